import { sql } from 'kysely'
import type { Db } from './connect.ts'

/**
 * Tells PostgreSQL, until the transaction ends, that joins have thousands of rows on both sides. Of rows
 * written a moment ago it knows no number, takes them for one, and would compare each with each.
 */
export async function joinInBulk(db: Db): Promise<void> {
  await sql`select set_config('enable_nestloop', 'off', true)`.execute(db)
}
