import { suffixCode } from './street-suffixes.ts'

const directions = new Map(
  Object.entries({
    N: ['NORTH'],
    S: ['SOUTH'],
    E: ['EAST'],
    W: ['WEST'],
    NE: ['NORTHEAST', 'NORTH-EAST'],
    NW: ['NORTHWEST', 'NORTH-WEST'],
    SE: ['SOUTHEAST', 'SOUTH-EAST'],
    SW: ['SOUTHWEST', 'SOUTH-WEST'],
  }).flatMap(([code, names]) => [code, ...names].map((word) => [word, code] as const)),
)

/**
 * The one or two letters of a compass direction, `NORTH` and `N` alike, or null for any other word.
 * Takes one word in upper case (USPS Publication 28 §233).
 */
export function directionCode(word: string): string | null {
  return directions.get(word) ?? null
}

/**
 * Joins two directions that stand side by side into one, `N E` into `NE`, before or after the
 * street's name. A direction that is itself the name stays: `S EAST ST`, `N SOUTH RD`
 * (USPS Publication 28 §233).
 */
export function joinDirections(words: readonly string[]): string[] {
  const first = pairCode(words[0], words[1])
  const joined = first && hasName(words.slice(2)) ? [first, ...words.slice(2)] : [...words]
  const last = pairCode(joined.at(-2), joined.at(-1))
  return last && joined.length > 2 ? [...joined.slice(0, -2), last] : joined
}

function pairCode(first = '', second = ''): string | null {
  const [upright, sideways] = [directionCode(first), directionCode(second)]
  if (upright !== 'N' && upright !== 'S') return null
  return sideways === 'E' || sideways === 'W' ? upright + sideways : null
}

function hasName(words: string[]): boolean {
  const names = words.filter((word) => !directionCode(word))
  return names.length > 1 || (names.length === 1 && !suffixCode(names[0]!))
}
