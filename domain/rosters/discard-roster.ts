import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'

/** Forgets a roster and its rows, unless its import has begun: then it stays, as the report of it. */
export function discardRoster(
  db: Db,
  by: Actor,
  { rosterId }: { rosterId: string },
): Promise<void> {
  requirePermission(by, 'import roster')
  const { communityId } = by
  return inCommunity(db, communityId, async (db) => {
    await db
      .deleteFrom('rosters')
      .where('communityId', '=', communityId)
      .where('id', '=', rosterId)
      .where('startedAt', 'is', null)
      .where((where) =>
        where.or([where('askedFor', 'is', null), where('askedFor', '!=', 'import')]),
      )
      .execute()
  })
}
