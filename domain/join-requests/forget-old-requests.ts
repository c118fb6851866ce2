import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { requestDays } from './join-request.ts'

/**
 * Forgets join requests 90 days after they were settled, or asked where nobody has answered, with the notice
 * of them; of all communities, each in a transaction of its own. What was done about them stays in the audit
 * log. So do knocks that could not be taken up all that time.
 */
export async function forgetOldRequests(db: Db, { at }: { at?: Date } = {}): Promise<void> {
  const moment = sql<Date>`coalesce(${at ?? null}::timestamptz, now())`
  await sql`
    delete from knocks where asked_at < ${moment} - make_interval(days => ${requestDays})`.execute(
    db,
  )
  const answer = await sql<{ id: string }>`
    select communities_with_old_join_requests(${moment}, ${requestDays}) as id`.execute(db)
  for (const { id } of answer.rows) await inCommunity(db, id, (db, now) => forget(db, id, now), at)
}

async function forget(db: Db, communityId: string, now: Date): Promise<void> {
  const forgotten = await db
    .deleteFrom('joinRequests')
    .where('communityId', '=', communityId)
    .where(sql<Date>`coalesce(settled_at, asked_at)`, '<', addDays(now, -requestDays))
    .returning('id')
    .execute()
  await db
    .updateTable('notices')
    .set({ settledAt: now })
    .where('communityId', '=', communityId)
    .where('kind', '=', 'asked to join')
    .where(sql`facts ->> 'requestId'`, '=', sql<string>`any(${forgotten.map(({ id }) => id)})`)
    .where('settledAt', 'is', null)
    .execute()
}
