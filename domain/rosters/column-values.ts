import { stateOf } from '#domain/addresses/states.ts'
import { isTitle, looksLikeName } from './name-words.ts'
import { readHouseholdRole, readOccupancy, readYesNo } from './read-standing.ts'
import { saysWhetherLeft } from './says-left.ts'

/** What the values of a column look like. */
export type ValueKind =
  | 'email' | 'phone' | 'zip' | 'state' | 'address' | 'lot' | 'houseNumber' | 'name' | 'occupancy'
  | 'occupancyLetter' | 'householdRole' | 'courtesy' | 'figures' | 'tick' | 'hasLeft' // biome-ignore format: a table

/** How many of a column's values look like each kind, from 0 to 1; one value may look like several. */
export type ValueShares = { filled: number; share: (kind: ValueKind) => number }

const addressForm =
  /^(?:\d+[A-Z]?(?:[-/]\d+)?\s+(?:\d+\/\d+\s+)?(?=.*\p{L}{2})[\p{L}\p{N} .,'#/&-]+|p\.?\s?o\.? box .+)$/iu
const lotForm =
  /^(?:(?:ph(?:ase)?|sec(?:tion)?)\b[ .#-]*\w+[ ,.-]+(?=bl|lo?t))?(?:lots?|lt|lote|bl(?:oc)?k)\b[ .#-]*\w/i
const moneyForm = /^\(?-?[$€]\s?[\d.,]+\)?$|^-?[\d,]+\.\d{2}$/

const forms: Record<ValueKind, (value: string) => boolean> = {
  email: (value) => /[^\s@]@[^\s@]+\.[^\s@]/.test(value),
  phone: isPhoneLike,
  zip: (value) => /^\d{5}(?:[- ]?\d{4})?$/.test(value),
  state: (value) => value.length <= 20 && stateOf(value) !== null,
  address: (value) => addressForm.test(value) && !moneyForm.test(value),
  lot: (value) => lotForm.test(value),
  houseNumber: (value) => /^\d{1,6}[A-Z]?$/i.test(value),
  name: looksLikeName,
  occupancy: (value) => value.length > 1 && readOccupancy(value) !== undefined,
  occupancyLetter: (value) => /^[ort]$/i.test(value),
  householdRole: (value) => readHouseholdRole(value) !== undefined,
  courtesy: isTitle,
  tick: (value) => readYesNo(value) !== undefined,
  hasLeft: saysWhetherLeft,
  figures: (value) => value.replace(/\D/g, '').length > value.replace(/\P{L}/gu, '').length,
}

/** A number of ten or more figures, as people write it; not an amount, a date or an account. */
function isPhoneLike(value: string): boolean {
  if (!/^[\d\s().+x/;,:a-z-]+$/i.test(value) || moneyForm.test(value)) return false
  const digits = value.replace(/\D/g, '')
  return (
    /(?:^|\D)(?:\+?1[\s.-]?)?\(?[2-9]\d{2}\)?[\s.-]*\d{3}[\s.-]*\d{4}(?!\d)/.test(value) &&
    digits.length >= 10
  )
}

/** As much of a value is looked at, in characters. */
const longestValue = 200

/** Looks at the values of a column; blank ones do not count, and one name in every row is nobody's. */
export function shareOfKinds(values: readonly string[]): ValueShares {
  const filled = values
    .map((value) =>
      value
        .slice(0, longestValue)
        .trim()
        .replace(/\s*[\r\n]+\s*/g, ', '),
    )
    .filter((value) => value !== '')
  const isConstant = filled.length > 2 && new Set(filled).size === 1
  const known = new Map<ValueKind, number>()
  const share = (kind: ValueKind) => {
    const before = known.get(kind)
    if (before !== undefined) return before
    const alike = filled.filter(forms[kind]).length
    const answer =
      filled.length === 0 || (kind === 'name' && isConstant) ? 0 : alike / filled.length
    known.set(kind, answer)
    return answer
  }
  return { filled: filled.length, share }
}
