import { readName } from './person-name.ts'

/** Whom a pasted line names beside an address; `last` is '' where only one word stands. */
export type PastedName = { first: string; last: string }

/** The name in one line, as people say it. */
export function printPastedName({ first, last }: PastedName): string {
  return `${first} ${last}`.trim()
}

/** The name that words beside an address spell: `Bo Chen`, `Chen, Bo`. Not safe to print yet. */
export function spellName(typed: string): PastedName | null {
  const text = withoutLabels(typed)
  if (text === '') return null
  const [last, first, ...more] = text.split(',')
  if (first !== undefined && more.length === 0) return { first, last: last! }
  const words = text.split(/\s+/)
  return words.length === 1
    ? { first: text, last: '' }
    : { first: words.slice(0, -1).join(' '), last: words.at(-1)! }
}

/** The name as it may be printed (see `readName`); null when either part may not. */
export function safeName({ first, last }: PastedName): PastedName | null {
  const safe = { first: readName(first), last: last.trim() === '' ? '' : readName(last) }
  return safe.first === null || safe.last === null ? null : (safe as PastedName)
}

/** A home is nobody's name: `Unit 4`, `Lot #7`, `Apt 2B`. */
const home =
  /(?<!\p{L})(?:units?|apt|apartment|apto|unidad|lote?|suite|house|casa|bldg)\.?\s*#?\s*\p{L}?\d+\p{L}?(?![\p{L}\d])/giu

/** Labels, homes and numbers of a list are no part of a name: `To:`, `Unit 4`, `1.`, a bullet. */
function withoutLabels(typed: string): string {
  return typed
    .replace(home, ' ')
    .split(/ +/)
    .filter((word) => /\p{L}/u.test(word) && !word.endsWith(':'))
    .join(' ')
    .replace(/^['‘’]+|['‘’]+$/g, '')
}

/**
 * Whether words that stand alone between separators can be a name: letters only, and capital where it is
 * a single word. A lone small word in a list is rather an address that was not finished.
 */
export function isNameLike(text: string): boolean {
  if (!/^[\p{L}\p{M}][\p{L}\p{M}\p{Zs}\t'’.,&-]*$/u.test(text) || /\p{L}\.\p{Ll}/u.test(text))
    return false
  return countWords(text) > 1 ? countWords(text) <= 6 : !/^\p{Ll}/u.test(text)
}

/** Whether `Last, First` can have been meant by two texts with a comma between them. */
export function isLastAndFirst(last: string, first: string): boolean {
  if (!isNameLike(last)) return false
  return countWords(last) === 1 || countWords(first) === 1 || /^\p{Ll}/u.test(last)
}

function countWords(text: string): number {
  return text.trim().split(/\s+/).length
}
