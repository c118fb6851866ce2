import { ordinalNumber } from './ordinals.ts'
import { suffixCode } from './street-suffixes.ts'
import { designatorCode, onlySaysUnit } from './unit-designators.ts'

/** `APT 4` as designator and id. Words without a designator, such as a building's name, have none. */
export type UnitPart = { designator: string | null; id: string }

const glued =
  /^(APT|APARTMENT|BLDG|BUILDING|FL|LOT|NO|PH|PMB|RM|ROOM|SPC|SPACE|STE|SUITE|TRLR|UNIT)-?(\d.*)$/
const hyphened = /^(APT|APARTMENT|BLDG|BUILDING|LOT|STE|SUITE|UNIT)-([A-Z])$/

/** Parts `APT4` and `UNIT-B` into designator and id, so that each word is one thing. */
export function partDesignators(words: readonly string[]): string[] {
  return words.flatMap((word) => (glued.exec(word) ?? hyphened.exec(word))?.slice(1) ?? word)
}

/** Whether the word can be a unit's id: `4`, `4B`, `B-12`, or letters like `AB` that mean nothing else. */
export function isUnitId(word: string): boolean {
  if (/\d/.test(word)) return true
  return /^[A-Z]{1,2}$/.test(word) && suffixCode(word) === null && designatorCode(word) === null
}

/**
 * Reads the words of a unit: `BLDG 2 APT 4` in two parts, `2ND FLOOR` as `FL 2`, a bare `4B` as
 * `# 4B`, `APT # 4` as `APT 4` (USPS Publication 28 §213). Every other word is kept where it stands.
 */
export function readUnit(typed: readonly string[]): UnitPart[] {
  const words = partDesignators(typed)
  const parts: UnitPart[] = []
  for (const [index, word] of words.entries()) {
    if (isFloorNumber(words, index)) parts.push({ designator: 'FL', id: word })
    else if (!isFloorNumber(words, index - 1)) addWord(parts, word, words[index + 1])
  }
  return parts.map(tidyPart).filter((part) => part.designator !== '#' || part.id !== '')
}

/** The parts as one line, `BLDG 2 APT 4`, or null when there are none. */
export function printUnit(parts: readonly UnitPart[]): string | null {
  return parts.length > 0 ? unitWords(parts).join(' ') : null
}

/**
 * Reads a unit given twice, once in the street's line and once in its own field, as one.
 * Answers null where the two cannot both be right, as with `APT 4` and `APT 5`.
 */
export function combineUnits(inStreet: UnitPart[], inField: UnitPart[]): UnitPart[] | null {
  const pairs = inField.flatMap((part) => inStreet.map((other) => [part, other] as const))
  if (pairs.some(([part, other]) => isAlike(part, other) && isDifferent(part, other))) return null
  const isRepeated = (part: UnitPart, others: UnitPart[]) =>
    others.some((other) => isAlike(part, other) && part.id === other.id)
  const named = inStreet.filter((part) => part.designator !== '#' || !isRepeated(part, inField))
  const added = inField.filter((part) => !isRepeated(part, named))
  return readUnit(unitWords([...named, ...added]))
}

function addWord(parts: UnitPart[], word: string, following = ''): void {
  const last = parts.at(-1)
  const saysNumber = /^(?:NO|NUMBER)$/.test(word) && /\d/.test(following)
  const code = saysNumber ? '#' : designatorCode(word)
  if (code === '#' && last?.designator && last.id === '') return
  if (code) parts.push({ designator: code, id: '' })
  else if (last && takesWord(last, word)) last.id = last.id ? `${last.id} ${word}` : word
  else parts.push({ designator: null, id: word })
}

function takesWord(last: UnitPart, word: string): boolean {
  return last.designator === null || last.id === '' || continuesId(word)
}

function continuesId(word: string): boolean {
  return /\d|^[A-Z&+]$/.test(word)
}

/** `2ND FLOOR`, unless the floor has a number of its own behind it. */
function isFloorNumber(words: readonly string[], index: number): boolean {
  const [word = '', following = '', third = ''] = words.slice(Math.max(index, 0), index + 3)
  return ordinalNumber(word) !== null && designatorCode(following) === 'FL' && !/\d/.test(third)
}

function tidyPart({ designator, id }: UnitPart, index: number): UnitPart {
  if (designator === null && index === 0 && isBareId(id.split(' '))) return { designator: '#', id }
  if (designator === 'FL') return { designator, id: String(ordinalNumber(id) ?? id) }
  return { designator, id: designator === 'LOT' ? id.replace(/^0+(?=\d)/, '') : id }
}

function isBareId([first, second, third]: string[]): boolean {
  return isUnitId(first!) && (second === undefined || continuesId(second)) && third === undefined
}

function unitWords(parts: readonly UnitPart[]): string[] {
  return parts.flatMap(({ designator, id }) => [designator ?? '', ...id.split(' ')]).filter(Boolean)
}

/** Whether two parts tell the same thing of a home: equal designators, or `#` and `APT`. */
function isAlike(one: UnitPart, other: UnitPart): boolean {
  if (one.designator === other.designator) return true
  const isSign = one.designator === '#' || other.designator === '#'
  return isSign && onlySaysUnit(one.designator) && onlySaysUnit(other.designator)
}

function isDifferent(one: UnitPart, other: UnitPart): boolean {
  return one.designator !== null && one.id !== other.id && one.id !== '' && other.id !== ''
}
