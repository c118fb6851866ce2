import { foldName } from '#domain/contacts/person-name.ts'

/** The shortest and longest password, in characters (NIST SP 800-63B §3.1.1.2, OWASP ASVS 5.0 §6.2). */
export const shortestPassword = 8
export const longestPassword = 200

export type PasswordFault = 'too short' | 'too long' | 'common' | 'own'

/**
 * Judges a new password as NIST SP 800-63B asks: long enough, none of the passwords that others try
 * first, and not merely the person's own name or address; no rules about kinds of characters. `own`
 * are the words that are known of the person. Null: nothing is wrong with it.
 */
export async function judgePassword(
  password: string,
  own: readonly (string | null)[],
): Promise<PasswordFault | null> {
  const length = [...password].length
  if (length < shortestPassword) return 'too short'
  if (length > longestPassword) return 'too long'
  const plain = foldName(password).replaceAll(' ', '')
  const ownWords = own
    .flatMap((word) => (word ? [word, word.split('@')[0]!] : []))
    .map(squeeze)
    .filter((word) => word.length > 2)
  if (ownWords.includes(plain) || ownWords.includes(plain.replace(/\d+$/, ''))) return 'own'
  return (await commonPasswords()).has(password.toLowerCase()) ? 'common' : null
}

function squeeze(word: string): string {
  return foldName(word).replaceAll(' ', '')
}

let common: Promise<Set<string>> | undefined

/** Some 50,000 passwords that turned up in breaches; read when the first password is judged. */
function commonPasswords(): Promise<Set<string>> {
  common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  )
  return common
}
