import { foldAccents } from './addresses/typed-words.ts'

/** The most words of one search that count. */
const mostWords = 8

/** An apostrophe within a word, as keyboards, phones and text programs write it. */
const apostrophe = /(?<=\p{L})['’‘ʼ`´](?=\p{L})/gu

/** A word of nothing but signs that part the digits of telephone numbers, or names. */
const ofPartings = /^[()+./‐-—-]+$/

/**
 * The words of a search as patterns for `like`, lower case, with the signs that mean something to
 * `like` taken literally: `50%` looks for a percent sign. Only an apostrophe within a word stands for any sign: `o'donnell`
 * finds O’Donnell too. Signs that only part words count where nothing else was typed: `555 - 1007` looks for both numbers.
 * Control characters part words as spaces do; PostgreSQL would refuse a NUL.
 */
export function containing(search: string): string[] {
  const typed = search
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s\p{Cc}]+/u)
    .filter((word) => word !== '')
  const words = typed.filter((word) => !ofPartings.test(word))
  return (words.length > 0 ? words : typed)
    .slice(0, mostWords)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&').replace(apostrophe, '_')}%`)
}

/** A pattern of nothing but a number, or a piece of one, with the signs that part the digits of telephone numbers. */
const ofNumber = /^%[\d()+./‐-—-]+%$/

/** So few digits stand everywhere. */
const fewestDigits = 3

/**
 * How else what a pattern of {@link containing} looks for may be kept of a person: without accents, and a number by its
 * digits alone, as telephone numbers are kept: `(941)` and `555-1007` stand in `+19415551007`.
 */
export function spellingsOf(pattern: string): string[] {
  return [...new Set([pattern, otherSpelling(pattern)])]
}

/** The one other spelling of a pattern; the same where there is none. */
export function otherSpelling(pattern: string): string {
  if (!ofNumber.test(pattern)) return foldAccents(pattern)
  const digits = pattern.replace(/[^\d%]/g, '')
  return digits.length - 2 < fewestDigits ? pattern : digits
}

/** Whether a text of lower-case letters has what a pattern of {@link containing} looks for, as `like` would say. */
export function has(text: string, pattern: string): boolean {
  const source = pattern
    .slice(1, -1)
    .replace(/\\(.)|(_)|[.*+?^${}()|[\]/-]/gs, (sign, literal, any) =>
      any ? '.' : `\\${literal ?? sign}`,
    )
  return new RegExp(source, 's').test(text)
}
