import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { daysLeft, hasTrialEnded, mostExtensions } from './trial.ts'

/** How a trial stands. */
export type Trial = {
  endsAt: Date
  hasEnded: boolean
  daysLeft: number
  /** How often leaders have extended it, and may still. */
  extensions: number
  extensionsLeft: number
  /** How many messages wait until it goes on; 0 while it does. */
  waiting: number
}

/** Reads how the trial of a community stands; null: it has none, and goes on for good. */
export function readTrial(db: Db, by: Actor, { at }: { at?: Date } = {}): Promise<Trial | null> {
  requirePermission(by, 'update community preferences')
  const work = async (db: Db, now: Date): Promise<Trial | null> => {
    const { communityId } = by
    const { trialEndsAt, trialExtensions } = await db
      .selectFrom('communities')
      .select(['trialEndsAt', 'trialExtensions'])
      .where('id', '=', communityId)
      .executeTakeFirstOrThrow()
    if (!trialEndsAt) return null
    const hasEnded = hasTrialEnded({ trialEndsAt }, now)
    return {
      endsAt: trialEndsAt,
      hasEnded,
      daysLeft: daysLeft(trialEndsAt, now),
      extensions: trialExtensions,
      extensionsLeft: Math.max(0, mostExtensions - trialExtensions),
      waiting: hasEnded ? await countWaiting(db, communityId) : 0,
    }
  }
  return inCommunity(db, by.communityId, work, at)
}

async function countWaiting(db: Db, communityId: string): Promise<number> {
  const { count } = await db
    .selectFrom('deliveries')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('communityId', '=', communityId)
    .where('sentAt', 'is', null)
    .where('bouncedAt', 'is', null)
    .where('failedAt', 'is', null)
    .where('suppressedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}
