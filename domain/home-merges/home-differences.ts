import type { Home } from '#domain/addresses/home.ts'
import { comparableHome } from '#domain/addresses/home-key.ts'
import { printStreet, readStreet } from '#domain/addresses/read-street.ts'
import { areSpelledAlike } from './spelled-alike.ts'

/**
 * In what two homes differ. *kind*: one is a street address and the other a lot; *spelling*: their streets are
 * written in another way, but alike; *street*: they are other streets; *place*: the town or the ZIP.
 */
export type HomePart = 'kind' | 'number' | 'street' | 'spelling' | 'lot' | 'unit' | 'place'

/** What each of the two has there, as it is written; null: nothing. */
export type HomeDifference = { part: HomePart; one: string | null; other: string | null }

/** In what two homes differ, what weighs most first. */
export function differencesOf({ one, other }: { one: Home; other: Home }): HomeDifference[] {
  const [left, right] = [partsOf(one), partsOf(other)]
  if (one.kind !== other.kind)
    return [{ part: 'kind', one: left.line.written, other: right.line.written }]
  const differs = (part: keyof typeof left, called: HomePart): HomeDifference[] =>
    left[part].key === right[part].key
      ? []
      : [{ part: called, one: left[part].written, other: right[part].written }]
  const isAlike = areSpelledAlike(left.line.written, right.line.written)
  return [
    ...differs('number', 'number'),
    ...differs('street', isAlike ? 'spelling' : 'street'),
    ...differs('lot', 'lot'),
    ...differs('unit', 'unit'),
    ...differs('place', 'place'),
  ]
}

/** Whether two homes differ in more than how they are written, so that they may well be two. */
export function mayBeTwo(differences: readonly HomeDifference[]): boolean {
  return differences.some(({ part }) => part !== 'spelling' && part !== 'place')
}

function partsOf(home: Home) {
  const { number, street, lot, unit, place } = comparableHome(home)
  const line = home.kind === 'lot' ? home.lot : home.street
  return {
    line: { key: line, written: line },
    number: { key: number, written: number || null },
    street: { key: street, written: streetOf(line) },
    lot: { key: lot, written: line },
    unit: { key: unit, written: home.unit ?? (unit || null) },
    place: { key: place, written: `${home.city} ${home.state} ${home.zip}` },
  }
}

/** A street without the number of the house. */
function streetOf(line: string): string {
  const street = readStreet(line)
  return street ? printStreet({ ...street, number: null }) : line
}
