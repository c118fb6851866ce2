import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'

/** How many rows of these tables PostgreSQL looks at while something is asked; to be asked in a transaction. */
export async function rowsRead(
  db: Db,
  tables: readonly string[],
  ask: (db: Db) => Promise<unknown>,
): Promise<number> {
  const before = await readSoFar(db, tables)
  await ask(db)
  return (await readSoFar(db, tables)) - before
}

async function readSoFar(db: Db, tables: readonly string[]): Promise<number> {
  const answer = await sql<{ read: number | null }>`
    select sum(seq_tup_read + idx_tup_fetch)::int as read from pg_stat_xact_user_tables
    where relname = any(${tables}::text[])`.execute(db)
  return answer.rows[0]?.read ?? 0
}
