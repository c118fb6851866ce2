import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { checkPassword, type PasswordRefusal } from '#domain/accounts/check-password.ts'
import { accept, type Result } from '#domain/result.ts'
import type { ServerKey } from '#domain/server-key.ts'
import type { Authenticator, Identity } from '#integrations/identity/identity.ts'
import type { Limits } from '#integrations/limits/limits.ts'
import { readTwoFactor } from './read-two-factor.ts'
import { type CodeRefusal, spendCode } from './spend-code.ts'
import { tellOwner } from './tell-owner.ts'
import { countWrongCode, spendTry } from './wrong-codes.ts'

export type TurnOffRefusal = PasswordRefusal | CodeRefusal

/**
 * Turns two-factor off against the password and a code; the recovery codes go with it, and sessions count
 * as begun with a password alone, unless a passkey was shown. The owner is told. Off stays off.
 */
export async function turnOffTwoFactor(
  db: Db,
  tools: {
    identity: Identity
    limits: Limits
    key: ServerKey
    authenticator: Authenticator
    at?: Date
  },
  given: { accountId: string; password: string; code: string; who: readonly string[] },
): Promise<Result<null, TurnOffRefusal>> {
  const { limits, at } = tools
  const { accountId, code: typed, who } = given
  const known = await checkPassword(db, tools, given)
  if (!known.ok) return known
  if ((await readTwoFactor(db, accountId)) === null) return accept(null)
  const allowed = await spendTry(limits, given)
  if (!allowed.ok) return allowed
  const work = async (db: Db, now: Date): Promise<Result<null, CodeRefusal>> => {
    const spent = await spendCode(db, tools, { accountId, typed, now })
    if (!spent.ok) return spent
    await forgetTwoFactor(db, accountId)
    await tellOwner(db, { accountId, kind: 'two-factor off', now })
    return accept(null)
  }
  const outcome = await atomically(db, work, at)
  if (!outcome.ok && outcome.refusal.because === 'wrong code') await countWrongCode(limits, who)
  return outcome
}

/** Forgets the app of an account and its recovery codes, in the caller's transaction. */
export async function forgetTwoFactor(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom('authenticators').where('accountId', '=', accountId).execute()
  await db
    .updateTable('sessions')
    .set({ secondStep: null })
    .where('accountId', '=', accountId)
    .where('secondStep', '!=', 'passkey')
    .execute()
}
