/** Where the first chunk of a PNG begins. */
const firstChunk = 8

/**
 * Whether a PNG is one of several pictures: it says so in a chunk `acTL` before the first that holds any of
 * it (PNG, third edition, 11.3.6.1). Other files never are by this sign.
 */
export function isMoving(file: Uint8Array): boolean {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (bytes.toString('latin1', 1, 4) !== 'PNG') return false
  for (let at = firstChunk; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (kind === 'acTL') return true
    if (kind === 'IDAT') return false
  }
  return false
}
