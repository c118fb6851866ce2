import { createHash } from 'node:crypto'
import type { Home } from './home.ts'
import { comparableNumber } from './house-number.ts'
import { ordinalsInFigures } from './ordinals.ts'
import { readLot } from './read-lot.ts'
import { readStreet, type Street } from './read-street.ts'
import { combineUnits, readUnit, type UnitPart } from './read-unit.ts'
import { spelledOut } from './street-suffixes.ts'
import { foldAccents, foldTypography, readSegments } from './typed-words.ts'
import { onlySaysUnit } from './unit-designators.ts'

const longestKey = 200

/** What a name's first word stands for when shortened. */
const titles: Record<string, string> = { ST: 'SAINT', DR: 'DOCTOR' }

/**
 * One string for one home, however its address is written: `123 Main St Apt 4` and
 * `123 MAIN STREET #4` share it, `Fifth Ave` and `5th Ave`, `Lot 7` and `LOT 07`, with accents or
 * without. Another number, direction, suffix, unit or five-digit ZIP is another home.
 *
 * The city counts only where there is no ZIP. Never longer than 200 characters; it stands in a unique
 * index, so what it answers for an address must not change once homes are stored.
 */
export function homeKey(home: Home): string {
  const parts = home.kind === 'lot' ? lotParts(home) : streetParts(home)
  const key = [placeKey(home), ...parts].map(folded).join('|')
  return key.length <= longestKey ? key : shortened(key)
}

/** The parts of a home as its key compares them; empty where it has none, or where its line could not be read. */
export type ComparableHome = Record<'place' | 'number' | 'street' | 'lot' | 'unit', string>

/** A home in the parts of its key: equal parts are one home, however they are written. */
export function comparableHome(home: Home): ComparableHome {
  const parts = (home.kind === 'lot' ? lotParts(home) : streetParts(home)).map(folded)
  const [first = '', ...others] = parts
  const unit = others.pop() ?? ''
  const nothing = { place: folded(placeKey(home)), number: '', street: '', lot: '', unit }
  if (home.kind === 'lot') return { ...nothing, lot: first }
  if (others.length === 0) return { ...nothing, street: first }
  return { ...nothing, number: first, street: others.filter(Boolean).join(' ') }
}

function placeKey({ zip, state, city }: Home): string {
  return /^\d{5}/.exec(zip)?.[0] ?? `${state} ${city}`
}

const folded = (part: string) => foldAccents(foldTypography(part))

function streetParts(home: Home & { kind: 'street' }): string[] {
  const street = readStreet(home.street)
  const field = unitOf(home.unit)
  if (!street) return [home.street, unitsKey(field)]
  const { number, before, suffix, after, units } = street
  const name = nameKey(street)
  const comparable = [number === null ? '' : comparableNumber(number), before, name, suffix, after]
  return [...comparable.map((part) => part ?? ''), unitsKey(combined(units, field))]
}

function lotParts(home: Home & { kind: 'lot' }): string[] {
  const read = readLot(readSegments(home.lot)?.flat() ?? [])
  const lot = read ? joinedId(read.lot.replace(/^LOT /, '')) : home.lot
  return [`LOT ${lot}`, unitsKey(combined(readUnit(read?.unit ?? []), unitOf(home.unit)))]
}

/** Shortened words in full, ordinals in figures, hyphens as spaces. `5 ST` is `5TH ST`. */
function nameKey({ name, suffix }: Street): string {
  const words = name.join(' ').split(/[\s-]+/)
  if (suffix && words.length === 1 && /^\d+$/.test(words[0]!)) return `${words[0]}TH`
  const [first = '', ...others] = ordinalsInFigures(words)
  const opening = others.length > 0 ? (titles[first] ?? spelledOut(first)) : spelledOut(first)
  return [opening, ...others.map(spelledOut)].join(' ')
}

function unitOf(unit: string | null): UnitPart[] {
  return readUnit(readSegments(unit ?? '')?.flat() ?? [unit ?? ''])
}

function combined(inLine: UnitPart[], inField: UnitPart[]): UnitPart[] {
  return combineUnits(inLine, inField) ?? [...inLine, ...inField]
}

/** Units in a fixed order; designators that only say "unit" are left out. */
function unitsKey(units: readonly UnitPart[]): string {
  const keys = units.map(({ designator, id }) =>
    [onlySaysUnit(designator) ? '' : (designator ?? '='), joinedId(id)].filter(Boolean).join(' '),
  )
  return [...new Set(keys.filter(Boolean))].sort().join('+')
}

/** `4 B`, `4-B` and `04B` are one id; `1-12` and `11-2` are not. */
function joinedId(id: string): string {
  return id
    .replace(/(?<=\d)[\s-]+(?=[A-Z](?![A-Z]))|(?<=(?<![A-Z])[A-Z])[\s-]+(?=\d)/g, '')
    .replace(/^0+(?=\d)/, '')
}

function shortened(key: string): string {
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 32)
  return `${key.slice(0, longestKey - digest.length - 1).toWellFormed()}~${digest}`
}
