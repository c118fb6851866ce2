import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { takeLeadersTurn } from '#domain/members/is-last-leader.ts'
import { takeAccountTurn } from '#domain/members/take-account-turn.ts'
import type { Actor } from '#domain/roles/permission.ts'

/**
 * Holds two members and what hangs on them until the transaction ends, one merge or undo of a community
 * after the other. The order is that of everybody else: accounts and codes before people, as whoever joins
 * takes them; waiting homes, groups and households before the places in them. `accountIds` are accounts
 * that are of neither record now, and may be again.
 */
export async function holdRecords(
  db: Db,
  { communityId }: Pick<Actor, 'communityId'>,
  { ids, accountIds = [] }: { ids: readonly string[]; accountIds?: readonly string[] },
): Promise<void> {
  const accounts = await db
    .selectFrom('members')
    .select('accountId')
    .where('communityId', '=', communityId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('accountId', 'is not', null)
    .execute()
  const all = new Set([...accounts.map(({ accountId }) => accountId!), ...accountIds])
  for (const accountId of [...all].sort()) await takeAccountTurn(db, { communityId, accountId })
  await takeLeadersTurn(db, communityId)
  const people = sql`any(${ids}::uuid[])`
  await sql`
    select from invitations where community_id = ${communityId} and member_id = ${people}
      and redeemed_at is null and voided_at is null
    order by id for update`.execute(db)
  await sql`
    select from home_claims where community_id = ${communityId} and member_id = ${people}
      and settled_at is null
    order by id for update`.execute(db)
  await sql`
    select from groups where groups.community_id = ${communityId} and id in (
      select group_id from group_members
      where group_members.community_id = ${communityId} and member_id = ${people} and until is null)
    order by id for update`.execute(db)
  await sql`
    select from households where households.community_id = ${communityId} and id in (
      select household_id from residencies
      where residencies.community_id = ${communityId} and member_id = ${people} and until is null)
    order by id for no key update`.execute(db)
  await sql`
    select from residencies where community_id = ${communityId} and member_id = ${people}
      and until is null
    order by id for update`.execute(db)
  await sql`
    select from members where community_id = ${communityId} and id = ${people}
    order by id for no key update`.execute(db)
}

/** Whether somebody besides some members is Community Leader of a community. */
export async function isLedBeside(
  db: Db,
  { communityId }: Pick<Actor, 'communityId'>,
  ids: readonly string[],
): Promise<boolean> {
  const leader = await db
    .selectFrom('members')
    .innerJoin('roles', (on) =>
      on
        .onRef('roles.communityId', '=', 'members.communityId')
        .onRef('roles.id', '=', 'members.roleId'),
    )
    .select('members.id')
    .where('members.communityId', '=', communityId)
    .where('members.id', 'not in', [...ids])
    .where('roles.system', '=', 'leader')
    .where('members.joinedAt', 'is not', null)
    .where('members.leftAt', 'is', null)
    .where('members.suspendedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return leader !== undefined
}
