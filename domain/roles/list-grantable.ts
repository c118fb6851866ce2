import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { mayGrant } from './may-grant.ts'
import type { Actor } from './permission.ts'
import { inOrder } from './role.ts'

/** A role to choose for somebody. */
export type GrantableRole = {
  id: string
  name: string
  isLeader: boolean
  /** Whether new members get it where nobody chooses. */
  isDefault: boolean
  /** False: it does what the actor may not, and cannot be chosen. */
  mayBeGiven: boolean
}

/** Every role of the community in the order of lists, and which of them an actor may give. */
export async function listGrantable(db: Db, by: Actor): Promise<GrantableRole[]> {
  const roles = await inCommunity(db, by.communityId, (db) =>
    db
      .selectFrom('roles')
      .innerJoin('communities', 'communities.id', 'roles.communityId')
      .select(['roles.id', 'roles.name', 'roles.system', 'roles.isLeader', 'roles.permissions'])
      .select('communities.defaultRoleId')
      .where('roles.communityId', '=', by.communityId)
      .execute(),
  )
  return inOrder(roles).map(({ system: _, permissions, defaultRoleId, ...role }) => ({
    ...role,
    isDefault: role.id === defaultRoleId,
    mayBeGiven: mayGrant(by.permissions, { isLeader: role.isLeader, permissions }),
  }))
}
