import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { RosterRecord } from './find-roster.ts'
import type { Made } from './what-was-made.ts'

/** The invitations that an import made, and all others of the people whom it created. */
export async function listInvitations(
  db: Db,
  { communityId, id, passBatchId }: RosterRecord,
  { members }: Made,
): Promise<string[]> {
  const answer = await sql<{ id: string }>`
    select id from invitations
    where community_id = ${communityId} and batch_id = any(${[id, passBatchId]}::uuid[])
    union
    select id from invitations where community_id = ${communityId} and member_id = any(${members}::uuid[])
    order by id`.execute(db)
  return answer.rows.map(({ id }) => id)
}

/**
 * Locks the people, households and homes of an import in the order in which whoever joins takes them,
 * after the codes: nothing comes to hang on them until the transaction ends.
 */
export async function lockMade(db: Db, by: Actor, made: Made): Promise<void> {
  const { changes, changedSeats, addedSeats } = made
  const changed = [...Object.values(changes), changedSeats, addedSeats].flat()
  const members = [...made.members, ...changed.map(({ memberId }) => memberId)]
  await lockRows(db, by, 'members', members)
  await lockRows(db, by, 'households', made.households)
  await lockRows(db, by, 'properties', made.properties)
}

async function lockRows(
  db: Db,
  { communityId }: Actor,
  table: 'members' | 'households' | 'properties',
  ids: readonly string[],
): Promise<void> {
  await sql`
    select from ${sql.table(table)}
    where community_id = ${communityId} and id = any(${ids}::uuid[])
    order by id for update`.execute(db)
}

/**
 * How many people stand in the way: those who came in or wait, with one of the invitations or as one of the
 * people whom the import created, each counted once.
 */
export async function countJoined(
  db: Db,
  { communityId }: Actor,
  { made, invitationIds }: { made: Made; invitationIds: readonly string[] },
): Promise<number> {
  const answer = await sql<{ count: number }>`
    select count(*)::int as count from (
      select coalesce(m.merged_into, m.id) from members m
      where m.community_id = ${communityId} and m.id = any(${made.members}::uuid[])
        and num_nonnulls(m.account_id, m.joined_at, m.merged_into) > 0
      union
      select coalesce(i.joined_as, m.merged_into, i.member_id, i.id) from invitations i
      left join members m on m.community_id = i.community_id and m.id = i.member_id
      where i.community_id = ${communityId} and i.id = any(${invitationIds}::uuid[])
        and i.redeemed_at is not null
    ) as joined`.execute(db)
  return answer.rows[0]!.count
}
