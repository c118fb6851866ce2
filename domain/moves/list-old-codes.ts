import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'

type Asked = {
  communityId: string
  householdId: string
  /** The places that end. */
  residencyIds: readonly string[]
  /** Only codes made before this moment: later ones are for whoever comes next. */
  before: Date
}

/**
 * Codes that open the home of a household for whoever holds them, when nobody who has come in lives there
 * any more: those who leave may have one in a drawer. Ordered by their ids.
 */
export async function listOldCodes(
  db: Db,
  { communityId, householdId, residencyIds, before }: Asked,
): Promise<string[]> {
  const answer = await sql<{ id: string }>`
    select i.id
    from households as h
    join invitations as i on i.community_id = h.community_id and i.property_id = h.property_id
      and i.member_id is null and i.redeemed_at is null and i.voided_at is null
      and i.invited_at < ${before}
    where h.community_id = ${communityId} and h.id = ${householdId}
      and not exists (
        select from households as near
        join residencies as r on r.community_id = near.community_id and r.household_id = near.id
          and r.until is null and r.id <> all(${residencyIds}::uuid[])
        join members as m on m.community_id = r.community_id and m.id = r.member_id
          and m.joined_at is not null and m.left_at is null
        where near.community_id = ${communityId} and near.property_id = h.property_id)
    order by i.id`.execute(db)
  return answer.rows.map(({ id }) => id)
}
