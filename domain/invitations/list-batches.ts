import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'

/** Invitations made together, to choose from. */
export type ListedBatch = {
  id: string
  channel: 'email' | 'text' | 'pass'
  size: number
  madeAt: Date
}

/** The newest batches, at most a hundred. */
export async function listBatches(db: Db, by: Actor): Promise<ListedBatch[]> {
  requirePermission(by, 'invite members')
  const rows = await inCommunity(db, by.communityId, (db) =>
    db
      .selectFrom('batches')
      .select(['id', 'channel', 'size', 'madeAt'])
      .where('communityId', '=', by.communityId)
      .orderBy('id', 'desc')
      .limit(100)
      .execute(),
  )
  return rows.map((row) => ({ ...row, channel: row.channel as ListedBatch['channel'] }))
}
