import { type QueryResult, type RawBuilder, sql } from 'kysely'
import type { Db } from './connect.ts'
import { onOneConnection } from './on-one-connection.ts'

/** What an open transaction knows: whose rows it may touch, and the database's time at its start. */
type Open = { communityId: string | null; now: Date }

const openTransactions = new WeakMap<Db, Open>()

type Work<T> = (db: Db, now: Date) => Promise<T>

/**
 * Runs `work` in one transaction that sees and writes the rows of one community only, joining the
 * caller's transaction if there is one. Row-level security enforces it: without this, community
 * tables look empty.
 *
 * `now` is the database's time, which decides what is valid; tests may give `at` instead. Where two meet who wait for
 * each other, PostgreSQL ends one: nothing of it has happened, and its `work` is done once more, up to three times.
 * Name the inner parameter `db` too: shadowing makes the outer one unreachable.
 */
export function inCommunity<T>(db: Db, communityId: string, work: Work<T>, at?: Date): Promise<T> {
  const open = openTransactions.get(db)
  return open
    ? withinCommunity(db, { open, communityId, at }, work)
    : transact(db, { communityId, at }, work)
}

/**
 * Runs one statement over the rows of one community as a transaction of its own, in one round trip. Not
 * for use inside another transaction.
 */
export function aloneInCommunity<Row>(
  pool: Db,
  communityId: string,
  statement: RawBuilder<Row>,
): Promise<Row[]> {
  return onOneConnection(pool, async (db) => {
    const steps = await Promise.allSettled([
      sql`begin`.execute(db),
      fence(db, communityId),
      statement.execute(db),
      sql`commit`.execute(db), // of a broken transaction it is a rollback
    ])
    const broken = steps.find((step) => step.status === 'rejected')
    if (broken) throw broken.reason
    return (steps[2] as PromiseFulfilledResult<QueryResult<Row>>).value.rows
  })
}

/** Runs `work` in one transaction over what belongs to no community: accounts, sign-ups, sessions. */
export function atomically<T>(db: Db, work: Work<T>, at?: Date): Promise<T> {
  const open = openTransactions.get(db)
  return open ? work(db, at ?? open.now) : transact(db, { communityId: null, at }, work)
}

type Where = { communityId: string | null; at: Date | undefined }

/** How often work is tried that PostgreSQL ends for the sake of another. */
const mostTries = 3

async function transact<T>(pool: Db, where: Where, work: Work<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await tryOnce(pool, where, work)
    } catch (error) {
      if (tries === mostTries || !isDeadlock(error)) throw error
    }
}

/** PostgreSQL's word for a transaction that it ended since two waited for each other: deadlock_detected. */
function isDeadlock(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === '40P01'
}

function tryOnce<T>(pool: Db, { communityId, at }: Where, work: Work<T>): Promise<T> {
  return onOneConnection(pool, async (db) => {
    const [, fenced] = await Promise.all([sql`begin`.execute(db), fence(db, communityId)])
    const now = at ?? fenced
    openTransactions.set(db, { communityId, now })
    try {
      const outcome = await work(db, now)
      await sql`commit`.execute(db)
      return outcome
    } catch (error) {
      await sql`rollback`.execute(db).catch(() => {}) // the server is gone, and has rolled back
      throw error
    } finally {
      openTransactions.delete(db)
    }
  })
}

async function withinCommunity<T>(
  db: Db,
  { open, communityId, at }: { open: Open; communityId: string; at: Date | undefined },
  work: Work<T>,
): Promise<T> {
  const outside = open.communityId
  const goTo = async (where: string | null) => {
    if (open.communityId !== where) await fence(db, where)
    open.communityId = where
  }
  await goTo(communityId)
  try {
    const outcome = await work(db, at ?? open.now)
    await goTo(outside)
    return outcome
  } catch (error) {
    await goTo(outside).catch(() => {}) // the transaction is broken, and sees nothing any more
    throw error
  }
}

/** Sets the community until the transaction ends; answers the time at which it began. */
async function fence(db: Db, communityId: string | null): Promise<Date> {
  const answer = await sql<{ now: Date }>`
    select set_config('app.community', ${communityId ?? ''}, true), now() as now`.execute(db)
  return answer.rows[0]!.now
}
