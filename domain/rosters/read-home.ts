import type { Home, Place } from '#domain/addresses/home.ts'
import { homeKey } from '#domain/addresses/home-key.ts'
import { isSameCity } from '#domain/addresses/peel-place.ts'
import { placeOfZip } from '#domain/addresses/places.ts'
import { type ReadRefusal, readAddress } from '#domain/addresses/read-address.ts'
import { readStreet } from '#domain/addresses/read-street.ts'
import { standardizeAddress } from '#domain/addresses/standardize-address.ts'
import { standardizeLot } from '#domain/addresses/standardize-lot.ts'
import { stateOf } from '#domain/addresses/states.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type HomeCells, namesSeveral, tidyHome } from './home-cells.ts'

export type HomeRefusal =
  | ReadRefusal
  | { because: 'missing home' | 'several homes' | 'post office box' | 'unit without a street' }

/** A home, and the one string that all its spellings share. */
export type KeyedHome = { home: Home; homeKey: string }

export type HomeReader = (cells: HomeCells) => Result<KeyedHome, HomeRefusal>

/**
 * Reads homes of one community, standardised as USPS Publication 28 has it. City, state and ZIP that no
 * cell tells are the community's own; so is the `sharedStreet` of a row that tells only a unit. A ZIP may
 * have lost its leading zero or carry a `.0` of a spreadsheet. The street wins where a row tells street and lot; a unit that only repeats the house
 * number is none. Spellings that came before are remembered, since files repeat them.
 *
 * Refuses as `readAddress` does, with `missing home` where no cell tells one, `several homes` where one tells two, `post office box` where
 * nobody can live, and `unit without a street`.
 */
export function homeReader(usual: Place | null, sharedStreet: string | null = null): HomeReader {
  const known = new Map<string, Result<KeyedHome, HomeRefusal>>()
  return (cells) => {
    const { address, unit, lot, city, state, zip } = cells
    const spelling = [address, unit, lot, city, state, zip].join('\u0000')
    const before = known.get(spelling)
    if (before) return before
    const home = readHome(cells, { usual, sharedStreet })
    const read = home.ok ? accept({ home: home.value, homeKey: homeKey(home.value) }) : home
    if (known.size >= mostKnown) known.clear()
    known.set(spelling, read)
    return read
  }
}

/** How many spellings are remembered. */
const mostKnown = 10_000

/** What homes have in common, where their rows leave it out. */
type Shared = { usual: Place | null; sharedStreet: string | null }

function readHome(typed: HomeCells, { usual, sharedStreet }: Shared): Result<Home, HomeRefusal> {
  const cells = tidyHome(typed)
  if (namesSeveral(cells)) return refuse({ because: 'several homes' })
  const place = placeOf(cells, usual)
  if (cells.address !== '') {
    const read = readLine(cells, place)
    if (read.ok || cells.lot === '' || read.refusal.because !== 'unreadable street') return read
  }
  if (cells.lot !== '') return readLotCell(cells, place)
  if (cells.unit === '') return refuse({ because: 'missing home' })
  if (sharedStreet === null) return refuse({ because: 'unit without a street' })
  const building = readLine({ ...cells, address: sharedStreet, unit: '' }, place)
  return building.ok ? withUnit(building.value, cells.unit.replace(/\.0+$/, '')) : building
}

/** The row's own place; what it leaves out is the community's, or follows from the ZIP. */
function placeOf({ city, state, zip }: HomeCells, usual: Place | null): Place | null {
  if (zip !== '')
    return { city: city || cityOf(zip, usual), state: state || stateFor(zip, usual), zip }
  return isUsual({ city, state }, usual) ? usual : { city, state, zip: '' }
}

function isUsual({ city, state }: { city: string; state: string }, usual: Place | null): boolean {
  if (city === '' && state === '') return true
  if (!usual || (state !== '' && stateOf(state) !== stateOf(usual.state))) return false
  return city === '' || isSameCity(city, usual.city)
}

function cityOf(zip: string, usual: Place | null): string {
  return usual && usual.zip.slice(0, 5) === zip.slice(0, 5) ? usual.city : ''
}

/** A ZIP that lost its zero tells no state by itself. */
function stateFor(zip: string, usual: Place | null): string {
  return placeOfZip(zip)?.state ?? usual?.state ?? ''
}

function readLine(cells: HomeCells, place: Place | null): Result<Home, HomeRefusal> {
  const line = withoutPlace(cells)
  const read = place && place.zip === '' ? readTyped(line, place) : readAddress(line, place)
  if (!read.ok) return read
  if (isBox(read.value)) return refuse({ because: 'post office box' })
  const unit = ownUnit(cells.unit, read.value)
  return unit === '' ? read : withUnit(read.value, unit)
}

/** A row that names a town without a ZIP: another than the community's cannot be placed. */
function readTyped(line: string, place: Place): Result<Home, ReadRefusal> {
  const own = readAddress(line, null)
  if (own.ok) return own
  const street = standardizeAddress({ street: line, unit: null, ...place })
  return street.ok ? accept({ kind: 'street', ...street.value }) : street
}

/** An address cell that repeats the town of its neighbours: `123 Main St, Austin` beside `Austin`. */
function withoutPlace({ address, city }: HomeCells): string {
  const parts = address.split(',')
  const last = parts.at(-1)!.trim()
  return parts.length > 1 && city !== '' && isSameCity(last, city)
    ? parts.slice(0, -1).join(',')
    : address
}

function isBox(home: Home): boolean {
  return home.kind === 'street' && /^PO BOX |^GENERAL DELIVERY/.test(home.street)
}

/** The unit's cell, unless it repeats the house number, the street or the lot. */
function ownUnit(typed: string, home: Home): string {
  const unit = typed.trim().replace(/\.0+$/, '')
  if (home.kind === 'lot') return home.lot.endsWith(` ${unit.toUpperCase()}`) ? '' : unit
  const [number] = home.street.split(' ')
  const bare = unit.replace(/^(?:unit|apt|#|no\.?)\s*/i, '').toUpperCase()
  return bare === number || readStreet(unit) !== null ? '' : unit
}

function withUnit(home: Home, unit: string): Result<Home, ReadRefusal> {
  const { unit: inLine, ...rest } = home
  if (rest.kind === 'lot') {
    const read = standardizeLot({
      ...rest,
      lot: [rest.lot, inLine].filter(Boolean).join(' '),
      unit,
    })
    return read.ok ? accept({ ...read.value, kind: 'lot' }) : read
  }
  const street = [rest.street, inLine].filter(Boolean).join(' ')
  const read = standardizeAddress({ ...rest, street, unit })
  return read.ok ? accept({ ...read.value, kind: 'street' }) : read
}

function readLotCell(
  { lot, unit, ...cells }: HomeCells,
  place: Place | null,
): Result<Home, HomeRefusal> {
  if (!place) return refuse({ because: 'unreadable zip' })
  if (readStreet(lot)) return readLine({ ...cells, lot: '', unit, address: lot }, place)
  const read = standardizeLot({ lot, unit: unit || null, ...place })
  return read.ok ? accept({ kind: 'lot', ...read.value }) : read
}
