import type { Db } from '#database/connect.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Identity } from '#integrations/identity/identity.ts'
import type { Hurry, Limits } from '#integrations/limits/limits.ts'
import { longestTyped } from './sign-in.ts'
import { countWrongPassword, mayTryPassword } from './wrong-passwords.ts'

export type PasswordRefusal = { because: 'wrong password' | 'busy' } | Hurry

/**
 * Asks somebody who is signed in for their password once more, before what cannot simply be undone: a
 * browser left open is not enough. Wrong ones count as those at the door do.
 */
export async function checkPassword(
  db: Db,
  { identity, limits }: { identity: Identity; limits: Limits },
  given: { accountId: string; password: string; who: readonly string[] },
): Promise<Result<null, PasswordRefusal>> {
  const { accountId, password, who } = given
  const account = await db
    .selectFrom('accounts')
    .leftJoin('signInMethods', 'signInMethods.accountId', 'accounts.id')
    .select(['accounts.email', 'signInMethods.passwordHash as hash'])
    .where('accounts.id', '=', accountId)
    .executeTakeFirst()
  if (!account) return refuse({ because: 'wrong password' }) // closed a moment ago
  const { email, hash } = account
  const allowed = await mayTryPassword(limits, { email, who })
  if (!allowed.ok) return allowed
  const typed = password.slice(0, longestTyped)
  const matches = await identity.verifyPassword({ password: typed, hash })
  if (!matches.ok) return matches
  if (matches.value && typed === password) return accept(null)
  await countWrongPassword(limits, { email, who })
  return refuse({ because: 'wrong password' })
}
