import { sql } from 'kysely'
import type { Db } from './connect.ts'
import { atomically } from './in-community.ts'

type Work<T> = (db: Db, now: Date) => Promise<T>

/**
 * Runs `work` in one transaction that sees and writes the conversations of one asker only, joining the
 * caller's transaction if there is one. `asker` is what the column of that name says. Row-level security
 * enforces it: without this, conversations look empty.
 */
export function forAsker<T>(db: Db, asker: string, work: Work<T>, at?: Date): Promise<T> {
  return withSetting(db, ['app.asker', asker], work, at)
}

/** Runs `work` in one transaction that sees and writes the conversations of everybody: for support. */
export function forSupport<T>(db: Db, work: Work<T>, at?: Date): Promise<T> {
  return withSetting(db, ['app.support', 'on'], work, at)
}

function withSetting<T>(
  db: Db,
  [name, value]: readonly [string, string],
  work: Work<T>,
  at?: Date,
): Promise<T> {
  return atomically(
    db,
    async (db, now) => {
      const before = await change(db, name, value)
      try {
        return await work(db, now)
      } finally {
        await change(db, name, before).catch(() => {}) // of a broken transaction nothing is seen any more
      }
    },
    at,
  )
}

/** Changes a setting until the transaction ends, and answers what it was. */
async function change(db: Db, name: string, value: string): Promise<string> {
  const answer = await sql<{ before: string | null }>`
    with now as materialized (select current_setting(${name}, true) as before)
    select before, set_config(${name}, ${value}, true) from now`.execute(db)
  return answer.rows[0]!.before ?? ''
}
