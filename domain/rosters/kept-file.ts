import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'

/** The file of a roster with its name, as long as another of its sheets may be chosen; null afterwards. */
export function readKeptFile(
  db: Db,
  by: Actor,
  rosterId: string,
): Promise<{ fileName: string; bytes: Uint8Array } | null> {
  requirePermission(by, 'import roster')
  const { communityId } = by
  return inCommunity(db, communityId, async (db) => {
    const found = await db
      .selectFrom('rosterFiles')
      .innerJoin('rosters', (join) =>
        join
          .onRef('rosters.communityId', '=', 'rosterFiles.communityId')
          .onRef('rosters.id', '=', 'rosterFiles.rosterId'),
      )
      .select(['rosters.fileName', 'rosterFiles.bytes'])
      .where('rosterFiles.communityId', '=', communityId)
      .where('rosterFiles.rosterId', '=', rosterId)
      .where('rosters.startedAt', 'is', null)
      .executeTakeFirst()
    return found ?? null
  })
}
