import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { PropertyTab } from './property-state.ts'

/** Beyond this many homes the counts are no longer exact: `10,000+`. */
export const countedProperties = 10_000

/** How many homes stand on each tab, in the caller's transaction; counting ends, however many there are. */
export async function countProperties(
  db: Db,
  { communityId }: Actor,
): Promise<Record<PropertyTab, number>> {
  const answer = await sql<Record<PropertyTab, number>>`
    with homes as materialized (
      select p.id, p.deleted_at, p.merged_into from properties as p
      where p.community_id = ${communityId} limit ${countedProperties + 1}
    ), peopled as materialized (
      select distinct h.property_id as id
      from residencies as r
      join households as h on h.community_id = r.community_id and h.id = r.household_id
      join members as m on m.community_id = r.community_id and m.id = r.member_id and m.left_at is null
      where r.community_id = ${communityId} and r.until is null
        and h.property_id in (select homes.id from homes)
    )
    select count(*) filter (where deleted_at is null)::int as "all",
      count(*) filter (where deleted_at is null and peopled.id is not null)::int as active,
      count(*) filter (where deleted_at is null and peopled.id is null)::int as vacant,
      count(*) filter (where deleted_at is not null and merged_into is null)::int as deleted
    from homes left join peopled on peopled.id = homes.id`.execute(db)
  return answer.rows[0]!
}
