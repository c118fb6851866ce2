import { type Box, readBox } from './boxes.ts'
import { directionCode } from './directions.ts'
import { readHouseNumber } from './house-number.ts'
import { partDesignators, readUnit, type UnitPart } from './read-unit.ts'
import { type StreetName, splitStreet } from './split-street.ts'
import { splitLeadingUnit, splitUnit } from './split-unit.ts'
import { endsStreets } from './street-suffixes.ts'
import { readSegments, type Segment } from './typed-words.ts'

/** A street line in its parts. Boxes and rural routes have a name only: `PO BOX 12`. */
export type Street = StreetName & { number: string | null; units: UnitPart[] }

/**
 * Reads a typed street line, with or without a unit in it, into upper-case parts.
 *
 * What is neither house number nor street is kept as part of the unit, in the order typed, such as
 * the name of a building. Answers null where no segment begins with a house number, a box or a route.
 */
export function readStreet(typed: string): Street | null {
  const segments = readSegments(typed) ?? []
  const box = readBox(segments.flat())
  return box ? boxStreet(box) : houseStreet(joinSegments(segments))
}

/** Whether a segment begins with a house number and goes on with a street. */
export function beginsStreet(segment: Segment): boolean {
  return readHouse(segment) !== null
}

/** The street on one line, `123 N MAIN ST`, without its unit. */
export function printStreet({ number, before, name, suffix, after }: Street): string {
  return [number, before, ...name, suffix, after].filter(Boolean).join(' ')
}

function boxStreet({ name, rest }: Box): Street {
  const nothing = { number: null, before: null, suffix: null, after: null }
  return { ...nothing, name: [name], units: readUnit(rest) }
}

/**
 * The first segment that begins with a house number is the street; the others go with the unit.
 * `12, 345 MAIN ST` has two numbers that may be the house's, so it is not read.
 */
function houseStreet(segments: readonly Segment[]): Street | null {
  for (const [index, segment] of segments.entries()) {
    const house = readHouse(segment)
    if (!house && isOnlyNumber(segment)) return null
    if (!house) continue
    const units = [segments.slice(0, index).flat(), house.unit, segments.slice(index + 1).flat()]
    return { number: house.number, ...splitStreet(house.street), units: readUnit(units.flat()) }
  }
  return null
}

function isOnlyNumber(segment: Segment): boolean {
  return readHouseNumber(segment)?.length === segment.length
}

/** A segment as number, street and unit, or null when it has no number or only a number. */
function readHouse(segment: Segment): { number: string; street: string[]; unit: string[] } | null {
  const { street: line, unit: leading } = splitLeadingUnit(partDesignators(segment))
  const house = readHouseNumber(line)
  if (!house) return null
  const { street, unit } = splitUnit(line.slice(house.length))
  const isOnlySuffix = street.length === 1 && endsStreets(street[0]!)
  const isNamed = !isOnlySuffix && street.some((word) => /\p{L}/u.test(word))
  return isNamed ? { number: house.number, street, unit: [...leading, ...unit] } : null
}

/** Puts a number typed apart from its street, and a suffix or direction apart from its name, back. */
function joinSegments(segments: readonly Segment[]): Segment[] {
  const joined: Segment[] = []
  for (const segment of segments) {
    const last = joined.at(-1)
    if (last && belongTogether(last, segment)) joined[joined.length - 1] = [...last, ...segment]
    else joined.push(segment)
  }
  return joined
}

function belongTogether(first: Segment, second: Segment): boolean {
  const house = readHouse(first)
  const isEnding = second.every((word) => directionCode(word) || endsStreets(word))
  if (house) return house.unit.length === 0 && isEnding
  return isOnlyNumber(first) && !beginsStreet(second) && !/^#|\d/.test(second[0]!)
}
