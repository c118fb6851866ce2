import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Actor, Permission } from './permission.ts'

/**
 * A member as they may act now, for work that they asked for earlier. Null when they have left, are
 * suspended, live only in households set inactive, or no longer have an account.
 */
export function readActor(
  db: Db,
  { communityId, memberId, from }: Pick<Actor, 'communityId' | 'memberId' | 'from'>,
): Promise<Actor | null> {
  return inCommunity(db, communityId, async (db) => {
    const row = await db
      .selectFrom('members')
      .innerJoin('roles', (join) =>
        join
          .onRef('roles.communityId', '=', 'members.communityId')
          .onRef('roles.id', '=', 'members.roleId'),
      )
      .select(['members.accountId', 'roles.permissions'])
      .where(isNotPaused({ member: 'members', role: 'roles' }))
      .where('members.communityId', '=', communityId)
      .where('members.id', '=', memberId)
      .where('members.joinedAt', 'is not', null)
      .where('members.leftAt', 'is', null)
      .where('members.suspendedAt', 'is', null)
      .executeTakeFirst()
    if (!row?.accountId) return null
    const permissions = new Set(row.permissions as Permission[])
    return { communityId, memberId, accountId: row.accountId, permissions, from }
  })
}

/**
 * Whether a member, as a query names them and their role, has not been paused with every household they live in.
 * Leaders never are, and who has no home here is not either.
 */
export function isNotPaused({ member, role }: { member: string; role: string }) {
  const [communityId, memberId] = ['community_id', 'id'].map((one) => sql.ref(`${member}.${one}`))
  return sql<boolean>`(${sql.ref(`${role}.is_leader`)} or coalesce((
    select bool_or(households.inactive_at is null)
    from residencies
    join households on households.community_id = residencies.community_id
      and households.id = residencies.household_id
    where residencies.community_id = ${communityId} and residencies.member_id = ${memberId}
      and residencies.until is null and residencies.confirmed_at is not null), true))`
}
