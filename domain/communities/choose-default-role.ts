import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { takeLeadersTurn } from '#domain/members/is-last-leader.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import { readOwnRole } from '#domain/roles/own-role.ts'
import { type Actor, NotAllowed, requirePermission } from '#domain/roles/permission.ts'
import { changePreference } from './change-preference.ts'

export type DefaultRoleRefusal =
  | { because: 'unknown role' }
  /** Leaders are made one by one, by name. */
  | { because: 'leader role' }
  /** The role may do what the chooser may not. */
  | { because: 'may not grant' }

const needed = 'update community preferences'

/**
 * The role new members get where nobody chooses another; who is invited already keeps what was promised. Takes
 * turns with everybody who changes roles: a role that leads, or may more than the chooser, is never chosen.
 */
export function chooseDefaultRole(
  db: Db,
  by: Actor,
  { roleId }: { roleId: string },
): Promise<Result<{ name: string }, DefaultRoleRefusal>> {
  requirePermission(by, needed)
  return inCommunity(db, by.communityId, async (db) => {
    await takeLeadersTurn(db, by.communityId)
    const own = await readOwnRole(db, by)
    if (!own?.permissions.has(needed)) throw new NotAllowed(needed)
    const roles = await db
      .selectFrom('roles')
      .innerJoin('communities', 'communities.id', 'roles.communityId')
      .select(['roles.id', 'roles.name', 'roles.isLeader', 'roles.permissions'])
      .select((eb) => eb('communities.defaultRoleId', '=', eb.ref('roles.id')).as('isDefault'))
      .where('roles.communityId', '=', by.communityId)
      .execute()
    const role = roles.find(({ id }) => id === roleId)
    if (!role) return refuse({ because: 'unknown role' })
    if (role.isDefault) return accept({ name: role.name })
    if (role.isLeader) return refuse({ because: 'leader role' })
    if (!mayGrant(own.permissions, role)) return refuse({ because: 'may not grant' })
    const nameOf = (id: unknown) => roles.find((one) => one.id === id)?.name ?? null
    await changePreference(db, by, {
      preference: 'default role',
      to: { defaultRoleId: roleId },
      print: ({ defaultRoleId }) => nameOf(defaultRoleId),
    })
    return accept({ name: role.name })
  })
}
