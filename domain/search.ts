/** The most words of one search that count. */
const mostWords = 8

/**
 * The words of a search as patterns for `like`, lower case, with the signs that mean something to
 * `like` taken literally: `50%` looks for a percent sign. Control characters part words as spaces do;
 * PostgreSQL would refuse a NUL.
 */
export function containing(search: string): string[] {
  return search
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s\p{Cc}]+/u)
    .filter((word) => word !== '')
    .slice(0, mostWords)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
}
