import { isOffensive } from '#domain/invitations/offensive-words.ts'
import { digest, type ServerKey } from '#domain/server-key.ts'
import { drawSymbols, readSymbols } from '#domain/symbols.ts'

/** Stands in once for a code of the app: twelve symbols, 60 bits by chance. */
export type RecoveryCode = string & { readonly brand: 'RecoveryCode' }

/** How many an account has when they are new. */
export const recoveryCodes = 10

const symbolsOfCode = 12

/** Ten new codes, no two alike, without words one would not print. */
export function newRecoveryCodes(): RecoveryCode[] {
  const codes = new Set<string>()
  while (codes.size < recoveryCodes) {
    const code = drawSymbols(symbolsOfCode)
    if (!isOffensive(code)) codes.add(code)
  }
  return [...codes] as RecoveryCode[]
}

/** Reads a recovery code as people type it; null when it cannot be one. */
export function readRecoveryCode(typed: string): RecoveryCode | null {
  if (typed.length > 100) return null
  const symbols = readSymbols(typed)
  return symbols?.length === symbolsOfCode ? (symbols as RecoveryCode) : null
}

/** What stands in the database instead of a code: of this account, and nothing without the server key. */
export function lookUpOf(
  key: ServerKey,
  { accountId, code }: { accountId: string; code: RecoveryCode },
): Buffer {
  return digest(key, 'look-up', `recovery ${accountId} ${code}`)
}
