import { createInflateRaw } from 'node:zlib'
import { limits, Unreadable } from './limits.ts'

/** In bytes, as the archive declares them. */
type Sizes = { inflated: number; packed: number; headerAt: number }

/** A file inside a ZIP archive. */
type Entry = Sizes & { method: number; locked: boolean }

export type Archive = {
  names: ReadonlySet<string>
  /** A file's text, in pieces, as it is inflated; null when there is no such file. */
  read(name: string): AsyncIterable<string> | null
}

/** Archives of workbooks have dozens of files, those of a bomb many thousands. */
const mostEntries = 5_000

/** A part that shrank to less than this was made to burst: sheets of one repeated row shrink to a fortieth. */
const mostRatio = 250
const unsuspicious = 4 * 1024 * 1024

const broken = () => new Unreadable({ because: 'broken' })

/**
 * Opens a ZIP archive (PKWARE APPNOTE 6.3) by its directory, which is at its end. Nothing is
 * inflated before the sizes it declares are within our limits, and never more than they say.
 *
 * What this and its files throw is {@link Unreadable}: `broken`, `password` or `inflates`.
 */
export function openArchive(bytes: Buffer): Archive {
  const entries = directoryOf(bytes)
  const declared = [...entries].reduce((sum, [name, entry]) => sum + weight(name, entry), 0)
  if (declared > limits.inflated) throw new Unreadable({ because: 'inflates' })
  const budget = { left: limits.inflated } // a part may be read twice, and need not be called XML
  return {
    names: new Set(entries.keys()),
    read(name) {
      const entry = entries.get(name)
      return entry ? textOf(bytes, entry, budget) : null
    },
  }
}

function directoryOf(bytes: Buffer): Map<string, Entry> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end === -1 || end + 22 > bytes.length) throw broken()
  const count = bytes.readUInt16LE(end + 10)
  if (count > mostEntries) throw new Unreadable({ because: 'inflates' })
  const entries = new Map<string, Entry>()
  let at = bytes.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw broken()
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, nameEnd).replaceAll('\\', '/')
    if (!entries.has(name)) entries.set(name, entryAt(bytes, at))
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function entryAt(bytes: Buffer, at: number): Entry {
  const sizes = {
    inflated: bytes.readUInt32LE(at + 24),
    packed: bytes.readUInt32LE(at + 20),
    headerAt: bytes.readUInt32LE(at + 42),
  }
  const extraAt = at + 46 + bytes.readUInt16LE(at + 28)
  return {
    locked: (bytes.readUInt16LE(at + 8) & 1) === 1,
    method: bytes.readUInt16LE(at + 10),
    ...withLongSizes(sizes, bytes.subarray(extraAt, extraAt + bytes.readUInt16LE(at + 30))),
  }
}

const elsewhere = 0xffffffff

/** Some programs write every size in the eight bytes of a field of its own, in this order (APPNOTE 4.5.3). */
function withLongSizes(sizes: Sizes, extra: Buffer): Sizes {
  const long = { ...sizes }
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let from = at + 4
    for (const size of ['inflated', 'packed', 'headerAt'] as const) {
      if (long[size] !== elsewhere || from + 8 > extra.length) continue
      long[size] = Number(extra.readBigUInt64LE(from))
      from += 8
    }
  }
  return long
}

function packedBytes(bytes: Buffer, { headerAt, packed }: Entry): Buffer {
  if (headerAt + 30 > bytes.length || bytes.readUInt32LE(headerAt) !== 0x04034b50) throw broken()
  const from = headerAt + 30 + bytes.readUInt16LE(headerAt + 26) + bytes.readUInt16LE(headerAt + 28)
  if (from + packed > bytes.length) throw broken()
  return bytes.subarray(from, from + packed)
}

/** Pictures and the like are never inflated. */
const weight = (name: string, { inflated }: Entry) => (/\.(xml|rels)$/i.test(name) ? inflated : 0)

async function* textOf(
  bytes: Buffer,
  entry: Entry,
  budget: { left: number },
): AsyncGenerator<string> {
  if (entry.locked) throw new Unreadable({ because: 'password' })
  const bursts = entry.inflated > unsuspicious && entry.inflated > entry.packed * mostRatio
  budget.left -= entry.inflated
  if (bursts || budget.left < 0) throw new Unreadable({ because: 'inflates' })
  let decoder: TextDecoder | undefined
  let seen = 0
  for await (const chunk of inflated(packedBytes(bytes, entry), entry.method)) {
    seen += chunk.length
    if (seen > entry.inflated) throw new Unreadable({ because: 'inflates' })
    decoder ??= new TextDecoder(encodingOf(chunk))
    yield decoder.decode(chunk, { stream: true })
  }
  if (seen < entry.inflated) throw broken()
}

async function* inflated(packed: Buffer, method: number): AsyncGenerator<Buffer> {
  if (method === 0) {
    if (packed.length > 0) yield packed
    return
  }
  if (method !== 8) throw broken()
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 })
  inflate.end(packed)
  try {
    yield* inflate
  } catch {
    throw broken()
  }
}

/** XML says by its first bytes when it is not UTF-8. */
function encodingOf(chunk: Buffer): string {
  const first = chunk.length > 1 ? chunk.readUInt16BE(0) : 0
  if (first === 0xfffe || first === 0x3c00) return 'utf-16le'
  return first === 0xfeff || first === 0x003c ? 'utf-16be' : 'utf-8'
}
