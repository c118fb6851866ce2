import type { Db } from '#database/connect.ts'
import type { Actor } from '#domain/roles/permission.ts'

/**
 * Asks a worker to check the rows of a roster, or to import it, on behalf of somebody; in the caller's
 * transaction. A wish that is under way for the same roster is thrown away.
 */
export async function askWorker(
  db: Db,
  { communityId, memberId: askedBy, from: askedFrom }: Actor,
  given: { rosterId: string; askedFor: 'check' | 'import'; now: Date },
): Promise<void> {
  const { rosterId, askedFor, now: askedAt } = given
  await db
    .updateTable('rosters')
    .set({ askedFor, askedAt, askedBy, askedFrom, attempts: 0, failedAt: null, checkedRows: 0 })
    .where('communityId', '=', communityId)
    .where('id', '=', rosterId)
    .execute()
}
