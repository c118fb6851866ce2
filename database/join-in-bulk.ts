import { sql } from 'kysely'
import type { Db } from './connect.ts'

/**
 * Tells PostgreSQL, until the transaction ends, that joins have thousands of rows on both sides. Of rows
 * written a moment ago it knows no number, takes them for one, and would compare each with each.
 *
 * Where a nested loop is meant nevertheless, servers before 18 count it as very dear, and would compile the
 * statement for a second before they run it some milliseconds: compiling is off.
 */
export async function joinInBulk(db: Db): Promise<void> {
  await sql`
    select set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true)`.execute(db)
}
