import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Entrance } from '#domain/communities/enter-community.ts'
import type { Permission } from './permission.ts'

/** As whom somebody wants to look at the community: which role, and which member asked for it. */
export type Seeing = { memberId: string; roleId: string }

/**
 * The entrance of somebody who looks at the community as people of another role see it: no more than that role
 * and they themselves may do, and nothing can be changed. Null, and they are themselves, when they may not change
 * roles, when the role is gone, or when somebody else asked for it in the same browser.
 */
export async function seeAs(
  db: Db,
  entered: Entrance,
  { memberId, roleId }: Seeing,
): Promise<Entrance | null> {
  const { by } = entered
  if (memberId !== by.memberId || !by.permissions.has('change member role')) return null
  const role = await inCommunity(db, by.communityId, (db) =>
    db
      .selectFrom('roles')
      .select(['id', 'name', 'isLeader', 'permissions'])
      .where('communityId', '=', by.communityId)
      .where('id', '=', roleId)
      .executeTakeFirst(),
  )
  if (!role) return null
  const permissions = (role.permissions as Permission[]).filter((one) => by.permissions.has(one))
  return {
    ...entered,
    by: { ...by, permissions: new Set(permissions) },
    roleId: role.id,
    role: role.name,
    isLeader: entered.isLeader && role.isLeader,
    readOnly: 'seen as',
  }
}
