import type { Encoding } from './spreadsheets.ts'

const marks: readonly (readonly [mark: readonly number[], encoding: Encoding])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

/**
 * Decodes a text by the first of these that holds: its byte order mark, which is left out; zero bytes on
 * every other place (UTF-16); being flawless UTF-8; else Windows-1252, in which every byte means something.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const marked = marks.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1]
  const told = marked ?? encodingByZeros(bytes)
  if (told && told !== 'utf-8') return { text: new TextDecoder(told).decode(bytes), encoding: told }
  const text = strictUtf8(bytes)
  if (text !== null) return { text, encoding: 'utf-8' }
  if (marked) return { text: linesOfTwoMinds(bytes), encoding: marked }
  return { text: older.decode(bytes), encoding: 'windows-1252' }
}

/** Latin letters in UTF-16 have a zero in one half, always the same one. */
function encodingByZeros(bytes: Uint8Array): Encoding | null {
  const length = Math.min(bytes.length, 4096) & ~1
  const zeros: [even: number, odd: number] = [0, 0]
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) zeros[at % 2 === 0 ? 0 : 1] += 1
  const [even, odd] = zeros
  if (odd > length / 8 && odd > even * 8) return 'utf-16le'
  if (even > length / 8 && even > odd * 8) return 'utf-16be'
  return null
}

const older = new TextDecoder('windows-1252')
const strict = new TextDecoder('utf-8', { fatal: true })

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes)
  } catch {
    return null
  }
}

/** A text marked as UTF-8 to which a program added lines of its own: those are Windows-1252. */
function linesOfTwoMinds(bytes: Uint8Array): string {
  const lines: string[] = []
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(0x0a, from)
    const line = bytes.subarray(from, end === -1 ? bytes.length : end + 1)
    lines.push(strictUtf8(line) ?? older.decode(line))
    from += line.length
  }
  return lines.join('')
}
