import { directionCode } from './directions.ts'
import { ordinalNumber } from './ordinals.ts'
import { isUnitId } from './read-unit.ts'
import { endsStreets, suffixCode } from './street-suffixes.ts'
import { designatorCode, isAlsoStreetWord, standsAlone } from './unit-designators.ts'

/** A street's words, and the words of the unit typed behind or before them. */
type SplitUnit = { street: string[]; unit: string[] }

/**
 * Finds the unit at the end of a street's line: `MAIN ST APT 4`, `MAIN ST REAR`, `MAIN ST # 4`.
 * Takes the words after the house number. A designator counts only where an id follows it, or where
 * the street before it is complete: `UPPER MILL RD`, `KEY WEST DR` and `SUITE DR` have no unit.
 */
export function splitUnit(words: string[]): SplitUnit {
  const start = words.findIndex((_, index) => index > 0 && startsUnit(words, index))
  return start < 0
    ? { street: words, unit: [] }
    : { street: words.slice(0, start), unit: words.slice(start) }
}

/** Finds a unit typed before the house number, `APT 4 123 MAIN ST`. */
export function splitLeadingUnit(words: string[]): SplitUnit {
  const [designator = '', id = '', number = ''] = words
  if (designator === '#' && /^\d/.test(id) && !/^\d/.test(number)) {
    return { street: words.slice(1), unit: [] }
  }
  return designatorCode(designator) && isUnitId(id) && /^\d/.test(number)
    ? { street: words.slice(2), unit: words.slice(0, 2) }
    : { street: words, unit: [] }
}

function startsUnit(words: string[], index: number): boolean {
  const [word = '', following = '', third = ''] = words.slice(index, index + 3)
  if (word === '#' || isBoxWord(word, following, third)) return true
  const isComplete = index > 1 && endsHere(words[index - 1]!)
  if (ordinalNumber(word) !== null) return isComplete && designatorCode(following) === 'FL'
  const code = designatorCode(word)
  return code !== null && (isComplete ? endsStreet(code, following) : cutsStreet(code, following))
}

/** Whether a designator behind a complete street, `MAIN ST REAR`, begins a unit. */
function endsStreet(code: string, following: string): boolean {
  if (isAlsoStreetWord(code)) return /\d/.test(following)
  if (standsAlone(code))
    return following === '' || (followsUnit(following) && !directionCode(following))
  if (isUnitId(following) || directionCode(following) || following === '#') return true
  return standsAlone(designatorCode(following) ?? '')
}

/** Whether a designator is clear enough to begin a unit behind any word, `BROADWAY APT 4`. */
function cutsStreet(code: string, following: string): boolean {
  if (standsAlone(code) || isAlsoStreetWord(code) || directionCode(following)) return false
  return isUnitId(following) || following === '#'
}

function isBoxWord(word: string, following: string, third: string): boolean {
  if (word === 'PO') return following === 'BOX' && /\d/.test(third)
  return word === 'BOX' && /\d/.test(following)
}

function endsHere(word: string): boolean {
  return endsStreets(word) || directionCode(word) !== null
}

function followsUnit(word: string): boolean {
  if (word === 'PO' || word === 'BOX' || isUnitId(word)) return true
  return designatorCode(word) !== null && suffixCode(word) === null
}
