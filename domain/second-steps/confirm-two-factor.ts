import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { endSessions } from '#domain/accounts/end-sessions.ts'
import { addMinutes } from '#domain/days.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type ServerKey, unseal } from '#domain/server-key.ts'
import type { Authenticator } from '#integrations/identity/identity.ts'
import type { Hurry, Limits } from '#integrations/limits/limits.ts'
import { makeRecoveryCodes } from './make-recovery-codes.ts'
import { setUpMinutes } from './second-step.ts'
import { secretOf } from './spend-code.ts'
import { tellOwner } from './tell-owner.ts'
import { countWrongCode, spendTry } from './wrong-codes.ts'

/** *Not begun*: it took too long, or was begun in another place. */
export type ConfirmRefusal = { because: 'not begun' } | { because: 'wrong code' } | Hurry

type Given = { accountId: string; sessionId: string; code: string; who: readonly string[] }

/**
 * Turns two-factor on against the first code of the app, and makes the recovery codes. Every other session
 * ends: each of them began with a password alone. The owner is told. Confirming twice answers the same.
 */
export async function confirmTwoFactor(
  db: Db,
  tools: { key: ServerKey; authenticator: Authenticator; limits: Limits; at?: Date },
  given: Given,
): Promise<Result<null, ConfirmRefusal>> {
  const { limits, at } = tools
  const allowed = await spendTry(limits, given)
  if (!allowed.ok) return allowed
  const outcome = await atomically(db, (db, now) => confirm(db, tools, { ...given, now }), at)
  if (!outcome.ok && outcome.refusal.because === 'wrong code')
    await countWrongCode(limits, given.who)
  return outcome
}

async function confirm(
  db: Db,
  { key, authenticator }: { key: ServerKey; authenticator: Authenticator },
  { accountId, sessionId, code, now }: Given & { now: Date },
): Promise<Result<null, Exclude<ConfirmRefusal, Hurry>>> {
  // whoever comes in by a password alone comes in before, and is out again; or after, and is asked for a code
  await db.selectFrom('accounts').select('id').where('id', '=', accountId).forUpdate().execute()
  const begun = await db
    .selectFrom('authenticators')
    .select(['secretSealed', 'confirmedAt'])
    .where('accountId', '=', accountId)
    .where('sessionId', '=', sessionId)
    .where('askedAt', '>', addMinutes(now, -setUpMinutes))
    .forUpdate()
    .executeTakeFirst()
  if (!begun) return refuse({ because: 'not begun' })
  if (begun.confirmedAt) return accept(null)
  const secret = unseal(key, begun.secretSealed, secretOf(accountId))
  const step = authenticator.stepOf({ secret, code, at: now })
  if (step === null) return refuse({ because: 'wrong code' })
  await db
    .updateTable('authenticators')
    .set({ confirmedAt: now, lastStep: step })
    .where('accountId', '=', accountId)
    .execute()
  await makeRecoveryCodes(db, key, { accountId, sessionId, now })
  await db
    .updateTable('sessions')
    .set({ secondStep: 'app' })
    .where('id', '=', sessionId)
    .where('accountId', '=', accountId)
    .where('secondStep', 'is', null)
    .execute()
  await endSessions(db, { accountId, keep: [sessionId] })
  await tellOwner(db, { accountId, kind: 'two-factor on', now })
  return accept(null)
}
