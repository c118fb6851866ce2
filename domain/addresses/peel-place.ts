import { directionCode } from './directions.ts'
import type { Place } from './home.ts'
import { placeOfZip, statesOfZip } from './places.ts'
import { beginsStreet } from './read-street.ts'
import { isUnitId } from './read-unit.ts'
import { stateOf } from './states.ts'
import { endsStreets, spelledOut, suffixCode } from './street-suffixes.ts'
import { foldAccents, type Segment } from './typed-words.ts'
import { designatorCode } from './unit-designators.ts'

/** A typed line without its last line, and that last line; what was not typed is empty. */
type Peeled = { street: Segment[]; place: Place }

/** What the line may leave unsaid: the community's own place. */
type Usual = Place | null

/**
 * Takes country, ZIP, state and city off the end of a typed line, whether or not commas part them.
 * Answers null where a city must be there but cannot be told from the street.
 */
export function peelPlace(typed: readonly Segment[], usual: Usual): Peeled | null {
  const { rest: withState, word: zip } = peelZip(peelCountry(typed))
  const { rest: withCity, word: state } = peelState(withState, zip, usual)
  const city = peelCity(withCity, { zip, state, usual })
  return city && { street: city.rest, place: { city: city.word, state, zip } }
}

/** Whether two spellings name one city: `St. Louis` and `SAINT LOUIS`, `San José` and `San Jose`. */
export function isSameCity(one: string, other: string): boolean {
  return comparable(one.split(/\s+/)) === comparable(other.split(/\s+/))
}

type Peel = { rest: Segment[]; word: string }

function peelCountry(segments: readonly Segment[]): Segment[] {
  const last = segments.at(-1) ?? []
  const country = /(?:^| )(?:U ?S ?A|UNITED STATES(?: OF AMERICA)?)$/.exec(last.join(' '))?.[0]
  if (country) return withoutLast(segments, country.trim().split(' ').length)
  if (/ \d{5}(?:[- ]?\d{4})? US$/.test(last.join(' '))) return withoutLast(segments, 1)
  return segments.length > 1 && last.join(' ') === 'US' ? segments.slice(0, -1) : [...segments]
}

function peelZip(segments: Segment[]): Peel {
  const last = segments.at(-1) ?? []
  const line = last.join(' ')
  const zip = /(?:^| )(\d{5}(?:[- ]?\d{4})?|(?<=[A-Z]{2} )\d{4})$/.exec(line)?.[1]
  if (!zip) return { rest: segments, word: '' }
  const length = zip.split(' ').length
  const before = last.at(-1 - length)
  const isAlone = before === undefined && segments.length === 1
  const isNumberOfAnother = before !== undefined && (designatorCode(before) || before === 'BOX')
  const isZip = !isAlone && !isNumberOfAnother && (zip.length > 4 || lostZero(before, zip))
  return isZip ? { rest: withoutLast(segments, length), word: zip } : { rest: segments, word: '' }
}

/** Four digits are a ZIP behind a state whose ZIPs begin with a zero: `MA 2110`, and no `FM 1431`. */
function lostZero(state: string | undefined, zip: string): boolean {
  return statesOfZip(`0${zip}`).includes(stateOf(state ?? '') ?? '')
}

function peelState(segments: Segment[], zip: string, usual: Usual): Peel {
  const last = segments.at(-1) ?? []
  for (const length of [3, 2, 1]) {
    const state = last.length >= length ? stateOf(last.slice(-length).join(' ')) : null
    if (!state) continue
    const rest = withoutLast(segments, length)
    if (isState(last.slice(-length), { state, zip, rest, usual })) return { rest, word: state }
  }
  return { rest: segments, word: '' }
}

/** Whether words that name a state mean it here; `CT`, `NE` and `Washington` may mean a street or city. */
function isState(
  words: Segment,
  { state, zip, rest, usual }: { state: string; zip: string; rest: Segment[]; usual: Usual },
): boolean {
  const agrees = zip ? statesOfZip(zip).includes(state) : state === stateOf(usual?.state ?? '')
  if (!agrees && words[0]!.length > 2) return false
  if (rest.length > 1 || (agrees && endsWithCity(rest, zip, usual) > 0)) return true
  return rest.length > 0 && zip !== '' && !isStreetWord(words[0]!)
}

function isStreetWord(word: string): boolean {
  return suffixCode(word) !== null || directionCode(word) !== null
}

function peelCity(
  segments: Segment[],
  { zip, state, usual }: { zip: string; state: string; usual: Usual },
): Peel | null {
  const known = endsWithCity(segments, zip, usual)
  if (known > 0) return peelWords(segments, known)
  const last = segments.at(-1) ?? []
  const isApart = segments.length > 1 && !beginsStreet(last) && !saysUnit(last)
  if (isApart) return zip || state ? peelWords(segments, last.length) : null
  if (!zip && !state) return { rest: segments, word: '' }
  const unknown = cityBehindStreet(last)
  return unknown === null ? null : peelWords(segments, unknown)
}

/** How many words at the end are the city of the ZIP, or of the community; 0 when they are neither. */
function endsWithCity(segments: readonly Segment[], zip: string, usual: Usual): number {
  const last = segments.at(-1) ?? []
  const isWholeStreet = segments.length === 1
  for (const city of [placeOfZip(zip)?.city, usual?.city]) {
    const words = city ? city.split(/\s+/) : []
    const isRoom = isWholeStreet ? last.length > words.length + 1 : last.length >= words.length
    if (words.length > 0 && isRoom && comparable(last.slice(-words.length)) === comparable(words)) {
      return words.length
    }
  }
  return 0
}

/**
 * How many words at the end of `123 MAIN ST N ROUND ROCK` are the city: those behind the last suffix
 * and its direction, or behind a unit's id. Null where there is neither to tell by.
 */
function cityBehindStreet(words: Segment): number | null {
  const isEnd = (word: string, index: number) =>
    index > 1 &&
    (endsStreets(word) || (designatorCode(words[index - 1]!) !== null && isUnitId(word)))
  const end = words.findLastIndex((word, index) => isEnd(word, index) && index < words.length - 1)
  if (end < 0) return words.length <= 2 || words.some(isEnd) ? 0 : null
  const city = words.slice(end + 1)
  return city.length - (/^[NESW]{1,2}$/.test(city[0]!) ? 1 : 0)
}

function saysUnit(segment: Segment): boolean {
  return segment.every(isUnitId) || segment.some((word) => designatorCode(word) !== null)
}

function comparable(words: readonly string[]): string {
  return foldAccents(words.map((word) => spelledOut(word.toUpperCase())).join(' '))
    .replace(/\bSTREET\b|\bSAINT\b/g, 'ST')
    .replace(/[^A-Z ]/g, '')
}

function peelWords(segments: Segment[], length: number): Peel {
  const word = length > 0 ? segments.at(-1)!.slice(-length).join(' ') : ''
  return { rest: withoutLast(segments, length), word }
}

function withoutLast(segments: readonly Segment[], words: number): Segment[] {
  if (words === 0) return [...segments]
  const last = segments.at(-1)!.slice(0, -words)
  return last.length > 0 ? [...segments.slice(0, -1), last] : segments.slice(0, -1)
}
