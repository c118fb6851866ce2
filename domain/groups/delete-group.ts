import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { accept, type Result } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { UnknownGroup } from './group.ts'
import { holdOwnGroup, recordGroupEvent } from './hold-group.ts'

/** Takes a group away. Its members and requests stay with it, and it can be restored. */
export function deleteGroup(
  db: Db,
  by: Actor,
  { groupId }: { groupId: string },
  { at }: { at?: Date } = {},
): Promise<Result<null, UnknownGroup>> {
  const work = async (db: Db, now: Date): Promise<Result<null, UnknownGroup>> => {
    const held = await holdOwnGroup(db, by, { groupId })
    if (!held.ok) return held
    await db
      .updateTable('groups')
      .set({ deletedAt: now })
      .where('communityId', '=', by.communityId)
      .where('id', '=', groupId)
      .execute()
    await recordGroupEvent(db, by, { group: held.value, deed: 'deleted group', now })
    return accept(null)
  }
  return inCommunity(db, by.communityId, work, at)
}
