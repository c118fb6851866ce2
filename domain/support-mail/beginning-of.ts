/** The largest letter that is read whole, in bytes; of a larger one the beginning. */
export const largestLetter = 12 * 1024 * 1024

/**
 * The most lines that are read, more than the largest letter of any mail program has. Each costs the parser many
 * times its bytes: of millions of empty ones it would die, and find the same letter again.
 */
const mostLines = 200_000

/** As much of a letter as is read. */
export function beginningOf(raw: Uint8Array): { some: Uint8Array; isCutOff: boolean } {
  const some = raw.subarray(0, largestLetter)
  let end = -1
  for (let lines = 0; lines < mostLines; lines += 1) {
    end = some.indexOf(lineFeed, end + 1)
    if (end === -1) return { some, isCutOff: raw.byteLength >= largestLetter }
  }
  return { some: some.subarray(0, end + 1), isCutOff: true }
}

const lineFeed = 0x0a

/** The head of a letter: its lines above the first that is empty; all of them where none is. */
export function headOf(some: Uint8Array): Uint8Array {
  for (let start = 0; ; ) {
    const end = some.indexOf(lineFeed, start)
    if (end === -1) return some
    if (isEmpty(some, start, end)) return some.subarray(0, start)
    start = end + 1
  }
}

/** Whether nothing stands on a line but the signs that end it. */
function isEmpty(some: Uint8Array, start: number, end: number): boolean {
  let at = start
  while (at < end && some[at] === carriageReturn) at += 1
  return at === end
}

const carriageReturn = 0x0d
