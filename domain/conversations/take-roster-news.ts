import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { readReport, readStop } from './read-roster-news.ts'
import type { RosterEnd, RosterReport, RosterStop } from './roster-news.ts'

type Wanted = { communityId: string; rosterId: string; now: Date }

/** News that this worker, and no other, tells. */
export type TakenNews = {
  conversationId: string
  /** Under which it is written. */
  key: string
  read: (
    db: Db,
  ) => Promise<
    Omit<RosterReport, 'locale'> | Omit<RosterStop, 'locale'> | Omit<RosterEnd, 'locale'>
  >
}

/** Takes news of a kind in the caller's transaction; null when another worker did, or nothing is new any more. */
export const takeNews: Record<
  'imported' | 'stopped' | 'ended',
  (db: Db, wanted: Wanted) => Promise<TakenNews | null>
> = {
  async imported(db, { communityId, rosterId, now }) {
    const link = await db
      .updateTable('conversationRosters')
      .set({ reportedAt: now })
      .where('communityId', '=', communityId)
      .where('rosterId', '=', rosterId)
      .where('reportedAt', 'is', null)
      .returning('conversationId')
      .executeTakeFirst()
    const read = (db: Db) => readReport(db, { communityId, rosterId })
    return link ? { ...link, key: `roster ${rosterId}`, read } : null
  },
  async stopped(db, { communityId, rosterId }) {
    const answer = await sql<{ conversationId: string; stop: string }>`
      update conversation_rosters l set stop_told_at = coalesce(r.failed_at, r.cancelled_at)
      from rosters r
      where l.community_id = ${communityId} and l.roster_id = ${rosterId} and l.reported_at is null
        and r.community_id = l.community_id and r.id = l.roster_id and r.finished_at is null
        and coalesce(r.failed_at, r.cancelled_at) > coalesce(l.stop_told_at, '-infinity')
      returning l.conversation_id, extract(epoch from l.stop_told_at)::text as stop`.execute(db)
    const link = answer.rows[0]
    if (!link) return null
    const { conversationId, stop } = link
    const read = (db: Db) => readStop(db, { communityId, rosterId })
    return { conversationId, key: `roster ${rosterId} stopped ${stop}`, read }
  },
  async ended(db, { communityId, rosterId, now }) {
    const ended = await db
      .updateTable('endedRosters')
      .set({ toldAt: now })
      .where('communityId', '=', communityId)
      .where('rosterId', '=', rosterId)
      .where('toldAt', 'is', null)
      .returning(['conversationId', 'fileName', 'because'])
      .executeTakeFirst()
    if (!ended) return null
    const { conversationId, fileName } = ended
    const end = { what: ended.because as RosterEnd['what'], fileName }
    return { conversationId, key: `roster ${rosterId} ended`, read: async () => end }
  },
}
