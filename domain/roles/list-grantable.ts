import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { isWithin, readOwnRole } from './own-role.ts'
import { type Actor, NotAllowed, requirePermission } from './permission.ts'
import { inOrder } from './role.ts'

/** A role to choose for somebody; what may do more than the actor cannot be chosen. */
export type GrantableRole = { id: string; name: string; mayBeGiven: boolean }

/** Every role of the community in the order of lists, for whoever may change the roles of members. */
export function listGrantable(db: Db, by: Actor): Promise<GrantableRole[]> {
  requirePermission(by, 'change member role')
  return inCommunity(db, by.communityId, async (db) => {
    const own = await readOwnRole(db, by)
    if (!own) throw new NotAllowed('change member role')
    const roles = await db
      .selectFrom('roles')
      .select(['id', 'name', 'system', 'isLeader', 'permissions'])
      .where('communityId', '=', by.communityId)
      .execute()
    return inOrder(roles).map((role) => ({
      id: role.id,
      name: role.name,
      mayBeGiven: isWithin(own, role),
    }))
  })
}
