import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'

/** What keeps a home from being deleted. */
export type InTheWay = {
  /** Who lives there or is expected, by name; '' for those whom the actor may not see. */
  people: string[]
  /** How many wait for a leader to confirm that they live there. */
  waiting: number
  /** How many access passes made for it would be voided. */
  passes: number
}

/** What deleting a home would meet, for the question before it. */
export function foreseeDeleting(
  db: Db,
  by: Actor,
  home: { propertyId: string },
): Promise<InTheWay> {
  requirePermission(by, 'update property')
  return inCommunity(db, by.communityId, (db) => listInTheWay(db, by, home))
}

/** The same in the caller's transaction. */
export async function listInTheWay(
  db: Db,
  by: Actor,
  { propertyId }: { propertyId: string },
): Promise<InTheWay> {
  const { communityId } = by
  const answer = await sql<InTheWay>`
    select array(
        select m.first_name || ' ' || m.last_name
        from households as h
        join residencies as r on r.community_id = h.community_id and r.household_id = h.id and r.until is null
        join members as m on m.community_id = r.community_id and m.id = r.member_id and m.left_at is null
        where h.community_id = ${communityId} and h.property_id = ${propertyId}
        order by m.name_key, m.id) as people,
      (select count(*)::int from home_claims as c
        where c.community_id = ${communityId} and c.property_id = ${propertyId} and c.settled_at is null) as waiting,
      (select count(*)::int from invitations as i
        where i.community_id = ${communityId} and i.property_id = ${propertyId}
          and i.redeemed_at is null and i.voided_at is null) as passes`.execute(db)
  const found = answer.rows[0]!
  const seesPeople = by.permissions.has('admin view members')
  return { ...found, people: seesPeople ? found.people : found.people.map(() => '') }
}
