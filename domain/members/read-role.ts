import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { fullName } from './member.ts'

/** A member and the role they have. */
export type RoleOfMember = { name: string; roleId: string; role: string; hasJoined: boolean }

/** The role of a member who has not left; null when there is no such member, as for no id at all. */
export async function readRole(
  db: Db,
  by: Actor,
  memberId: string | null,
): Promise<RoleOfMember | null> {
  requirePermission(by, 'change member role')
  if (memberId === null) return null
  const row = await inCommunity(db, by.communityId, (db) =>
    db
      .selectFrom('members')
      .innerJoin('roles', (on) =>
        on
          .onRef('roles.communityId', '=', 'members.communityId')
          .onRef('roles.id', '=', 'members.roleId'),
      )
      .select(['members.firstName', 'members.lastName', 'members.roleId', 'members.joinedAt'])
      .select('roles.name')
      .where('members.communityId', '=', by.communityId)
      .where('members.id', '=', memberId)
      .where('members.leftAt', 'is', null)
      .executeTakeFirst(),
  )
  if (!row) return null
  const { roleId, name: role, joinedAt } = row
  return { name: fullName(row), roleId, role, hasJoined: joinedAt !== null }
}
