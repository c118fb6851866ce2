import { designatorCode } from './unit-designators.ts'

/** A lot as printed, and the words typed behind it from the first unit designator on. */
type Lot = { lot: string; unit: string[] }

/** How the parts of a plat are shortened. */
const platWords = new Map(
  Object.entries({
    LOT: 'LOT',
    LOTS: 'LOT',
    LT: 'LOT',
    L: 'LOT',
    BLOCK: 'BLK',
    BLK: 'BLK',
    BK: 'BLK',
    B: 'BLK',
    PHASE: 'PHASE',
    PH: 'PHASE',
    SECTION: 'SECTION',
    SEC: 'SEC',
  }),
)

const signs = new Set(['#', 'NO', 'NUMBER'])
const glued = /^(LOTS?|LT|L|BLOCK|BLK|BK|B)-?(\d.*)$/
const lotLine =
  /^(?:LOTS?|LT)(?: (?:#|NO|NUMBER))?[ -]?(?:[A-Z]{1,2}(?= |$)|[A-Z]*\d)|^(?:(?:PHASE|PH|SECTION|SEC) \S+ )?(?:(?:BLOCK|BLK|BK) \S+ )?(?:LOT|LT) \S|^L-?\d\S* B/

/** Whether words begin as a lot does, `LOT 7`, `L7 B2`, `PHASE 3 BLOCK 2 LOT 7`; a bare number does not. */
export function beginsLot(words: readonly string[]): boolean {
  return lotLine.test(words.join(' '))
}

/**
 * Reads a lot from words in upper case: the lot first, then its block, its phase or section, and whatever else was typed.
 * Answers null when there is no number or letter to call it by.
 */
export function readLot(typed: readonly string[]): Lot | null {
  const words = typed.flatMap((word) => glued.exec(word)?.slice(1) ?? word).filter(saysMore)
  const end = words.findIndex(
    (word, index) => designatorCode(word) && !isOfPlat(word, words[index + 1]),
  )
  const parts = readParts(end < 0 ? words : words.slice(0, end))
  const ordered = parts.toSorted((one, other) => placeOf(one) - placeOf(other))
  if (!ordered[0] || !isLot(ordered[0])) return null
  return { lot: ordered.flat().filter(Boolean).join(' '), unit: end < 0 ? [] : words.slice(end) }
}

/** Each part begins with `LOT`, `BLK`, or nothing for words of no known meaning. */
function readParts(words: string[]): string[][] {
  const parts: string[][] = []
  for (const [index, word] of words.entries()) addWord(parts, word, words[index + 1])
  return parts
}

function addWord(parts: string[][], word: string, following: string | undefined): void {
  const last = parts.at(-1)
  const code = isLotId(following) ? platWords.get(word) : undefined
  if (last?.length === 1) last.push(withoutZeros(word))
  else if (last && !code) last.push(word)
  else parts.push(code ? [code] : firstPart(word))
}

function firstPart(word: string): string[] {
  return isLotId(word) ? ['LOT', withoutZeros(word)] : ['', word]
}

function withoutZeros(word: string): string {
  return word.replace(/^0+(?=\d)/, '')
}

/** Drops the sign of `LOT # 7`, where the lot is named anyway; a later `# 4` is a unit. */
function saysMore(word: string, index: number, words: string[]): boolean {
  if (!signs.has(word)) return true
  const before = words[index - 1]
  return before !== undefined && !signs.has(before) && !platWords.has(before)
}

/** `PH 2` of a lot is its phase; without a number it is the penthouse. */
function isOfPlat(word: string, following = ''): boolean {
  return platWords.has(word) && (word !== 'PH' || /\d/.test(following))
}

const platOrder = ['LOT', 'BLK', 'PHASE', 'SECTION', 'SEC']

function placeOf([code = '']: string[]): number {
  const place = platOrder.indexOf(code)
  return place < 0 ? platOrder.length : place
}

function isLot([code]: string[]): boolean {
  return code === 'LOT'
}

function isLotId(word = ''): boolean {
  return /\d/.test(word) || (/^[A-Z]{1,2}$/.test(word) && !signs.has(word))
}
