import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { queueAccountDelivery } from '#domain/deliveries/queue-delivery.ts'
import { followAccount } from '#domain/members/follow-account.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { ServerKey } from '#domain/server-key.ts'
import { changeState } from './email-change.ts'
import { endSessions } from './end-sessions.ts'
import { type HeldChange, holdEmailChange } from './hold-email-change.ts'
import { isCode, mostWrongCodes } from './proof.ts'
import { hasAccount } from './read-account.ts'
import type { MailboxEvidence, VerifyRefusal } from './verify-sign-up.ts'

type Confirming = {
  changeId: string
  evidence: MailboxEvidence
  /** The session of the browser that confirms, if it has one; it outlives the change. */
  sessionId: string | null
  from: string | null
}

/**
 * Gives an account the address whose mailbox has been shown. Communities that list the old one follow;
 * codes sent to the old one for a new password stop working; sessions end, but for where it was asked
 * and where it was confirmed; the old address is told. Confirming twice answers the same.
 *
 * Invitations stay bound to the address they were made for.
 */
export function confirmEmailChange(
  db: Db,
  { key, at }: { key: ServerKey; at?: Date },
  confirming: Confirming,
): Promise<Result<{ accountId: string; email: string }, VerifyRefusal>> {
  type Outcome = Result<{ accountId: string; email: string }, VerifyRefusal>
  const work = async (db: Db, now: Date): Promise<Outcome> => {
    const held = await holdEmailChange(db, { ...confirming, address: 'newEmail' })
    if (!held) return refuse({ because: 'unknown' })
    const { change } = held
    const done = accept({ accountId: change.accountId, email: change.newEmail })
    const state = changeState(change, now)
    if (state === 'done') return done
    if (state !== 'open') return refuse({ because: 'unknown' })
    const weighed = await weigh(db, key, { held, evidence: confirming.evidence })
    if (!weighed.ok) return weighed
    if (await hasAccount(db, change.newEmail)) return refuse({ because: 'unknown' })
    await apply(db, held, { ...confirming, now })
    return done
  }
  return atomically(db, work, at)
}

async function weigh(
  db: Db,
  key: ServerKey,
  { held: { change }, evidence }: { held: HeldChange; evidence: MailboxEvidence },
): Promise<Result<null, VerifyRefusal>> {
  if ('link' in evidence) return accept(null)
  const { id, wrongCodes } = change
  if (wrongCodes >= mostWrongCodes) return refuse({ because: 'too many wrong codes' })
  if (isCode(key, { purpose: 'email change', id, typed: evidence.code })) return accept(null)
  await db
    .updateTable('emailChanges')
    .set({ wrongCodes: wrongCodes + 1 })
    .where('id', '=', id)
    .execute()
  return refuse({ because: 'wrong code' })
}

async function apply(
  db: Db,
  { change, account }: HeldChange,
  { sessionId, from, now }: Confirming & { now: Date },
): Promise<void> {
  const { id: accountId, locale } = account
  await db.updateTable('emailChanges').set({ doneAt: now }).where('id', '=', change.id).execute()
  await moveTo(db, { account, email: change.newEmail, from, now })
  const keep = [change.sessionId, ...(sessionId ? [sessionId] : [])]
  await endSessions(db, { accountId, keep })
  await queueAccountDelivery(db, {
    template: 'address changed',
    recipient: account.email,
    locale,
    facts: { changeId: change.id },
    now,
  })
}

type Moving = {
  account: HeldChange['account']
  email: string
  from: string | null
  now: Date
}

/**
 * Writes another address of an account, in the caller's transaction: whoever signed up with it and has
 * not proven it is forgotten, and so are codes sent to the one before.
 */
export async function moveTo(db: Db, { account, email, from, now }: Moving): Promise<void> {
  const accountId = account.id
  await db
    .updateTable('accounts')
    .set({ email, updatedAt: now })
    .where('id', '=', accountId)
    .execute()
  await db.deleteFrom('signUps').where('email', '=', email).execute()
  await db.deleteFrom('passwordResets').where('accountId', '=', accountId).execute()
  await followAccount(db, { accountId, from, before: account, after: { ...account, email }, now })
}
