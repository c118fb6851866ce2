import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { rememberEnding } from './remember-ending.ts'

/** How long a roster waits for its import, in days after it was brought or last checked. */
const rosterDays = 30

/** How long the file itself is kept, in days after it was brought. */
const fileDays = 7

/**
 * Forgets rosters that nobody has imported, and files whose other sheets nobody has asked for, of all
 * communities, each in a transaction of its own. A roster whose import has begun, or was asked for, stays as
 * the report of it.
 */
export async function forgetOldRosters(db: Db, { at }: { at?: Date } = {}): Promise<void> {
  const answer = await sql<{ id: string }>`
    select communities_with_old_rosters(coalesce(${at ?? null}::timestamptz, now()), ${rosterDays}, ${fileDays})
      as id`.execute(db)
  for (const { id } of answer.rows) await inCommunity(db, id, (db, now) => forget(db, id, now), at)
}

async function forget(db: Db, communityId: string, now: Date): Promise<void> {
  const old = await db
    .selectFrom('rosters')
    .select('id')
    .where('communityId', '=', communityId)
    .where('startedAt', 'is', null)
    .where(sql<boolean>`asked_for is distinct from 'import'`)
    .where(sql<Date>`greatest(made_at, planned_at, asked_at)`, '<', addDays(now, -rosterDays))
    .forUpdate()
    .execute()
  const rosterIds = old.map(({ id }) => id)
  await rememberEnding(db, { communityId, rosterIds, because: 'expired', now })
  await db
    .deleteFrom('rosters')
    .where('communityId', '=', communityId)
    .where('id', '=', sql<string>`any(${rosterIds})`)
    .execute()
  await sql`
    delete from roster_files f using rosters r
    where f.community_id = ${communityId} and r.community_id = f.community_id and r.id = f.roster_id
      and r.made_at < ${addDays(now, -fileDays)}`.execute(db)
}
