import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Device, Identity, SessionCookie } from '#integrations/identity/identity.ts'
import type { Hurry, Limits } from '#integrations/limits/limits.ts'
import { holdSignIn, type LetInRefusal, letInHeld } from './let-in.ts'
import { countWrongPassword, mayTryPassword } from './wrong-passwords.ts'

export type SignInRefusal =
  /** Unknown address or wrong password: the two are not told apart. */
  | { because: 'wrong' }
  /** The password is right, and the address not yet proven. */
  | { because: 'not verified'; signUpId: string }
  | LetInRefusal
  | { because: 'busy' }
  | Hurry

/** No password is as long, in UTF-16 units. */
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
  const known = await recognise(db, identity, { email, password })
  if (known.ok) return letInWith(db, { identity }, { ...known.value, device })
  if (known.refusal.because === 'wrong') await countWrongPassword(limits, { email, who })
  return known
}

type Recognised = Result<
  { accountId: string; passwordHash: string },
  { because: 'wrong' | 'busy' } | { because: 'not verified'; signUpId: string }
>

/** Whose password it is: that of an account, or of a sign-up whose e-mail somebody has forgotten. */
async function recognise(
  db: Db,
  identity: Identity,
  { email, password }: { email: string; password: string },
): Promise<Recognised> {
  const [account, signUp] = await Promise.all([readAccount(db, email), readSignUp(db, email)])
  const theirs = account ?? signUp
  const hash = password.length <= longestTyped ? (theirs?.passwordHash ?? null) : null
  const matches = await identity.verifyPassword({ password, hash })
  if (!matches.ok) return matches
  if (!matches.value || !theirs || hash === null) return refuse({ because: 'wrong' })
  if (account) return accept({ accountId: account.id, passwordHash: hash })
  return refuse({ because: 'not verified', signUpId: theirs.id })
}

/** Lets them in, unless the password was changed while it was compared: that takes a while, longer where many wait. */
function letInWith(
  db: Db,
  tools: { identity: Identity },
  { passwordHash, ...known }: { accountId: string; passwordHash: string; device: Device },
): Promise<
  Result<{ accountId: string; cookie: SessionCookie }, LetInRefusal | { because: 'wrong' }>
> {
  return atomically(db, async (db) => {
    const { accountId } = known
    await holdSignIn(db, accountId)
    const method = await db
      .selectFrom('signInMethods')
      .select('passwordHash')
      .where('accountId', '=', accountId)
      .executeTakeFirst()
    if (method?.passwordHash !== passwordHash) return refuse({ because: 'wrong' })
    return letInHeld(db, tools, { ...known, shown: null })
  })
}

function readAccount(db: Db, email: string) {
  return db
    .selectFrom('accounts')
    .leftJoin('signInMethods', 'signInMethods.accountId', 'accounts.id')
    .select(['accounts.id', 'signInMethods.passwordHash'])
    .where('accounts.email', '=', email)
    .executeTakeFirst()
}

/** The latest sign-up for an address. */
function readSignUp(db: Db, email: string) {
  return db
    .selectFrom('signUps')
    .select(['id', 'passwordHash'])
    .where('email', '=', email)
    .orderBy('askedAt', 'desc')
    .executeTakeFirst()
}
