import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { forSupport } from '#database/for-asker.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Totals } from '#domain/rosters/planned.ts'
import { wasCarriedOut } from '#domain/rosters/what-was-made.ts'
import { writeForSupport } from './write-for-support.ts'

/** What a conversation is told of the import of a roster that it brought. */
export type RosterReport = {
  fileName: string
  /** How many rows the file has, and what became of them. */
  rows: number
  created: number
  updated: number
  skipped: number
  /** How many rows somebody has to look at. */
  attention: number
  /** The page of the roster, below the address of the installation. */
  path: string
  locale: string
}

/** The most reports of one round; the next one goes on. */
const mostReports = 100

/**
 * Tells every conversation what became of the import of a roster that was made of its attachment, once each, however
 * many workers do at once. `word` says it in the language of the conversation. Answers how many were told.
 */
export async function reportRosters(
  db: Db,
  { word }: { word: (report: RosterReport) => string },
): Promise<number> {
  const due = await sql<Due>`select * from rosters_to_report(${mostReports})`.execute(db)
  let told = 0
  for (const one of due.rows) if (await report(db, one, word)) told += 1
  return told
}

type Due = { communityId: string; rosterId: string }

function report(db: Db, due: Due, word: (report: RosterReport) => string): Promise<boolean> {
  return inCommunity(db, due.communityId, async (db, now) => {
    const link = await take(db, due, now)
    return link ? forSupport(db, (db) => tell(db, { ...due, ...link, now }, word)) : false
  })
}

/** Of several workers one tells; a link that is gone has nothing to tell. */
function take(db: Db, { communityId, rosterId }: Due, now: Date) {
  return db
    .updateTable('conversationRosters')
    .set({ reportedAt: now })
    .where('communityId', '=', communityId)
    .where('rosterId', '=', rosterId)
    .where('reportedAt', 'is', null)
    .returning('conversationId')
    .executeTakeFirst()
}

async function tell(
  db: Db,
  { communityId, rosterId, conversationId, now }: Due & { conversationId: string; now: Date },
  word: (report: RosterReport) => string,
): Promise<boolean> {
  const conversation = await db
    .selectFrom('conversations')
    .select(['locale', 'seenBySupport', 'communityId'])
    .where('id', '=', conversationId)
    .forUpdate()
    .executeTakeFirst()
  if (conversation?.communityId !== communityId) return false // its asker has closed their account
  const { locale, seenBySupport: seen } = conversation
  const text = word({ ...(await readReport(db, { communityId, rosterId })), locale })
  const key = `roster ${rosterId}`
  await writeForSupport(db, { conversationId, text, key, seen, now })
  return true
}

async function readReport(
  db: Db,
  { communityId, rosterId }: Due,
): Promise<Omit<RosterReport, 'locale'>> {
  const { slug, totals, changedRows, ...file } = await db
    .selectFrom('rosters')
    .innerJoin('communities', 'communities.id', 'rosters.communityId')
    .select(['fileName', 'rowCount as rows', 'changedRows', 'totals', 'slug'])
    .where('rosters.communityId', '=', communityId)
    .where('communities.id', '=', communityId)
    .where('rosters.id', '=', rosterId)
    .executeTakeFirstOrThrow()
  const { skip, unchanged, attention } = totals as unknown as Totals
  const answer = await sql<Pick<RosterReport, 'created' | 'updated'>>`
    select count(*) filter (where p.verdict = 'create')::int as created,
           count(*) filter (where p.verdict = 'update')::int as updated
    from roster_plans p
    join rosters r on r.community_id = p.community_id and r.id = p.roster_id
    where p.community_id = ${communityId} and p.roster_id = ${rosterId} and ${wasCarriedOut}`.execute(
    db,
  )
  return {
    ...{ ...file, ...answer.rows[0]!, skipped: skip + unchanged },
    attention: attention + changedRows,
    path: `/c/${slug}/roster/${rosterId}`,
  }
}
