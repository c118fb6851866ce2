import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Gone, KeptAway } from './why-not-back.ts'

/** Somebody who went with a move. */
export type GonePerson = Gone & {
  residencyId: string
  memberId: string
  accountId: string | null
  firstName: string
  lastName: string
  email: string | null
  locale: string
  isJoined: boolean
  /** Of the role they had, and would have again. */
  isLeader: boolean
  permissions: string[]
  /** The places in groups that ended with it, and the names of the groups; of those that are there no more. */
  groupPlaces: string[]
  groups: string[]
  lostGroups: string[]
  /** Whether an invitation of theirs was voided with it. */
  losesInvitation: boolean
  /** Why undoing the move did not bring them back; null: it has, or it has not been undone. */
  keptAway: KeptAway | null
}

/** Whom a move has ended the place of, as they are now; to be asked inside the community. */
export async function listGone(
  db: Db,
  { communityId, moveId }: { communityId: string; moveId: string },
): Promise<GonePerson[]> {
  const answer = await sql<GonePerson>`
    select p.residency_id, p.member_id, p.ended_membership, p.group_places,
      m.account_id, m.first_name, m.last_name, m.email, m.locale, m.joined_at is not null as is_joined,
      roles.is_leader, roles.permissions,
      m.merged_into is not null or r.member_id <> p.member_id as is_merged,
      exists (
        select from residencies as now_there
        where now_there.community_id = ${communityId} and now_there.household_id = r.household_id
          and now_there.member_id = p.member_id and now_there.until is null) as lives_there,
      m.left_at is not null as is_out, coalesce(m.left_at = p.ended_at, false) as is_out_by_move,
      m.joined_at is not null
        and not exists (select from accounts where accounts.id = m.account_id) as is_account_closed,
      m.joined_at is null and exists (
        select from members as twin
        where twin.community_id = ${communityId} and twin.id <> m.id and twin.email = m.email
          and twin.name_key = m.name_key and twin.joined_at is null and twin.left_at is null) as has_twin,
      p.kept_away, p.invitation_id is not null as loses_invitation,
      array(
        select g.name from group_members as place
        join groups as g on g.community_id = place.community_id and g.id = place.group_id
        where place.community_id = ${communityId} and place.id = any(p.group_places)
        order by g.name_key) as groups,
      array(
        select g.name from group_members as place
        join groups as g on g.community_id = place.community_id and g.id = place.group_id
        where place.community_id = ${communityId} and place.id = any(p.group_places)
          and g.deleted_at is not null
        order by g.name_key) as lost_groups
    from move_places as p
    join residencies as r on r.community_id = p.community_id and r.id = p.residency_id
    join members as m on m.community_id = p.community_id and m.id = p.member_id
    join roles on roles.community_id = m.community_id and roles.id = m.role_id
    where p.community_id = ${communityId} and p.move_id = ${moveId} and p.ended_at is not null
    order by m.joined_at is null, m.name_key, m.id`.execute(db)
  return answer.rows
}
