import { readStreet } from '#domain/addresses/read-street.ts'
import { stateOf } from '#domain/addresses/states.ts'

/** A home as the cells of a row tell it; what no cell tells is ''. */
export type HomeCells = {
  /** A whole address, or number and street. */
  address: string
  unit: string
  lot: string
  city: string
  state: string
  zip: string
}

/** The cells without what says nothing: `N/A`, `same`, a `.0` of a spreadsheet, remarks in brackets. */
export function tidyHome(cells: HomeCells): HomeCells {
  const line = cells.address
    .replace(/\([^()\d]*\)/g, ' ')
    .replace(/\s*\n\s*/g, ', ')
    .trim()
  return {
    address: unlessNone(line),
    unit: unlessNone(cells.unit),
    lot: unlessNone(cells.lot).replace(/\.0+$/, ''),
    ...placeCells(cells),
  }
}

const none =
  /^(?:n\/?a|none|null|unknown|tbd|same(?: as (?:above|property|unit))?|mismo|-+|0+|ninguno)$/i

function unlessNone(typed: string): string {
  return none.test(typed.trim()) ? '' : typed.trim()
}

const withState =
  /^(.*\p{L})(?:\s*,\s*(\p{L}[\p{L} .]+?)|\s+(\p{L}{2}))\.?(?:\s+(\d{5}(?:-\d{4})?))?$/u

/** `Austin, TX` in the city's cell tells the state too. */
function placeCells({ city, state, zip }: HomeCells): Pick<HomeCells, 'city' | 'state' | 'zip'> {
  const bareZip = zip.trim().replace(/\.0+$/, '')
  const [, own = '', behindComma, code, ownZip = ''] = withState.exec(city.trim()) ?? []
  const named = stateOf(behindComma ?? code ?? '')
  const isSame = state.trim() === '' || stateOf(state) === named
  if (named === null || !isSame) return { city: city.trim(), state: state.trim(), zip: bareZip }
  return { city: own, state: named, zip: bareZip || ownZip }
}

const sign = String.raw`\s*(?:&|\+|\band\b|\by\b)\s*`
const word = String.raw`(?:(?:lots?|lotes?|units?|apts?\.?|#)\s*)?`
const numbers = new RegExp(`${word}\\d+[a-z]?${sign}${word}\\d+[a-z]?\\b`, 'i')
const letters = new RegExp(`^${word}[a-z]${sign}${word}[a-z]$`, 'i')
const listed = /^\s*(?:lots?\s*)?\d+[a-z]?(?:\s*,\s*(?:lots?\s*)?\d+[a-z]?)+\s*$/i

/** Whether a cell tells more homes than one: `12 & 14 Main St`, `Lots 7 and 8`, two addresses. */
export function namesSeveral({ address, unit, lot }: HomeCells): boolean {
  if ([address, unit, lot].some((cell) => numbers.test(cell))) return true
  if (letters.test(unit) || listed.test(lot) || (/^lots?\b/i.test(address) && listed.test(address)))
    return true
  const parts = address.split(/[;/]|, |\s(?:&|and|y)\s/i)
  const houses = parts.length > 1 ? parts.flatMap((part) => houseOf(part) ?? []) : []
  return new Set(houses).size > 1
}

function houseOf(part: string): string | null {
  const street = readStreet(part)
  return street?.number ? `${street.number} ${street.name.join(' ')}` : null
}
