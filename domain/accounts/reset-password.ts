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

/**
 * For how many minutes more the code of a reset works, the begun one among them. 0: it has run out, was used, or its
 * address signs in to no such account any more.
 */
export function minutesLeft(db: Db, { resetId }: { resetId: string }): Promise<number> {
  return atomically(db, async (db, now) => {
    const open = await db
      .selectFrom('passwordResets')
      .innerJoin('accounts', (on) =>
        on
          .onRef('accounts.id', '=', 'passwordResets.accountId')
          .onRef('accounts.email', '=', 'passwordResets.email'),
      )
      .select('askedAt')
      .where('passwordResets.id', '=', resetId)
      .where('usedAt', 'is', null)
      .executeTakeFirst()
    if (!open) return 0
    const left = addMinutes(open.askedAt, resetMinutes).getTime() - now.getTime()
    return Math.max(0, Math.ceil(left / 60_000))
  })
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
 * sessions and the change of its address that somebody may have asked for. An address without an account,
 * or with another one by now, has no right code, and is answered like a wrong one.
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
    const held = await holdReset(db, { resetId: given.resetId, now })
    if (!held) return refuse({ because: 'unknown' })
    const account = await weigh(db, tools.key, { held, code: given.code })
    if (!account.ok) return account
    const { id: accountId } = account.value
    await db
      .updateTable('passwordResets')
      .set({ usedAt: now })
      .where('id', '=', held.reset.id)
      .execute()
    await apply(db, tools.identity, { account: account.value, passwordHash: hash.value, now })
    return accept({ accountId })
  }
  return atomically(db, work, tools.at)
}

type Account = { id: string; email: string; locale: string }

/** A reset that has not run out; without an account where its address signs in to none, or no longer to the same. */
type HeldReset = { reset: Selectable<PasswordResets>; account: Account | null }

/** Holds a reset until the transaction ends; before it its account, as everybody does who changes either. */
async function holdReset(
  db: Db,
  { resetId, now }: { resetId: string; now: Date },
): Promise<HeldReset | null> {
  const open = db
    .selectFrom('passwordResets')
    .where('id', '=', resetId)
    .where('usedAt', 'is', null)
    .where('askedAt', '>', addMinutes(now, -resetMinutes))
  const asked = await open.select('email').executeTakeFirst()
  if (!asked) return null
  const account = await db
    .selectFrom('accounts')
    .select(['id', 'email', 'locale'])
    .where('email', '=', asked.email)
    .forUpdate()
    .executeTakeFirst()
  const reset = await open.selectAll().forUpdate().executeTakeFirst()
  if (!reset) return null
  return { reset, account: account && account.id === reset.accountId ? account : null }
}

async function weigh(
  db: Db,
  key: ServerKey,
  { held: { reset, account }, code }: { held: HeldReset; code: string },
): Promise<Result<Account, ResetRefusal>> {
  if (reset.wrongCodes >= mostWrongCodes) return refuse({ because: 'too many wrong codes' })
  const right = isCode(key, { purpose: 'password reset', id: reset.id, typed: code })
  if (right && account) return accept(account)
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
  { account, passwordHash, now }: { account: Account; passwordHash: string; now: Date },
): Promise<void> {
  const { id: accountId, email: recipient, locale } = account
  await identity.changePassword(db, { accountId, passwordHash })
  await withdrawEmailChange(db, { accountId }, { at: now })
  await queueAccountDelivery(db, { template: 'password changed', recipient, locale, now })
}
