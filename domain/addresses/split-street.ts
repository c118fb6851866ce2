import { parseAddress } from 'parse-address'
import { directionCode, joinDirections } from './directions.ts'
import { joinRoutes } from './routes.ts'
import { spelledOut, suffixCode } from './street-suffixes.ts'

/** A street without its house number: `N MAIN ST SW` in its parts. */
export type StreetName = {
  before: string | null
  name: string[]
  suffix: string | null
  after: string | null
}

/**
 * Takes a street's words apart into direction, name, suffix and direction (USPS Publication 28
 * §233, §234). Directions and the suffix become their abbreviations, a suffix inside the name is
 * written out, `PARK AVENUE CIR`, and all else stays as typed, accents included.
 *
 * The library knows the order of the parts. It is shown only what kind of word stands where, since
 * it loses words with accents or of a kind it does not know.
 */
export function splitStreet(typed: readonly string[]): StreetName {
  const line = typed.join(' ')
  const before = known.get(line)
  if (before) return { ...before, name: [...before.name] }
  const read = takeApart(typed)
  if (known.size >= mostKnown) known.clear()
  known.set(line, read)
  return { ...read, name: [...read.name] }
}

/** A community has thousands of homes on a few dozen streets; reading each street once is enough. */
const known = new Map<string, StreetName>()
const mostKnown = 2000

function takeApart(typed: readonly string[]): StreetName {
  const words = joinRoutes(joinDirections(typed))
  const parsed = parseAddress(`1 ${words.map(kindOf).join(' ')},`)
  const start = parsed?.prefix ? 1 : 0
  const end = words.length - (parsed?.suffix ? 1 : 0)
  const name = words.slice(start, end)
  const before = start === 1 ? directionCode(words[0]!) : null
  const after = end < words.length ? directionCode(words[end]!) : null

  const suffix = suffixCode(name.at(-1) ?? '')
  if (suffix && parsed?.type) return { before, name: writtenOut(name.slice(0, -1)), suffix, after }
  // `S AVE W` is South Avenue, west.
  const isNamedDirection = suffix && before && after && name.length === 1
  return isNamedDirection
    ? { before: null, name: [words[0]!], suffix, after }
    : { before, name, suffix: null, after }
}

/** `PARK AVE` before a suffix of its own is `PARK AVENUE`; a name of one word is left alone. */
function writtenOut(name: string[]): string[] {
  return name.length > 1 ? [...name.slice(0, -1), spelledOut(name.at(-1)!)] : name
}

function kindOf(word: string): string {
  return directionCode(word) ?? (suffixCode(word) ? 'ST' : 'X')
}
