import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { hasTrialEnded } from './trial.ts'

/** The trial of a community as it stands, held until the transaction ends. */
export type HeldTrial = { trialEndsAt: Date; trialExtensions: number }

/** Holds the trial of a community, in the caller's transaction; null: it has none. */
export async function holdTrial(db: Db, communityId: string): Promise<HeldTrial | null> {
  const { trialEndsAt, trialExtensions } = await db
    .selectFrom('communities')
    .select(['trialEndsAt', 'trialExtensions'])
    .where('id', '=', communityId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return trialEndsAt && { trialEndsAt, trialExtensions }
}

type Moving = {
  held: HeldTrial
  /** Null: the community goes on for good. */
  endsAt: Date | null
  trialExtensions?: number
  now: Date
}

/**
 * Lets a trial that is held end at another time. Of a community that stood still what was under way goes
 * on as if it had not: codes that were good are for as long as they would have been, and messages that
 * were to leave later keep their distances.
 */
export async function moveTrial(
  db: Db,
  communityId: string,
  { held, endsAt, now, ...counted }: Moving,
): Promise<void> {
  await db
    .updateTable('communities')
    .set({ trialEndsAt: endsAt, trialWarnedAt: null, trialEndToldAt: null, ...counted })
    .where('id', '=', communityId)
    .execute()
  if (!hasTrialEnded(held, now)) return
  const stoodStill = { since: held.trialEndsAt, now }
  await lengthenCodes(db, communityId, stoodStill)
  await putOffMessages(db, communityId, stoodStill)
}

type StoodStill = { since: Date; now: Date }

async function lengthenCodes(
  db: Db,
  communityId: string,
  { since, now }: StoodStill,
): Promise<void> {
  await db
    .updateTable('invitations')
    .set({ expiresAt: sql<Date>`expires_at + (${now}::timestamptz - ${since}::timestamptz)` })
    .where('communityId', '=', communityId)
    .where('redeemedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .where('expiresAt', '>', since)
    .where('invitedAt', '<=', since)
    .execute()
}

async function putOffMessages(
  db: Db,
  communityId: string,
  { since, now }: StoodStill,
): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ dueAt: sql<Date>`due_at + (${now}::timestamptz - ${since}::timestamptz)` })
    .where('communityId', '=', communityId)
    .where('sentAt', 'is', null)
    .where('bouncedAt', 'is', null)
    .where('failedAt', 'is', null)
    .where('suppressedAt', 'is', null)
    .where('dueAt', '>', since)
    .where('queuedAt', '<=', since)
    .execute()
}
