import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { printDoor } from '#domain/properties/property.ts'

/**
 * The homes in which others live who have come in, and nobody of them would be Head without this member;
 * by their doors: `123 MAIN ST APT 4`. To be asked inside the community.
 */
export async function listLeftHeadless(
  db: Db,
  { communityId, memberId }: { communityId: string; memberId: string },
): Promise<string[]> {
  const answer = await sql<Parameters<typeof printDoor>[0]>`
    select home.street, home.lot, home.unit
    from residencies as own
    join households as h on h.community_id = own.community_id and h.id = own.household_id
    join properties as home on home.community_id = h.community_id and home.id = h.property_id
    join residencies as place on place.community_id = h.community_id and place.household_id = h.id
      and place.until is null and place.confirmed_at is not null and place.member_id <> own.member_id
    join members as other on other.community_id = place.community_id and other.id = place.member_id
      and other.left_at is null and other.suspended_at is null
    where own.community_id = ${communityId} and own.member_id = ${memberId}
      and own.household_role = 'head' and own.until is null and own.confirmed_at is not null
    group by own.community_id, own.id, home.community_id, home.id
    having bool_and(place.household_role = 'member')
    order by own.since, own.id`.execute(db)
  return answer.rows.map(printDoor)
}
