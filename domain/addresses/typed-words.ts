/** What stands between two commas, brackets or line breaks, word by word in upper case. */
export type Segment = string[]

const longestLine = 160

const invisible = /\p{Cf}/gu
const unreadable = /[^\p{L}\p{M}\p{N}\s.,;:'()‐-―−/#&+-]/u
const plain = /^[A-Z0-9 ]*$/

/**
 * Takes a typed line apart: upper case with accents kept, punctuation gone except `-`, `/`, `&`,
 * `+` and the point of `39.2` (USPS Publication 28 §222), `#` a word of its own, `½` as `1/2`.
 * Commas, semicolons, brackets, line breaks and lonely dashes end a segment; empty ones are left out.
 *
 * Answers null for control characters, symbols no address has, and more than 160 characters.
 */
export function readSegments(typed: string): Segment[] | null {
  const text = typed.toUpperCase()
  if (text.length > longestLine) return null
  if (plain.test(text)) return text.trim() ? [wordsOf(text)] : []
  const letters = foldTypography(text)
  if (unreadable.test(letters)) return null
  return withoutPoints(letters.replace(/'/g, ''))
    .replace(/[;()\n\r]/g, ',')
    .replace(/[‐-―−]/g, '-')
    .replace(/[-/]+(?=[\s,]|$)|(?<=[\s,]|^)[-/]+/g, ',')
    .split(',')
    .map(wordsOf)
    .filter((words) => words.length > 0)
}

/** One form for letters and signs that look alike, so that two keyboards write one address. */
export function foldTypography(text: string): string {
  return text
    .replace(/[’‘`´]/g, "'")
    .replace(/["“”]/g, '')
    .replace(/[¼-¾⅐-⅞]/g, ' $&')
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/⁄/g, '/')
    .toUpperCase()
    .normalize('NFC')
}

/** Words without their accents, for comparing: `CAÑADA` is `CANADA`. */
export function foldAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '')
}

/** `N.W.` is `NW`, `ST.JOHNS` two words, and `39.2` a number. */
function withoutPoints(text: string): string {
  return text
    .replace(/(?<![\p{L}\p{N}])(\p{L})\.(?=\p{L}(?!\p{L}))/gu, '$1')
    .replace(/(?<!\d)\.|\.(?!\d)|:/g, ' ')
    .replace(/#/g, ' # ')
}

function wordsOf(text: string): string[] {
  return text.trim() === '' ? [] : text.trim().split(/\s+/)
}
