import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'

/** How many connections to this database, and to no other of the server, wait for what another one holds. */
async function countHeldUp(db: Db): Promise<number> {
  const answer = await sql<{ count: number }>`
    select count(distinct l.pid)::int as count from pg_locks l
    join pg_database d on d.datname = current_database()
    join pg_locks a on a.pid = l.pid and a.database = d.oid
    where not l.granted`.execute(db)
  return answer.rows[0]!.count
}

/** Waits until so many wait. Who never comes to wait ends the test at its limit. */
export async function untilHeldUp(db: Db, count = 1): Promise<void> {
  while ((await countHeldUp(db)) < count);
}

/** Waits until so many wait, or one has not waited at all and is over. */
export async function untilHeldUpOrOver(db: Db, work: Promise<unknown>, count = 1): Promise<void> {
  let isOver = false
  const end = () => {
    isOver = true
  }
  work.then(end, end)
  while (!isOver && (await countHeldUp(db)) < count);
}
