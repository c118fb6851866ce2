import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'

/** A batch of passes, and what has become of them; the four counts together are its size. */
export type PassBatch = {
  id: string
  forHomes: boolean
  size: number
  madeAt: Date
  /** Full name; null when nobody is remembered. */
  madeBy: string | null
  voidedAt: Date | null
  open: number
  /** Used: by somebody who is in, or waits until a leader has confirmed their home. */
  joined: number
  expired: number
  voided: number
}

/** At most this many batches are listed; older ones stay in the list of invitations. */
const mostListed = 200

/** The community's batches of access passes, newest first; one of them when `batchId` is given. */
export function listPassBatches(
  db: Db,
  by: Actor,
  { batchId = null }: { batchId?: string | null } = {},
  { at }: { at?: Date } = {},
): Promise<PassBatch[]> {
  requirePermission(by, 'invite members via access pass')
  const work = async (db: Db, now: Date) => {
    const answer = await sql<PassBatch>`
      select b.id, b.for_homes, b.size, b.made_at, b.voided_at,
        maker.first_name || ' ' || maker.last_name as made_by,
        count(i.id) filter (where i.redeemed_at is null and i.voided_at is null
          and (i.expires_at is null or i.expires_at > ${now}))::int as open,
        count(i.id) filter (where i.redeemed_at is not null)::int as joined,
        count(i.id) filter (where i.redeemed_at is null and i.voided_at is null
          and i.expires_at <= ${now})::int as expired,
        count(i.id) filter (where i.voided_at is not null)::int as voided
      from (
        select * from batches
        where batches.community_id = ${by.communityId} and batches.channel = 'pass'
          and (${batchId}::uuid is null or batches.id = ${batchId})
        order by batches.made_at desc, batches.id desc limit ${mostListed}
      ) as b
      left join invitations i on i.community_id = b.community_id and i.batch_id = b.id
      left join members maker on maker.community_id = b.community_id and maker.id = b.made_by
      group by b.community_id, b.id, b.for_homes, b.size, b.made_at, b.voided_at,
        maker.first_name, maker.last_name
      order by b.made_at desc, b.id desc`.execute(db)
    return answer.rows
  }
  return inCommunity(db, by.communityId, work, at)
}
