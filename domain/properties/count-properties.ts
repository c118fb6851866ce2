import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { isPeopled, type PropertyTab } from './property-state.ts'

/** Beyond this many homes the counts are no longer exact: `10,000+`. */
export const countedProperties = 10_000

/** How many homes stand on each tab, in the caller's transaction; counting ends, however many there are. */
export async function countProperties(
  db: Db,
  { communityId }: Actor,
): Promise<Record<PropertyTab, number>> {
  const answer = await sql<Record<PropertyTab, number>>`
    with homes as materialized (
      select p.community_id, p.id, p.deleted_at, p.merged_into from properties as p
      where p.community_id = ${communityId} limit ${countedProperties + 1}
    ), asked as materialized (
      select p.deleted_at, p.merged_into, ${isPeopled} as is_peopled from homes as p
    )
    select count(*) filter (where deleted_at is null)::int as "all",
      count(*) filter (where deleted_at is null and is_peopled)::int as active,
      count(*) filter (where deleted_at is null and not is_peopled)::int as vacant,
      count(*) filter (where deleted_at is not null and merged_into is null)::int as deleted
    from asked`.execute(db)
  return answer.rows[0]!
}
