import type { Db } from '#database/connect.ts'
import { newId } from '#domain/new-id.ts'

/** Makes members part of a group, in the caller's transaction; who is in it already stays as they are. */
export async function enterGroup(
  db: Db,
  communityId: string,
  given: { groupId: string; memberIds: readonly string[]; isAdmin?: boolean; now: Date },
): Promise<void> {
  const { groupId, memberIds, isAdmin = false, now } = given
  if (memberIds.length === 0) return
  await db
    .insertInto('groupMembers')
    .values(
      memberIds.map((memberId) => ({
        ...{ communityId, id: newId(), groupId, memberId },
        ...{ isAdmin, since: now },
      })),
    )
    .onConflict((same) =>
      same.columns(['communityId', 'groupId', 'memberId']).where('until', 'is', null).doNothing(),
    )
    .execute()
}
