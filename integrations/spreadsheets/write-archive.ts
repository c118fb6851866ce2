import { pipeline, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A file of an archive; its text comes piece by piece. */
export type ArchivedFile = {
  name: string
  content: Iterable<string> | AsyncIterable<string>
}

/** Sizes and sum are said behind each file, since nobody knows them before; names are UTF-8. */
const flags = 0x0808
const deflated = 8

/** Writes a ZIP archive (PKWARE APPNOTE 6.3) as its files come into being: nothing is held as a whole. */
export async function* writeArchive(files: readonly ArchivedFile[]): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content } of files) {
    const from = at
    const header = headOf(name)
    yield header
    const sums = { crc: 0, inflated: 0, packed: 0 }
    for await (const piece of pack(content, sums)) yield piece
    const told = descriptorOf(sums)
    yield told
    at += header.length + sums.packed + told.length
    directory.push(entryOf(name, sums, from))
  }
  yield Buffer.concat([...directory, endOf(directory, at)])
}

type Sums = { crc: number; inflated: number; packed: number }

async function* pack(content: ArchivedFile['content'], sums: Sums): AsyncGenerator<Buffer> {
  async function* counted() {
    for await (const piece of content) {
      const bytes = Buffer.from(piece)
      sums.crc = crc32(bytes, sums.crc)
      sums.inflated += bytes.length
      yield bytes
    }
  }
  const packing = createDeflateRaw()
  pipeline(Readable.from(counted()), packing, () => {}) // what breaks is thrown where the pieces are read
  for await (const piece of packing as AsyncIterable<Buffer>) {
    sums.packed += piece.length
    yield piece
  }
}

function headOf(name: string): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(flags, 6)
  head.writeUInt16LE(deflated, 8)
  head.writeUInt16LE(Buffer.byteLength(name), 26)
  return Buffer.concat([head, Buffer.from(name)])
}

function descriptorOf({ crc, inflated, packed }: Sums): Buffer {
  const told = Buffer.alloc(16)
  told.writeUInt32LE(0x08074b50, 0)
  told.writeUInt32LE(crc, 4)
  told.writeUInt32LE(packed, 8)
  told.writeUInt32LE(inflated, 12)
  return told
}

function entryOf(name: string, { crc, inflated, packed }: Sums, at: number): Buffer {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(20, 4)
  entry.writeUInt16LE(20, 6)
  entry.writeUInt16LE(flags, 8)
  entry.writeUInt16LE(deflated, 10)
  entry.writeUInt32LE(crc, 16)
  entry.writeUInt32LE(packed, 20)
  entry.writeUInt32LE(inflated, 24)
  entry.writeUInt16LE(Buffer.byteLength(name), 28)
  entry.writeUInt32LE(at, 42)
  return Buffer.concat([entry, Buffer.from(name)])
}

function endOf(directory: readonly Buffer[], at: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return end
}
