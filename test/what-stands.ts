import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'

/** What tells of an import whatever became of it. */
const told = ['audit_events', 'rosters', 'roster_files', 'roster_rows', 'roster_plans']

/** Every row of a community as PostgreSQL writes it, by table; of tables that have none, nothing. */
export async function whatStands(db: Db, communityId: string): Promise<Record<string, string[]>> {
  return inCommunity(db, communityId, async (db) => {
    const tables = await sql<{ name: string }>`
      select c.relname as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'community_id' and not a.attisdropped
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relrowsecurity
        and c.relname <> all(${told})
      order by c.relname`.execute(db)
    const stands: Record<string, string[]> = {}
    for (const { name } of tables.rows) {
      const rows = await sql<{ line: string }>`
        select t::text as line from ${sql.table(name)} t
        where t.community_id = ${communityId} order by t::text collate "C"`.execute(db)
      if (rows.rows.length > 0) stands[name] = rows.rows.map(({ line }) => line)
    }
    return stands
  })
}
