import { type Selectable, sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { atomically, inCommunity } from '#database/in-community.ts'
import type { Knocks } from '#database/tables.ts'
import type { Home } from '#domain/addresses/home.ts'
import { homeKey } from '#domain/addresses/home-key.ts'
import { communityKey } from '#domain/communities/community.ts'
import { addDays, addMinutes } from '#domain/days.ts'
import { takeUpRequest } from './take-up-request.ts'

/** How many are answered in one run. */
const mostAtOnce = 200

/** A knock that could not be answered is tried again after so long. */
const pauseMinutes = 30

/** One that finds too many before it, at its home or in its community, waits so long. */
const waitDays = 1

/**
 * Takes up what people without a code have asked, the longest waiting first: each is answered by the roster
 * or becomes a join request for the leaders, and what is asked of no community we know is let go. Each is a
 * transaction of its own, so that nothing is lost and nothing is done twice, however many workers there are
 * and wherever they stop. One that fails waits, and keeps no other from its turn. Answers how many were taken up.
 */
export async function answerKnocks(db: Db, { at }: { at?: Date } = {}): Promise<number> {
  const failures: unknown[] = []
  let answered = 0
  for (let isOne = true; isOne && answered < mostAtOnce; answered += isOne ? 1 : 0) {
    const trying: Trying = { id: null }
    try {
      isOne = await answerNext(db, trying, at)
    } catch (error) {
      failures.push(error)
      if (trying.id === null) break
      await postponeFailed(db, trying.id, at)
    }
  }
  if (failures.length > 0) throw failures[0]
  return answered
}

/** The knock that is being answered. */
type Trying = { id: string | null }

/** Answers the next; false when none waits. */
function answerNext(db: Db, trying: Trying, at: Date | undefined): Promise<boolean> {
  const work = async (db: Db, now: Date) => {
    const knock = await claimNext(db, at)
    if (!knock) return false
    trying.id = knock.id
    const { community, ...asked } = knock
    const home = knock.home as unknown as Home
    const communityId = await findCalled(db, { community, home })
    const outcome = communityId
      ? await inCommunity(
          db,
          communityId,
          (db) => takeUpRequest(db, communityId, { ...asked, home, now }),
          now,
        )
      : 'let go'
    if (outcome === 'too many') await postpone(db, knock.id, addDays(now, waitDays))
    else await db.deleteFrom('knocks').where('id', '=', knock.id).execute()
    return true
  }
  return atomically(db, work, at)
}

/** The database's own time decides, which is finer than a date. */
function claimNext(db: Db, at: Date | undefined): Promise<Selectable<Knocks> | undefined> {
  return db
    .selectFrom('knocks')
    .selectAll()
    .where('dueAt', '<=', sql<Date>`coalesce(${at ?? null}::timestamptz, now())`)
    .orderBy('dueAt')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

/** The community somebody means; null when there is none of that name or code where their home is. */
async function findCalled(
  db: Db,
  { community, home }: { community: string; home: Home },
): Promise<string | null> {
  const slug = community.trim().toLowerCase()
  const key = communityKey(community)
  const { zip, city, state } = home
  const answer = await sql<{ id: string | null }>`
    select community_called(${slug}, ${key}, ${zip.slice(0, 5)}, ${city.toUpperCase()}, ${state}, ${homeKey(home)})
      as id`.execute(db)
  return answer.rows[0]?.id ?? null
}

async function postpone(db: Db, id: string, dueAt: Date): Promise<void> {
  await db.updateTable('knocks').set({ dueAt }).where('id', '=', id).execute()
}

function postponeFailed(db: Db, id: string, at: Date | undefined): Promise<void> {
  return atomically(db, (db, now) => postpone(db, id, addMinutes(now, pauseMinutes)), at)
}
