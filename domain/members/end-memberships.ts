import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { type LeftGroup, leaveAllGroups } from '#domain/groups/leave-all-groups.ts'
import { handSuspensionOn } from './hand-suspension-on.ts'

/** Members who leave a community. */
export type Ending = { communityId: string; memberIds: readonly string[]; now: Date }

/**
 * Ends memberships in the caller's transaction, which has ended their places in households: they leave all
 * groups, and what waits for them is no longer asked for nor sent. The records stay, as the community's
 * history; a suspension stays with them, and goes on to invitations that wait for the same person. Answers the
 * places in groups that ended.
 */
export async function endMemberships(db: Db, ending: Ending): Promise<LeftGroup[]> {
  const { communityId, memberIds, now } = ending
  if (memberIds.length === 0) return []
  await handSuspensionOn(db, communityId, memberIds)
  const left = await leaveAllGroups(db, ending)
  await db
    .updateTable('members')
    .set({ leftAt: now })
    .where('communityId', '=', communityId)
    .where('id', '=', anyOf(memberIds))
    .execute()
  await stopWaiting(db, ending)
  await takeMessagesBack(db, ending)
  return left
}

const anyOf = (ids: readonly string[]) => sql<string>`any(${ids}::uuid[])`

/** Homes that were told with an open code need not be confirmed any more. */
async function stopWaiting(db: Db, { communityId, memberIds, now }: Ending): Promise<void> {
  await db
    .updateTable('homeClaims')
    .set({ settledAt: now, outcome: 'declined' })
    .where('communityId', '=', communityId)
    .where('memberId', '=', anyOf(memberIds))
    .where('settledAt', 'is', null)
    .execute()
  await db
    .updateTable('notices')
    .set({ settledAt: now })
    .where('communityId', '=', communityId)
    .where('memberId', '=', anyOf(memberIds))
    .where('kind', '=', 'home to confirm')
    .where('settledAt', 'is', null)
    .execute()
}

/** What has not left yet is not sent any more. */
async function takeMessagesBack(db: Db, { communityId, memberIds, now }: Ending): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ suppressedAt: now, problem: 'no longer true' })
    .where('communityId', '=', communityId)
    .where('memberId', '=', anyOf(memberIds))
    .where('sentAt', 'is', null)
    .where('bouncedAt', 'is', null)
    .where('failedAt', 'is', null)
    .where('suppressedAt', 'is', null)
    .execute()
}
