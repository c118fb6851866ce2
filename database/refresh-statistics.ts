import { sql } from 'kysely'
import type { Db } from './connect.ts'

/**
 * Has PostgreSQL count tables that were just filled with thousands of rows. Before it has, it takes them, or
 * a community it has not seen, for empty: any index seems as good as another, and a look-up may search all
 * rows of the community. Its own service comes within minutes, too late for whoever fills them.
 */
export async function refreshStatistics(db: Db): Promise<void> {
  await sql`select refresh_statistics()`.execute(db)
}
