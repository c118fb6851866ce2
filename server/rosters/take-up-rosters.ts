import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { onOneConnection } from '#database/on-one-connection.ts'
import { type AskedRoster, beginWork, listAskedRosters } from '#domain/rosters/work-on-roster.ts'
import type { RosterWork } from './in-thread.ts'

/**
 * Takes up every roster that waits, the longest waiting first. One that a process is at already is left to
 * it; when that process dies its connection ends, and the next who looks takes the roster up. One that
 * fails keeps nobody else from their turn; its error is thrown when all had theirs.
 */
export async function takeUpRosters(db: Db, work: RosterWork, signal: AbortSignal): Promise<void> {
  const errors: unknown[] = []
  for (const asked of await listAskedRosters(db)) {
    if (signal.aborted) break
    const begin = async () => {
      const begun = await beginWork(db, asked)
      if (begun) await work(begun, signal)
    }
    await alone(db, asked, begin).catch((error) => errors.push(error))
  }
  if (errors.length > 0) throw new AggregateError(errors, 'Some rosters could not be worked on.')
}

/** Does the work unless somebody else is at it. The lock lives as long as the connection that holds it. */
function alone(pool: Db, { rosterId }: AskedRoster, work: () => Promise<void>): Promise<void> {
  return onOneConnection(pool, async (db) => {
    const lock = sql`hashtextextended(${`work on roster ${rosterId}`}, 0)`
    const answer = await sql<{ mine: boolean }>`
      select pg_try_advisory_lock(${lock}) as mine`.execute(db)
    if (!answer.rows[0]!.mine) return
    try {
      await work()
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(db)
    }
  })
}
