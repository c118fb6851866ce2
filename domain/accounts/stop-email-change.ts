import { randomBytes } from 'node:crypto'
import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { queueAccountDelivery } from '#domain/deliveries/queue-delivery.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { forgetNewerSteps } from '#domain/second-steps/forget-newer-steps.ts'
import type { Identity } from '#integrations/identity/identity.ts'
import { moveTo } from './confirm-email-change.ts'
import { changeState, mayBeStopped } from './email-change.ts'
import { type HeldChange, holdEmailChange } from './hold-email-change.ts'
import { hasAccount } from './read-account.ts'

/** *Unknown*: too late, or never asked; *taken*: the old address has another account by now. */
export type StopRefusal = { because: 'unknown' | 'taken' | 'busy' }

/** Stops the open change of an account, for the person who asked. Stopping none is no fault. */
export function withdrawEmailChange(
  db: Db,
  { accountId }: { accountId: string },
  { at }: { at?: Date } = {},
): Promise<void> {
  return atomically(db, (db, now) => stopOpen(db, { accountId, now }), at)
}

/**
 * Stops a change from the old address. One that is done is taken back: the old address signs in again,
 * every session ends and the password opens nothing any more, since somebody else may know it, nor do an
 * app and passkeys of since then; a new password is chosen through the old address. Addresses that the account had
 * in between take nothing back after that. Stopping twice answers the same.
 */
export async function stopEmailChange(
  db: Db,
  { identity, at }: { identity: Identity; at?: Date },
  { changeId, from }: { changeId: string; from: string | null },
): Promise<Result<{ takenBack: boolean }, StopRefusal>> {
  const nobodys = await identity.hashPassword(randomBytes(32).toString('base64'))
  if (!nobodys.ok) return nobodys
  const passwordHash = nobodys.value
  const work = async (db: Db, now: Date): Promise<Result<{ takenBack: boolean }, StopRefusal>> => {
    const held = await holdEmailChange(db, { changeId, address: 'oldEmail' })
    if (!held) return refuse({ because: 'unknown' })
    const { change, account } = held
    const takenBack = change.doneAt !== null
    if (changeState(change, now) === 'stopped') return accept({ takenBack })
    const because = await whyNotStopped(db, held, now)
    if (because) return refuse({ because })
    await stopOpen(db, { accountId: account.id, now })
    if (takenBack) await takeBack(db, identity, { held, passwordHash, from, now })
    return accept({ takenBack })
  }
  return atomically(db, work, at)
}

async function whyNotStopped(
  db: Db,
  { change, account }: HeldChange,
  now: Date,
): Promise<'unknown' | 'taken' | null> {
  if (!mayBeStopped(change, now)) return 'unknown'
  if (account.email === change.oldEmail) return null
  return (await hasAccount(db, change.oldEmail)) ? 'taken' : null
}

async function stopOpen(
  db: Db,
  { accountId, now }: { accountId: string; now: Date },
): Promise<void> {
  await db
    .updateTable('emailChanges')
    .set({ stoppedAt: now })
    .where('accountId', '=', accountId)
    .where('doneAt', 'is', null)
    .where('stoppedAt', 'is', null)
    .execute()
}

/** What was done since a moment may be somebody else's: no address of then takes anything back any more. */
async function stopSince(
  db: Db,
  { accountId, since, now }: { accountId: string; since: Date; now: Date },
): Promise<void> {
  await db
    .updateTable('emailChanges')
    .set({ stoppedAt: now })
    .where('accountId', '=', accountId)
    .where('askedAt', '>=', since)
    .where('stoppedAt', 'is', null)
    .execute()
}

type TakingBack = { held: HeldChange; passwordHash: string; from: string | null; now: Date }

async function takeBack(
  db: Db,
  identity: Identity,
  { held: { change, account }, passwordHash, from, now }: TakingBack,
): Promise<void> {
  const { id: accountId, locale } = account
  await stopSince(db, { accountId, since: change.askedAt, now })
  await moveTo(db, { account, email: change.oldEmail, from, now })
  await identity.changePassword(db, { accountId, passwordHash })
  await forgetNewerSteps(db, { accountId, since: change.askedAt })
  const facts = { changeId: change.id }
  for (const recipient of [change.oldEmail, account.email])
    await queueAccountDelivery(db, {
      template: 'address taken back',
      recipient,
      locale,
      facts,
      now,
    })
}
