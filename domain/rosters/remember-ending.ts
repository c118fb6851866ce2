import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'

/** Rosters of a community that are about to be forgotten before their import. */
export type Ending = {
  communityId: string
  rosterIds: readonly string[]
  because: 'discarded' | 'expired'
  now: Date
}

/** Keeps of rosters that are forgotten what the conversations have to hear whose attachments they were made of. */
export async function rememberEnding(
  db: Db,
  { communityId, rosterIds, because, now }: Ending,
): Promise<void> {
  await sql`
    insert into ended_rosters (community_id, roster_id, conversation_id, file_name, because, ended_at)
    select l.community_id, l.roster_id, l.conversation_id, r.file_name, ${because}, ${now}
    from conversation_rosters l
    join rosters r on r.community_id = l.community_id and r.id = l.roster_id
    where l.community_id = ${communityId} and l.roster_id = any(${rosterIds}) and l.reported_at is null`.execute(
    db,
  )
}
