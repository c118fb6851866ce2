import sharp from 'sharp'
import { accept, refuse } from '#domain/result.ts'
import type { Pictures } from './pictures.ts'

/** As many as cameras in pockets take. A small file can claim any number; interlaced ones are unpacked whole. */
const mostPixels = 52_000_000

/** The side of a portrait, in pixels: sharp at twice the size in which pages show it largest. */
const side = 256

sharp.cache(false)
sharp.concurrency(1)

/** Pictures by libvips, one after the other: unpacked ones are large. */
export function sharpPictures(): Pictures {
  let last: Promise<unknown> = Promise.resolve()
  return {
    portrait(bytes) {
      const portrait = last.then(() => makePortrait(bytes))
      last = portrait
      return portrait
    },
  }
}

async function makePortrait(bytes: Uint8Array): ReturnType<Pictures['portrait']> {
  if (!isPicture(bytes)) return refuse({ because: 'not a picture' })
  try {
    const picture = sharp(bytes, { limitInputPixels: false, failOn: 'error' })
    const { width, height } = await picture.metadata()
    if (width * height > mostPixels) return refuse({ because: 'too many pixels' })
    const square = picture.autoOrient().resize(side, side, { fit: 'cover' })
    return accept(await square.webp({ quality: 82 }).toBuffer())
  } catch {
    return refuse({ because: 'not a picture' }) // damaged, or none behind its first bytes
  }
}

/** Whether a file begins as JPEG, PNG or WebP do: no other reader of the library is ever asked. */
function isPicture(bytes: Uint8Array): boolean {
  const begins = (signs: string, at = 0) =>
    Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(signs.length, bytes.length - at))
      .toString('latin1')
      .startsWith(signs)
  if (bytes.length < 16) return false
  return (
    begins('\xff\xd8\xff') || begins('\x89PNG\r\n\x1a\n') || (begins('RIFF') && begins('WEBP', 8))
  )
}
