import type { Db } from '#database/connect.ts'
import { type Result, refuse } from '#domain/result.ts'
import type { Device, Identity, SessionCookie } from '#integrations/identity/identity.ts'
import type { Hurry, Limits } from '#integrations/limits/limits.ts'
import { hasAccount } from './read-account.ts'
import { countWrongPassword, mayTryPassword } from './wrong-passwords.ts'

export type SignInRefusal =
  /** Unknown address or wrong password: the two are not told apart. */
  | { because: 'wrong' }
  /** The password is right, and the address not yet proven. */
  | { because: 'not verified'; signUpId: string }
  /** Every community of the account is behind the Black Curtain. */
  | { because: 'behind the curtain'; accountId: string }
  | { because: 'busy' }
  | Hurry

/** No password is as long, in UTF-16 units; Better Auth would refuse it without hashing. */
export const longestTyped = 1024

/**
 * Signs somebody in by e-mail address and password. One password is hashed whatever the outcome, so
 * that its time tells nothing. `who` are the fingerprints of network address and device.
 */
export async function signIn(
  db: Db,
  { identity, limits }: { identity: Identity; limits: Limits },
  given: { email: string; password: string; device: Device; who: readonly string[] },
): Promise<Result<{ accountId: string; cookie: SessionCookie }, SignInRefusal>> {
  const { email, password, device, who } = given
  const allowed = await mayTryPassword(limits, { email, who })
  if (!allowed.ok) return allowed
  const outcome =
    password.length <= longestTyped && (await hasAccount(db, email))
      ? await identity.signIn({ email, password, device })
      : await recognise(db, identity, { email, password })
  if (outcome.ok) return outcome
  const { refusal } = outcome
  if (refusal.because === 'not admitted')
    return refuse({ because: 'behind the curtain', accountId: refusal.accountId })
  if (refusal.because === 'wrong') await countWrongPassword(limits, { email, who })
  return refuse(refusal)
}

/** Someone without an account may have signed up a moment ago and forgotten the e-mail. */
async function recognise(
  db: Db,
  identity: Identity,
  { email, password }: { email: string; password: string },
): Promise<
  Result<never, { because: 'wrong' | 'busy' } | { because: 'not verified'; signUpId: string }>
> {
  const latest = await db
    .selectFrom('signUps')
    .select(['id', 'passwordHash'])
    .where('email', '=', email)
    .orderBy('askedAt', 'desc')
    .executeTakeFirst()
  const matches = await identity.verifyPassword({ password, hash: latest?.passwordHash ?? null })
  if (!matches.ok) return matches
  return matches.value && latest
    ? refuse({ because: 'not verified', signUpId: latest.id })
    : refuse({ because: 'wrong' })
}
