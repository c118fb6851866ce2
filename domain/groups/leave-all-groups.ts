import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'

type Leaving = { communityId: string; memberIds: readonly string[]; now: Date }

/** A place in a group that has ended. */
export type LeftGroup = { id: string; memberId: string }

/**
 * Ends every place that some members have in groups, and takes back what they asked of them, in the caller's
 * transaction: for who leaves the community. A group whose only admin goes is left to the leaders. Answers
 * the places.
 */
export async function leaveAllGroups(
  db: Db,
  { communityId, memberIds, now }: Leaving,
): Promise<LeftGroup[]> {
  const left = await db
    .updateTable('groupMembers')
    .set({ until: sql<Date>`greatest(${now}, since)` })
    .where('communityId', '=', communityId)
    .where('memberId', '=', sql<string>`any(${memberIds}::uuid[])`)
    .where('until', 'is', null)
    .returning(['id', 'memberId'])
    .execute()
  await db
    .updateTable('groupRequests')
    .set({ settledAt: now, outcome: 'withdrawn' })
    .where('communityId', '=', communityId)
    .where('memberId', '=', sql<string>`any(${memberIds}::uuid[])`)
    .where('settledAt', 'is', null)
    .execute()
  return left
}
