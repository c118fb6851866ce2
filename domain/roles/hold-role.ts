import type { Db } from '#database/connect.ts'
import type { Actor, Permission } from './permission.ts'

/** A role held until the transaction ends. */
export type HeldRole = {
  id: string
  name: string
  system: string | null
  isLeader: boolean
  permissions: Permission[]
  isDefault: boolean
}

/** Holds a role of the community in the caller's transaction; null when there is none. */
export async function holdRole(
  db: Db,
  { communityId }: Actor,
  { roleId }: { roleId: string },
): Promise<HeldRole | null> {
  const role = await db
    .selectFrom('roles')
    .innerJoin('communities', 'communities.id', 'roles.communityId')
    .select(['roles.id', 'roles.name', 'roles.system', 'roles.isLeader', 'roles.permissions'])
    .select('communities.defaultRoleId')
    .where('roles.communityId', '=', communityId)
    .where('roles.id', '=', roleId)
    .forNoKeyUpdate('roles')
    .executeTakeFirst()
  if (!role) return null
  const { defaultRoleId, permissions, ...held } = role
  const isDefault = role.id === defaultRoleId
  return { ...held, permissions: permissions as Permission[], isDefault }
}
