import type { Sharp } from 'sharp'
import { accept, type Result, refuse } from '#domain/result.ts'
import { isMoving } from './is-moving.ts'
import type { MovingPicture, Pictures, UnreadablePicture } from './pictures.ts'

/** As many as cameras in pockets take. A small file can claim any number; interlaced ones are unpacked whole. */
const mostPixels = 52_000_000

/** The side of a portrait, in pixels: sharp at twice the size in which pages show it largest. */
const side = 256

/** What a logo is fitted into, in pixels: sharp at three times the height in which letters show it. */
const frame = { width: 512, height: 160 }

/** The most bytes of a logo that keeps all its colours; others are painted with 256 of them. */
const mostForAllColors = 200_000

/** Loaded with the first picture: a start does not wait for libvips. */
async function library() {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp
}

/** Pictures by libvips, one after the other: unpacked ones are large. */
export function sharpPictures(): Pictures {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Made>(make: () => Promise<Made>): Promise<Made> => {
    const made = last.then(make)
    last = made.catch(() => {})
    return made
  }
  return {
    portrait: (bytes) => inTurn(() => makePortrait(bytes)),
    logo: (bytes) => inTurn(() => makeLogo(bytes)),
  }
}

function makePortrait(bytes: Uint8Array): ReturnType<Pictures['portrait']> {
  return make<never>(bytes, (picture) =>
    picture.autoOrient().resize(side, side, { fit: 'cover' }).webp({ quality: 82 }).toBuffer(),
  )
}

async function makeLogo(bytes: Uint8Array): ReturnType<Pictures['logo']> {
  return make<MovingPicture>(bytes, async (picture, pages) => {
    if (pages > 1 || isMoving(bytes)) return { because: 'moving picture' }
    const fitted = picture
      .autoOrient()
      .resize({ ...frame, fit: 'inside', withoutEnlargement: true })
      .toColorspace('srgb')
    const whole = await fitted.clone().png({ compressionLevel: 9 }).toBuffer()
    return whole.length <= mostForAllColors ? whole : fitted.png({ palette: true }).toBuffer()
  })
}

type Make<No> = (picture: Sharp, pages: number) => Promise<Uint8Array | No>

async function make<No extends MovingPicture>(
  bytes: Uint8Array,
  work: Make<No>,
): Promise<Result<Uint8Array, UnreadablePicture | No>> {
  if (!isPicture(bytes)) return refuse({ because: 'not a picture' })
  const sharp = await library()
  try {
    const picture = sharp(bytes, { limitInputPixels: false, failOn: 'error' })
    const { width, height, pages = 1 } = await picture.metadata()
    if (width * height > mostPixels) return refuse({ because: 'too many pixels' })
    const made = await work(picture, pages)
    return made instanceof Uint8Array ? accept(made) : refuse(made)
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
