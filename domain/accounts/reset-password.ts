import type { Selectable } from 'kysely'
import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import type { PasswordResets } from '#database/tables.ts'
import { addMinutes } from '#domain/days.ts'
import { queueAccountDelivery } from '#domain/deliveries/queue-delivery.ts'
import { newId } from '#domain/new-id.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { ServerKey } from '#domain/server-key.ts'
import type { Identity } from '#integrations/identity/identity.ts'
import type { Hurry, Limit, Limits } from '#integrations/limits/limits.ts'
import { isCode, mostWrongCodes } from './proof.ts'
import { withdrawEmailChange } from './stop-email-change.ts'

/** How long the code of a reset works, in minutes. */
export const resetMinutes = 30

/** One address is written to at most so often, whoever asks. */
const perAddress: Limit[] = [
  { name: 'reset mail minute', tries: 2, seconds: 60 },
  { name: 'reset mail hour', tries: 6, seconds: 3600 },
]

/**
 * Sends a code to an address that has an account; for any other, does the same work and sends nothing.
 * Answers the id of the reset, which the browser keeps.
 */
export async function requestPasswordReset(
  db: Db,
  { limits, at }: { limits: Limits; at?: Date },
  { email, locale }: { email: string; locale: string },
): Promise<Result<{ resetId: string }, Hurry>> {
  const hurry = await limits.spend([email], perAddress)
  if (!hurry.ok) return hurry
  const work = async (db: Db, now: Date) => {
    const resetId = newId()
    const account = await db
      .selectFrom('accounts')
      .select(['id', 'locale'])
      .where('email', '=', email)
      .executeTakeFirst()
    await db
      .insertInto('passwordResets')
      .values({ id: resetId, email, accountId: account?.id ?? null, askedAt: now })
      .execute()
    await queueAccountDelivery(db, {
      template: 'reset password',
      recipient: email,
      locale: account?.locale ?? locale,
      facts: { resetId },
      now,
      never: account ? undefined : 'no account has this address',
    })
    return accept({ resetId })
  }
  return atomically(db, work, at)
}

export type ResetRefusal =
  /** The reset ran out or was used; ask for a new code. */
  { because: 'unknown' | 'wrong code' | 'too many wrong codes' | 'busy' } | Hurry

/** Codes one network or browser may try: each costs a hash. */
const perBrowser: Limit[] = [
  { name: 'reset code minute', tries: 10, seconds: 60 },
  { name: 'reset code hour', tries: 60, seconds: 3600 },
]

/**
 * Gives an account a new password against the code that was sent to its address, and ends all its
 * sessions and the change of its address that somebody may have asked for. An address without an account has no right code, and is answered like a wrong one.
 */
export async function resetPassword(
  db: Db,
  tools: { identity: Identity; key: ServerKey; limits: Limits; at?: Date },
  given: { resetId: string; code: string; password: string; who: readonly string[] },
): Promise<Result<{ accountId: string }, ResetRefusal>> {
  const hurry = await tools.limits.spend(given.who, perBrowser)
  if (!hurry.ok) return hurry
  const hash = await tools.identity.hashPassword(given.password)
  if (!hash.ok) return refuse({ because: 'busy' })
  const work = async (db: Db, now: Date): Promise<Result<{ accountId: string }, ResetRefusal>> => {
    const reset = await db
      .selectFrom('passwordResets')
      .selectAll()
      .where('id', '=', given.resetId)
      .where('usedAt', 'is', null)
      .where('askedAt', '>', addMinutes(now, -resetMinutes))
      .forUpdate()
      .executeTakeFirst()
    if (!reset) return refuse({ because: 'unknown' })
    const accountId = await weigh(db, tools.key, { reset, code: given.code })
    if (!accountId.ok) return accountId
    await db.updateTable('passwordResets').set({ usedAt: now }).where('id', '=', reset.id).execute()
    await apply(db, tools.identity, { accountId: accountId.value, passwordHash: hash.value, now })
    return accept({ accountId: accountId.value })
  }
  return atomically(db, work, tools.at)
}

async function weigh(
  db: Db,
  key: ServerKey,
  { reset, code }: { reset: Selectable<PasswordResets>; code: string },
): Promise<Result<string, ResetRefusal>> {
  if (reset.wrongCodes >= mostWrongCodes) return refuse({ because: 'too many wrong codes' })
  const right = isCode(key, { purpose: 'password reset', id: reset.id, typed: code })
  if (right && reset.accountId) return accept(reset.accountId)
  await db
    .updateTable('passwordResets')
    .set({ wrongCodes: reset.wrongCodes + 1 })
    .where('id', '=', reset.id)
    .execute()
  return refuse({ because: 'wrong code' })
}

async function apply(
  db: Db,
  identity: Identity,
  { accountId, passwordHash, now }: { accountId: string; passwordHash: string; now: Date },
): Promise<void> {
  await identity.changePassword(db, { accountId, passwordHash })
  await withdrawEmailChange(db, { accountId }, { at: now })
  const { email, locale } = await db
    .selectFrom('accounts')
    .select(['email', 'locale'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  await queueAccountDelivery(db, { template: 'password changed', recipient: email, locale, now })
}
