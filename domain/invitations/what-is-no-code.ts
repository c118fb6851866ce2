import { readSymbols } from '#domain/symbols.ts'
import { codeLength } from './access-code.ts'

/** What somebody typed where a code belongs; `too short` also where nobody can tell. */
export type NoCode = 'too short' | 'too long' | 'email' | 'link without a code'

/** Longer texts than this have no symbols that anybody would count, in characters. */
const longestCounted = 500

/** What stands in place of an access code, so that its holder can be told. */
export function whatIsNoCode(typed: string): NoCode {
  if (typed.length > longestCounted) return 'too long'
  if (/\S@\S/.test(typed)) return 'email'
  if (/:\/\/|\/join\b|^\s*www\./i.test(typed) && !/\/join\/(?!resident\b)\S/i.test(typed))
    return 'link without a code'
  const symbols = readSymbols(typed)
  return symbols && symbols.length > codeLength ? 'too long' : 'too short'
}
