import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { UnknownGroup } from './group.ts'
import { holdOwnGroup, recordGroupEvent } from './hold-group.ts'
import { isOnlyAdmin, type LastAdmin } from './leave-group.ts'

export type AdminRefusal = UnknownGroup | LastAdmin | { because: 'not in the group' }

/** Lets a member of a group run it, or no longer; somebody always does. */
export function chooseAdmin(
  db: Db,
  by: Actor,
  { groupId, memberId, isAdmin }: { groupId: string; memberId: string; isAdmin: boolean },
  { at }: { at?: Date } = {},
): Promise<Result<null, AdminRefusal>> {
  const work = async (db: Db, now: Date): Promise<Result<null, AdminRefusal>> => {
    const held = await holdOwnGroup(db, by, { groupId })
    if (!held.ok) return held
    if (!isAdmin && (await isOnlyAdmin(db, by, { groupId, memberId })))
      return refuse({ because: 'only admin' })
    const changed = await db
      .updateTable('groupMembers')
      .set({ isAdmin })
      .where('communityId', '=', by.communityId)
      .where('groupId', '=', groupId)
      .where('memberId', '=', memberId)
      .where('until', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!changed) return refuse({ because: 'not in the group' })
    const deed = isAdmin ? 'made group admin' : 'ended group admin'
    await recordGroupEvent(db, by, { group: held.value, deed, memberId, now })
    return accept(null)
  }
  return inCommunity(db, by.communityId, work, at)
}
