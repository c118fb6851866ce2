import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { type HouseholdTab, householdsOnTab, householdTabs } from './household-state.ts'

/** Beyond this many households the counts are no longer exact: `10,000+`. */
export const countedHouseholds = 10_000

/** How many households stand on each tab, in the caller's transaction; counting ends, however many there are. */
export async function countHouseholds(
  db: Db,
  { communityId }: Actor,
): Promise<Record<HouseholdTab, number>> {
  const counts = householdTabs.map(
    (tab) => sql`count(*) filter (where ${householdsOnTab(tab)})::int as ${sql.id(tab)}`,
  )
  const answer = await sql<Record<HouseholdTab, number>>`
    select ${sql.join(counts)}
    from (select * from households where households.community_id = ${communityId}
          limit ${countedHouseholds + 1}) as h`.execute(db)
  return answer.rows[0]!
}
