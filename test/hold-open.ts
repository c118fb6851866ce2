import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'

/**
 * Does `first` in a transaction that stays open until `second` waits for it, or has not waited at all; then
 * both come to their end. Answers what each said.
 */
export async function hurriedBy<First, Second>(
  db: Db,
  communityId: string,
  { first, second }: { first: (db: Db) => Promise<First>; second: (db: Db) => Promise<Second> },
): Promise<{ first: First; second: Second }> {
  const both = await inCommunity(db, communityId, async (held) => {
    const done = await first(held)
    const hurrying = second(db)
    let isOver = false
    const end = () => {
      isOver = true
    }
    hurrying.then(end, end)
    while (!isOver) if (await isSomebodyHeldUp(held)) break
    return { first: done, hurrying }
  })
  return { first: both.first, second: await both.hurrying }
}

/** Whether a connection to this database waits for what another holds. */
async function isSomebodyHeldUp(db: Db): Promise<boolean> {
  const answer = await sql<{ count: number }>`
    select count(*)::int as count from pg_locks l
    join pg_database d on d.datname = current_database()
    join pg_locks a on a.pid = l.pid and a.database = d.oid
    where not l.granted`.execute(db)
  return answer.rows[0]!.count > 0
}
