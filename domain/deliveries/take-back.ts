import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { CommunityTemplate } from './delivery.ts'

type TakingBack = { invitationIds: readonly string[]; because: string; now: Date }

/**
 * Keeps messages of some invitations that wait from ever leaving, in the caller's transaction, so that
 * they are no longer counted against the community's budget. What a server has got already stays sent.
 */
export async function takeBack(
  db: Db,
  communityId: string,
  { invitationIds, because, now }: TakingBack,
): Promise<void> {
  if (invitationIds.length === 0) return
  await thoseThatWait(db, communityId, { because, now })
    .where('invitationId', '=', sql<string>`any(${invitationIds}::uuid[])`)
    .where('template', 'in', ['invitation', 'reminder'])
    .execute()
}

/** Why a reminder is taken back: the community wants none. Those that are written later do not count it. */
export const nobodyIsReminded = 'nobody is reminded'

/** Keeps all reminders of a community that wait from ever leaving, in the caller's transaction. */
export async function takeRemindersBack(
  db: Db,
  communityId: string,
  { now }: { now: Date },
): Promise<void> {
  await thoseThatWait(db, communityId, { because: nobodyIsReminded, now })
    .where('template', '=', 'reminder')
    .execute()
}

/** Suppresses messages of a community that have not come to an end. */
function thoseThatWait(
  db: Db,
  communityId: string,
  { because, now }: { because: string; now: Date },
) {
  return db
    .updateTable('deliveries')
    .set({ suppressedAt: now, problem: because })
    .where('communityId', '=', communityId)
    .where('sentAt', 'is', null)
    .where('bouncedAt', 'is', null)
    .where('failedAt', 'is', null)
    .where('suppressedAt', 'is', null)
}

/** What groups and notices tell a member as it happens. */
const news: CommunityTemplate[] = [
  'asked to join group',
  'let into group',
  'notice',
  'daily notices',
]

/** Keeps the news that wait for a member who may not enter any more from leaving, in the caller's transaction. */
export async function takeNewsBack(
  db: Db,
  communityId: string,
  { memberId, now }: { memberId: string; now: Date },
): Promise<void> {
  await thoseThatWait(db, communityId, { because: 'no longer true', now })
    .where('memberId', '=', memberId)
    .where('template', 'in', news)
    .execute()
}
