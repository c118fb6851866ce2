import type { Db } from '#database/connect.ts'
import { takeLeadersTurn } from '#domain/members/is-last-leader.ts'
import { type Actor, NotAllowed, type Permission, requirePermission } from './permission.ts'

/** What somebody may do themselves: what they give to others lies within it. */
export type OwnRole = { id: string; permissions: ReadonlySet<Permission> }

/**
 * Takes the turn of everybody who changes roles, until the transaction ends, and answers the actor's own role
 * as it is now: somebody may just have changed it. Throws `NotAllowed` when they may no longer change roles.
 */
export async function takeRolesTurn(db: Db, by: Actor): Promise<OwnRole> {
  requirePermission(by, 'change member role')
  await takeLeadersTurn(db, by.communityId)
  const own = await readOwnRole(db, by)
  if (!own?.permissions.has('change member role')) throw new NotAllowed('change member role')
  return own
}

/** The actor's own role as it is now, inside the community; null when they may not act here any more. */
export async function readOwnRole(db: Db, by: Actor): Promise<OwnRole | null> {
  const own = await db
    .selectFrom('members')
    .innerJoin('roles', (on) =>
      on
        .onRef('roles.communityId', '=', 'members.communityId')
        .onRef('roles.id', '=', 'members.roleId'),
    )
    .select(['roles.id', 'roles.permissions'])
    .where('members.communityId', '=', by.communityId)
    .where('members.id', '=', by.memberId)
    .where('members.joinedAt', 'is not', null)
    .where('members.leftAt', 'is', null)
    .where('members.suspendedAt', 'is', null)
    .executeTakeFirst()
  if (!own) return null
  const still = (own.permissions as Permission[]).filter((one) => by.permissions.has(one))
  return { id: own.id, permissions: new Set(still) }
}
