import type { Db } from '#database/connect.ts'

/** Makes somebody with an account an active member, in the caller's transaction; who left is back. */
export async function makeActive(
  db: Db,
  communityId: string,
  { memberId, roleId, now }: { memberId: string; roleId?: string; now: Date },
): Promise<void> {
  await db
    .updateTable('members')
    .set({ leftAt: null, joinedAt: now, ...(roleId && { roleId }) })
    .where('communityId', '=', communityId)
    .where('id', '=', memberId)
    .where('accountId', 'is not', null)
    .execute()
}
