import type { PassCommunity } from './passes.ts'

/** More dots than any logo on paper needs; unpacking more would keep others waiting. */
const mostDots = 4_000_000

/** A picture as it can be printed, with its size in dots. */
export type PrintedLogo = { bytes: Buffer; width: number; height: number }

/**
 * The logo, if it can be printed: PNG or JPEG, of at most four million dots. Null for any other
 * picture, WebP among them, which no PDF may hold.
 */
export function printedLogo(logo: PassCommunity['logo']): PrintedLogo | null {
  if (!logo) return null
  const bytes = Buffer.from(logo.bytes)
  const size = sizeOfPng(bytes) ?? sizeOfJpeg(bytes)
  if (!size || size.width * size.height === 0 || size.width * size.height > mostDots) return null
  return { bytes, ...size }
}

type Size = { width: number; height: number }

const pngHead = Buffer.from('89504e470d0a1a0a', 'hex')

function sizeOfPng(bytes: Buffer): Size | null {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(pngHead)) return null
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** Markers of JPEG behind which its size stands: start of frame, in all its kinds (ITU-T T.81, table B.1). */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function sizeOfJpeg(bytes: Buffer): Size | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    if (isFrame(bytes[at + 1]!))
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}
