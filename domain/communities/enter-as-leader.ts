import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { type Result, refuse } from '#domain/result.ts'
import { type Entrance, type EntranceRefusal, enterCommunity } from './enter-community.ts'

/**
 * Enters a community as its longest-serving Community Leader: for whoever runs the installation and works
 * on it from the command line. `not a member` when there is no such community, or nobody leads it.
 */
export async function enterAsLeader(
  db: Db,
  slug: string,
): Promise<Result<Entrance, EntranceRefusal>> {
  const answer = await sql<{ accountId: string | null }>`
    select leader_of(${slug}) as account_id`.execute(db)
  const accountId = answer.rows[0]?.accountId
  if (!accountId) return refuse({ because: 'not a member' })
  return enterCommunity(db, { accountId, from: null, hasSecondStep: true }, slug)
}
