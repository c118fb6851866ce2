import { sql } from 'kysely'
import type { Db } from './connect.ts'

/**
 * Takes turns with everybody who names the same turn, until the transaction ends. Statements that are
 * sent behind it, even without waiting for it, run when the turn has come.
 */
export async function takeTurn(db: Db, turn: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`.execute(db)
}
