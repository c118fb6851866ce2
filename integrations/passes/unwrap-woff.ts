import { promisify } from 'node:util'
import { inflate } from 'node:zlib'

const unpack = promisify(inflate)

/** Bytes of the head of a WOFF file and of one line of its table of contents, and the same of TrueType. */
const woff = { head: 44, line: 20 }
const trueType = { head: 12, line: 16 }

type Table = { tag: number; checkSum: number; bytes: Buffer }

/**
 * Unpacks a font for the web (WOFF 1.0, a W3C recommendation) into the TrueType font it was made of,
 * whose tables can be read at any place without being unpacked each time.
 */
export async function unwrapWoff(file: Buffer): Promise<Buffer> {
  if (file.toString('latin1', 0, 4) !== 'wOFF') throw new Error('This is no WOFF font.')
  const count = file.readUInt16BE(12)
  const tables = await Promise.all(
    Array.from({ length: count }, (_, at) => readTable(file, woff.head + at * woff.line)),
  )
  return writeTrueType(file.readUInt32BE(4), tables)
}

async function readTable(file: Buffer, line: number): Promise<Table> {
  const [tag, from, packed, size, checkSum] = [0, 4, 8, 12, 16].map((at) =>
    file.readUInt32BE(line + at),
  ) as [number, number, number, number, number]
  const bytes = file.subarray(from, from + packed)
  return { tag, checkSum, bytes: packed < size ? await unpack(bytes) : bytes }
}

function writeTrueType(flavor: number, tables: readonly Table[]): Buffer {
  const head = Buffer.alloc(trueType.head + trueType.line * tables.length)
  const power = 2 ** Math.floor(Math.log2(tables.length))
  head.writeUInt32BE(flavor, 0)
  head.writeUInt16BE(tables.length, 4)
  head.writeUInt16BE(power * 16, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE(tables.length * 16 - power * 16, 10)
  const parts: Buffer[] = [head]
  let end = head.length
  for (const [at, { tag, checkSum, bytes }] of tables.entries()) {
    const line = trueType.head + at * trueType.line
    for (const [place, value] of [tag, checkSum, end, bytes.length].entries())
      head.writeUInt32BE(value, line + place * 4)
    const filling = Buffer.alloc(-bytes.length & 3)
    parts.push(bytes, filling)
    end += bytes.length + filling.length
  }
  return Buffer.concat(parts)
}
