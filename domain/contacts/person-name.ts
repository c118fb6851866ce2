/** A first, last or community name that is safe to print anywhere: on a page, in a subject, on paper. */
export type Name = string & { readonly brand: 'Name' }

/** The longest first or last name, in characters. */
export const longestName = 60

const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u
const markup = /[<>]/
const address = /:\/\/|\bwww\.|@|\.(com|net|org|info|biz|io|co|us|ru|cn|xyz|link|top)\b/i

/**
 * Reads a name as people type it: spaces around and inside are evened out, Unicode brought to one
 * form (NFC).
 *
 * Answers `null` when it is empty, longer than `longest` characters, or could be taken for something
 * else where it is printed: control or invisible characters, `<` or `>`, a web or e-mail address.
 */
export function readName(typed: string, longest = longestName): Name | null {
  const name = typed
    .normalize('NFC')
    .replace(/[\t\p{Zs}]+/gu, ' ')
    .trim()
  if (name === '' || [...name].length > longest) return null
  if (unprintable.test(name) || markup.test(name) || address.test(name)) return null
  return /[\p{L}\p{N}]/u.test(name) ? (name as Name) : null
}

/** Letters and digits without case and accents, words apart: what makes two spellings the same. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The order of lists: last name first, folded. */
export function nameKey({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return `${foldName(lastName)} ${foldName(firstName)}`.trim()
}
