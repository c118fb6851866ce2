import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { type PropertyTab, propertiesOnTab, propertyTabs } from './property-state.ts'

/** Beyond this many homes the counts are no longer exact: `10,000+`. */
export const countedProperties = 10_000

/** How many homes stand on each tab, in the caller's transaction; counting ends, however many there are. */
export async function countProperties(
  db: Db,
  { communityId }: Actor,
): Promise<Record<PropertyTab, number>> {
  const counts = propertyTabs.map(
    (tab) => sql`count(*) filter (where ${propertiesOnTab(tab)})::int as ${sql.id(tab)}`,
  )
  const answer = await sql<Record<PropertyTab, number>>`
    select ${sql.join(counts)}
    from (select * from properties where properties.community_id = ${communityId}
          limit ${countedProperties + 1}) as p`.execute(db)
  return answer.rows[0]!
}
