import type { Db } from '#database/connect.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { changeRoster, type RosterValues } from './find-roster.ts'

/**
 * Asks a worker to check the rows of a roster, or to import it, on behalf of somebody; in the caller's
 * transaction, and writes further values of the roster with it. A wish that is under way for the same
 * roster is thrown away.
 */
export async function askWorker(
  db: Db,
  { communityId, memberId: askedBy, from: askedFrom, support }: Actor,
  given: { rosterId: string; askedFor: 'check' | 'import'; now: Date },
  values: RosterValues = {},
): Promise<void> {
  const { rosterId, askedFor, now: askedAt } = given
  const wish = {
    askedFor,
    askedAt,
    askedBy,
    askedFrom,
    askedUnder: support?.accessId ?? null,
    attempts: 0,
    failedAt: null,
    checkedRows: 0,
  }
  await changeRoster(db, { communityId, rosterId }, { ...values, ...wish })
}
