import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { sharpPictures } from './sharp.ts'

const { portrait } = sharpPictures()
const notAPicture = { ok: false, refusal: { because: 'not a picture' } }

/** A picture whose upper half is red and whose lower half is blue, 40 wide and 60 high. */
function halves() {
  const red = { create: { width: 40, height: 30, channels: 3 as const, background: '#f00' } }
  return sharp(red).extend({ bottom: 30, background: '#00f' })
}

/** The colours in the middle of the upper, lower, left and right quarter, as the strongest of each. */
async function looksLike(bytes: Uint8Array) {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) => {
    const [red, , blue] = data.subarray((y * info.width + x) * info.channels)
    return red! > blue! ? 'red' : 'blue'
  }
  return { top: at(128, 40), bottom: at(128, 215), left: at(40, 128), right: at(215, 128) }
}

test.for(['jpeg', 'png', 'webp'] as const)('a %s becomes a square WebP', async (format) => {
  const made = await portrait(await halves().toFormat(format).toBuffer())
  if (!made.ok) throw new Error(made.refusal.because)
  expect(await sharp(made.value).metadata()).toMatchObject({
    ...{ format: 'webp', width: 256, height: 256 },
  })
  expect(await looksLike(made.value)).toMatchObject({ top: 'red', bottom: 'blue' })
  expect(made.value.length).toBeLessThan(100_000)
})

test('a picture taken sideways stands upright, and tells nothing of where it was taken', async () => {
  const exif = {
    IFD0: { Copyright: 'Ana Reyes', Make: 'Camera' },
    IFD3: { GPSLatitude: '30/1 16/1 2/1' },
  }
  const taken = await halves().jpeg().withExif(exif).withMetadata({ orientation: 6 }).toBuffer()
  expect(taken.includes('Ana Reyes')).toBe(true)
  const made = await portrait(taken)
  if (!made.ok) throw new Error(made.refusal.because)
  expect(await looksLike(made.value)).toMatchObject({ left: 'blue', right: 'red' })
  const { exif: left, orientation, icc } = await sharp(made.value).metadata()
  expect([left, orientation, icc]).toEqual([undefined, undefined, undefined])
})

test('noise, which packs worst, still is small enough to be kept', async () => {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 }
  const wild = sharp({
    create: { width: 900, height: 900, channels: 3, background: '#888', noise },
  })
  const made = await portrait(await wild.png().toBuffer())
  expect(made.ok && made.value.length).toBeLessThan(100_000)
})

test.for([
  ['nothing', ''],
  ['text', 'hello, this is not a picture at all'],
  [
    'a drawing with script',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  ],
  ['an animation', 'GIF89a\x01\x00\x01\x00\x00\x00\x00;                    '],
  ['the head of a JPEG and no body', '\xff\xd8\xff\xe0\x00\x10JFIF\x00                    '],
  ['the head of a PNG and no body', '\x89PNG\r\n\x1a\n                                   '],
  ['the head of a WebP and no body', 'RIFF\x20\x00\x00\x00WEBPVP8                       '],
])('%s is no picture', async ([, bytes]) => {
  expect(await portrait(Buffer.from(bytes!, 'latin1'))).toEqual(notAPicture)
})

test('a picture that breaks off is refused', async () => {
  const whole = await halves().resize(400, 600).png().toBuffer()
  expect(await portrait(whole.subarray(0, whole.length / 2))).toEqual(notAPicture)
})

test('a small file that claims a wall of pixels is refused before it is unpacked', async () => {
  expect(await portrait(aHugePng(60_000, 60_000))).toEqual({
    ok: false,
    refusal: { because: 'too many pixels' },
  })
})

/** A PNG that says how large it is, and holds next to nothing. */
function aHugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const sized = Buffer.alloc(8 + body.length)
    sized.writeUInt32BE(data.length, 0)
    body.copy(sized, 4)
    sized.writeUInt32BE(crc32(body), 4 + body.length)
    return sized
  }
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(9)))]
  return Buffer.concat([signature, ...parts, chunk('IEND', Buffer.alloc(0))])
}
