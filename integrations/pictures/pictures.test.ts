import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { sharpPictures } from './sharp.ts'

const { portrait, logo } = sharpPictures()

/** One row of one dot. */
const aRow = deflateSync(Buffer.alloc(4))
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

test.for(['jpeg', 'png', 'webp'] as const)(
  'a logo from a %s is a whole PNG that fits',
  async (format) => {
    const made = await logo(await halves().resize(3000, 2000).toFormat(format).toBuffer())
    if (!made.ok) throw new Error(made.refusal.because)
    expect(await sharp(made.value).metadata()).toMatchObject({
      ...{ format: 'png', height: 160 },
    })
  },
)

test('a small logo stays as small, and its ground as transparent', async () => {
  const clear = { r: 0, g: 0, b: 0, alpha: 0 }
  const small = sharp({ create: { width: 90, height: 30, channels: 4, background: clear } })
  const made = await logo(await small.png().toBuffer())
  if (!made.ok) throw new Error(made.refusal.because)
  expect(await sharp(made.value).metadata()).toMatchObject({
    width: 90,
    height: 30,
    hasAlpha: true,
  })
  expect((await sharp(made.value).stats()).isOpaque).toBe(false)
})

test('a logo tells nothing of where it was taken, and stands upright', async () => {
  const exif = { IFD0: { Copyright: 'Ana Reyes' } }
  const taken = halves().jpeg().withExif(exif).withMetadata({ orientation: 6 })
  const made = await logo(await taken.toBuffer())
  if (!made.ok) throw new Error(made.refusal.because)
  const { exif: left, orientation, width, height } = await sharp(made.value).metadata()
  expect([left, orientation, width, height]).toEqual([undefined, undefined, 60, 40])
})

test('a logo that packs badly is painted with fewer colours', async () => {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 }
  const wild = sharp({
    create: { width: 900, height: 300, channels: 3, background: '#888', noise },
  })
  const made = await logo(await wild.png().toBuffer())
  expect(made.ok && made.value.length).toBeLessThan(200_000)
})

const frames = Buffer.concat([Buffer.alloc(20 * 20 * 3), Buffer.alloc(20 * 20 * 3, 255)])
const film = { raw: { width: 20, height: 40, channels: 3 as const, pageHeight: 20 } }
const header = Buffer.alloc(13)
header.writeUInt32BE(1, 0)
header.writeUInt32BE(1, 4)
header.set([8, 2, 0, 0, 0], 8)

test.for([
  [
    'WebP',
    () =>
      sharp(frames, film)
        .webp({ loop: 0, delay: [100, 100] })
        .toBuffer(),
  ],
  [
    'PNG',
    async () =>
      aPng([
        ['IHDR', header],
        ['acTL', Buffer.alloc(8)],
        ['IDAT', aRow],
      ]),
  ],
] as const)('a %s that moves is no logo', async ([, draw]) => {
  expect(await logo(await draw())).toEqual({ ok: false, refusal: { because: 'moving picture' } })
})

test('a PNG that speaks of moving only after its picture stands still', async () => {
  const late = aPng([
    ['IHDR', header],
    ['IDAT', aRow],
    ['acTL', Buffer.alloc(8)],
  ])
  expect((await logo(late)).ok).toBe(true)
})

test.for([
  [
    'a drawing with script',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  ],
  ['a GIF', 'GIF89a\x01\x00\x01\x00\x00\x00\x00;                    '],
  ['the head of a PNG and no body', '\x89PNG\r\n\x1a\n                                   '],
  ['the head of a WebP and no body', 'RIFF\x20\x00\x00\x00WEBPVP8                       '],
])('%s is no logo', async ([, bytes]) => {
  expect(await logo(Buffer.from(bytes!, 'latin1'))).toEqual(notAPicture)
})

test('a wall of pixels is no logo either, and the next picture is taken all the same', async () => {
  const [wall, good] = await Promise.all([
    logo(aHugePng(60_000, 60_000)),
    logo(await halves().png().toBuffer()),
  ])
  expect(wall).toEqual({ ok: false, refusal: { because: 'too many pixels' } })
  expect(good.ok).toBe(true)
})

/** A PNG that says how large it is, and holds next to nothing. */
function aHugePng(width: number, height: number): Buffer {
  const size = Buffer.from(header)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  return aPng([
    ['IHDR', size],
    ['IDAT', deflateSync(Buffer.alloc(9))],
  ])
}

/** A PNG of these chunks. */
function aPng(chunks: readonly (readonly [string, Buffer])[]): Buffer {
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const parts = [...chunks, ['IEND', Buffer.alloc(0)] as const].map(([type, data]) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const sized = Buffer.alloc(8 + body.length)
    sized.writeUInt32BE(data.length, 0)
    body.copy(sized, 4)
    sized.writeUInt32BE(crc32(body), 4 + body.length)
    return sized
  })
  return Buffer.concat([signature, ...parts])
}
