import type { Db } from '#database/connect.ts'

type Leaving = { communityId: string; memberId: string; now: Date }

/**
 * Ends every place somebody has in groups, and takes back what they asked of them, in the caller's
 * transaction: for who leaves the community. A group whose only admin goes is left to the leaders.
 */
export async function leaveAllGroups(
  db: Db,
  { communityId, memberId, now }: Leaving,
): Promise<void> {
  await db
    .updateTable('groupMembers')
    .set({ until: now })
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .where('until', 'is', null)
    .execute()
  await db
    .updateTable('groupRequests')
    .set({ settledAt: now, outcome: 'withdrawn' })
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .where('settledAt', 'is', null)
    .execute()
}
