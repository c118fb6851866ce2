import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { forSupport } from '#database/for-asker.ts'
import { inCommunity } from '#database/in-community.ts'
import { holdConversation } from './held.ts'
import type { RosterNews } from './roster-news.ts'
import { type TakenNews, takeNews } from './take-roster-news.ts'
import { writeForSupport } from './write-for-support.ts'

/** The most reports of one round; the next one goes on. */
const mostReports = 100

type Word = (news: RosterNews) => string

/**
 * Tells every conversation what became of the import of a roster that was made of its attachment: that it is done,
 * that it stopped, or that it will never be; each once, however many workers do at once. `word` says it in the
 * language of the conversation. Answers how many were told.
 */
export async function reportRosters(db: Db, { word }: { word: Word }): Promise<number> {
  const due = await sql<Due>`select * from roster_news(${mostReports})`.execute(db)
  let told = 0
  for (const one of due.rows) if (await report(db, one, word)) told += 1
  return told
}

type Due = { communityId: string; rosterId: string; what: 'imported' | 'stopped' | 'ended' }

function report(db: Db, due: Due, word: Word): Promise<boolean> {
  return inCommunity(db, due.communityId, async (db, now) => {
    const news = await takeNews[due.what](db, { ...due, now })
    return news ? forSupport(db, (db) => tell(db, { ...due, ...news, now }, word)) : false
  })
}

async function tell(
  db: Db,
  { communityId, conversationId, key, read, now }: Due & TakenNews & { now: Date },
  word: Word,
): Promise<boolean> {
  const conversation = await holdConversation(db, conversationId)
  if (conversation?.communityId !== communityId) return false // its asker has closed their account
  const { locale, seenBySupport: seen } = conversation
  const news = await read(db)
  await writeForSupport(db, { conversationId, text: word({ ...news, locale }), key, seen, now })
  if (news.what === 'failed' || news.what === 'unchecked') await letWait(db, conversationId)
  return true
}

/** What went wrong by itself is an agent's to look at: the conversation waits for one. */
async function letWait(db: Db, conversationId: string): Promise<void> {
  await db
    .updateTable('conversations')
    .set({ lastBy: 'asker' })
    .where('id', '=', conversationId)
    .execute()
}
