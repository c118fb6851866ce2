import type { UnderstoodRow } from './understand-row.ts'

/** On which line of a file a home or an address comes for the last time, or later. */
export type LastLines = {
  /** The row with this line says something of it; in any order. */
  see(what: string, line: number): void
  of(what: string): number
}

/** How many of them there is room for: a power of two, and several times what the largest file has. */
const room = 2 ** 21

/**
 * A file of a hundred thousand rows has as many homes and addresses: their last lines are remembered in a
 * table of fixed size. Two that share a place in it have the later line of both, which does no harm.
 */
export function lastLines(): LastLines {
  const lines = new Int32Array(room)
  return {
    see(what, line) {
      const place = placeOf(what)
      lines[place] = Math.max(lines[place]!, line)
    },
    of: (what) => lines[placeOf(what)]!,
  }
}

/** Remembers what a row says something of: its home, and the addresses of its people. */
export function seeRow({ see }: LastLines, { homeKey, people, line }: UnderstoodRow): void {
  if (homeKey !== null) see(homeKey, line)
  for (const { email } of people) if (email !== null) see(email, line)
}

/** FNV-1a, folded to the size of the table. */
function placeOf(what: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < what.length; at += 1)
    hash = Math.imul(hash ^ what.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 21)) & (room - 1)
}
