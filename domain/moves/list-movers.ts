import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Occupancy } from '#domain/properties/property.ts'

/** Somebody who lives in a household or is expected there, with all that hangs on it. */
export type Mover = {
  residencyId: string
  memberId: string
  accountId: string | null
  firstName: string
  lastName: string
  email: string | null
  locale: string
  householdRole: 'head' | 'member'
  occupancy: Occupancy
  since: Date
  /** Whether they have come in; others are only expected. */
  isJoined: boolean
  isSuspended: boolean
  isLeader: boolean
  hasOtherHome: boolean
  /** Whether they have told another home with an open code, and wait for a leader to confirm it. */
  awaitsHome: boolean
  /** The names of their groups. */
  groups: string[]
  /** Their invitation, if it can still be used. */
  invitationId: string | null
  /** Whether it is the word of a Head of this household. */
  isGuest: boolean
}

/** Everybody in a household, Heads first, then by name; to be asked inside the community. */
export async function listMovers(
  db: Db,
  { communityId, householdId }: { communityId: string; householdId: string },
): Promise<Mover[]> {
  const answer = await sql<Mover>`
    select r.id as residency_id, m.id as member_id, m.account_id, m.first_name, m.last_name, m.email, m.locale,
      r.household_role, r.occupancy, r.since,
      m.joined_at is not null as is_joined, m.suspended_at is not null as is_suspended, roles.is_leader,
      exists (
        select from residencies as other
        where other.community_id = ${communityId} and other.member_id = m.id
          and other.household_id <> r.household_id and other.until is null) as has_other_home,
      exists (
        select from home_claims as claim
        where claim.community_id = ${communityId} and claim.member_id = m.id
          and claim.settled_at is null) as awaits_home,
      array(
        select g.name from group_members as place
        join groups as g on g.community_id = place.community_id and g.id = place.group_id
        where place.community_id = ${communityId} and place.member_id = m.id
          and place.until is null and g.deleted_at is null
        order by g.name_key) as groups,
      i.id as invitation_id, coalesce(i.household_id = r.household_id, false) as is_guest
    from residencies as r
    join members as m on m.community_id = r.community_id and m.id = r.member_id and m.left_at is null
    join roles on roles.community_id = m.community_id and roles.id = m.role_id
    left join invitations as i on i.community_id = m.community_id and i.member_id = m.id
      and i.redeemed_at is null and i.voided_at is null
    where r.community_id = ${communityId} and r.household_id = ${householdId} and r.until is null
    order by m.joined_at is null, r.household_role, m.name_key, m.id`.execute(db)
  return answer.rows
}
