import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'

/** A community in which somebody waits to be let in. */
export type Waiting = { communityId: string; name: string; color: string; claimedAt: Date }

/** Every community in which an account waits until a leader has confirmed its home, by name. */
export async function listWaiting(db: Db, accountId: string): Promise<Waiting[]> {
  const answer = await sql<Waiting>`
    select distinct on (name, community_id) community_id, name, color, claimed_at
    from waiting_in(${accountId}) order by name, community_id, claimed_at`.execute(db)
  return answer.rows
}
