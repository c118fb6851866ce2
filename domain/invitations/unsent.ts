import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'

/** How many are looked at, and sent, in one go. */
const mostAtOnce = 1000

/** Invitations by e-mail of one batch that still stand, and of which no message was ever queued. */
function isUnsent({ communityId }: Actor, batchId: string) {
  return sql`i.community_id = ${communityId} and i.batch_id = ${batchId} and i.channel = 'email'
    and i.redeemed_at is null and i.voided_at is null and not exists (
      select from deliveries as d where d.community_id = i.community_id and d.invitation_id = i.id)`
}

/** The ids of the next of them after one, in their order; in the caller's transaction. */
export async function listUnsent(
  db: Db,
  by: Actor,
  { batchId, after }: { batchId: string; after: string | null },
): Promise<string[]> {
  const isBehind = after === null ? sql`true` : sql`i.id > ${after}`
  const answer = await sql<{ id: string }>`
    select i.id from invitations as i where ${isUnsent(by, batchId)} and ${isBehind}
    order by i.id limit ${mostAtOnce}`.execute(db)
  return answer.rows.map(({ id }) => id)
}

/** How many invitations of a batch wait until somebody sends them. */
export function countUnsent(db: Db, by: Actor, batchId: string): Promise<number> {
  requirePermission(by, 'invite members')
  return inCommunity(db, by.communityId, async (db) => {
    const answer = await sql<{ count: number }>`
      select count(*)::int as count from invitations as i where ${isUnsent(by, batchId)}`.execute(
      db,
    )
    return answer.rows[0]!.count
  })
}
