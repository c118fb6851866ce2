import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { mayGrant } from './may-grant.ts'
import type { Actor } from './permission.ts'

/** A role that somebody may give to others. */
export type GrantableRole = {
  id: string
  name: string
  isLeader: boolean
  /** Whether new members get it where nobody chooses. */
  isDefault: boolean
}

/** The roles an actor may grant, by name. */
export async function listGrantableRoles(db: Db, by: Actor): Promise<GrantableRole[]> {
  const roles = await inCommunity(db, by.communityId, (db) =>
    db
      .selectFrom('roles')
      .innerJoin('communities', 'communities.id', 'roles.communityId')
      .select(['roles.id', 'roles.name', 'roles.isLeader', 'roles.permissions'])
      .select((eb) => eb('communities.defaultRoleId', '=', eb.ref('roles.id')).as('isDefault'))
      .where('roles.communityId', '=', by.communityId)
      .orderBy('roles.name')
      .orderBy('roles.id')
      .execute(),
  )
  return roles
    .filter((role) => mayGrant(by.permissions, role))
    .map(({ permissions: _, isDefault, ...role }) => ({ ...role, isDefault: Boolean(isDefault) }))
}
