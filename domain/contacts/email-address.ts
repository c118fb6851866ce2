import { domainToASCII } from 'node:url'
import { isEmailValid } from '@hapi/address'

/** An address that could receive mail, in the one form we store and compare. */
export type EmailAddress = string & { readonly brand: 'EmailAddress' }

/** The longest address, in characters (RFC 5321 §4.5.3.1.3, less the angle brackets). */
const longest = 254

/**
 * Reads an e-mail address as people type it: spaces around it, any case, an international domain
 * (`josé@café.example`), which is kept in its ASCII form. Two spellings that Unicode holds for the
 * same are the same (NFC); dots and plus signs are kept, since to some hosts they matter.
 *
 * Answers `null` when it is no address, or one nobody can sign in with: a top-level domain beyond ASCII,
 * curly quotation marks or a curly apostrophe in the domain, which would be encoded although no host is
 * called so, or a name part beyond ASCII letters, digits and `_ ' + - .` (an apostrophe may not be its
 * last sign).
 */
export function readEmail(typed: string): EmailAddress | null {
  const address = typed.normalize('NFC').trim().toLowerCase()
  if (!isEmailValid(address)) return null
  const at = address.lastIndexOf('@')
  if (/[\p{Pi}\p{Pf}]/u.test(address.slice(at))) return null
  const domain = domainToASCII(address.slice(at + 1))
  const name = address.slice(0, at)
  if (!/\.[a-z]{2,}$/.test(domain) || !/^[\w'+.-]*[\w+-]$/.test(name)) return null
  const ascii = `${name}@${domain}`
  return ascii.length > longest ? null : (ascii as EmailAddress)
}

/** The address for eyes that need not see all of it: `j•••@example.com`. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@')
  return `${[...address][0]}•••${address.slice(at)}`
}
