import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { lockRoster } from './find-roster.ts'
import { rememberEnding } from './remember-ending.ts'
import { hasBegun } from './roster.ts'

export type DiscardRefusal = { because: 'unknown roster' | 'already started' }

/** Forgets a roster and its rows, unless its import has begun: then it stays, as the report of it. */
export function discardRoster(
  db: Db,
  by: Actor,
  { rosterId }: { rosterId: string },
): Promise<Result<null, DiscardRefusal>> {
  requirePermission(by, 'import roster')
  const { communityId } = by
  const work = async (db: Db, now: Date): Promise<Result<null, DiscardRefusal>> => {
    const roster = await lockRoster(db, by, rosterId)
    if (!roster) return refuse({ because: 'unknown roster' })
    if (hasBegun(roster)) return refuse({ because: 'already started' })
    await rememberEnding(db, { communityId, rosterIds: [rosterId], because: 'discarded', now })
    const { fileName: file } = await db
      .deleteFrom('rosters')
      .where('communityId', '=', communityId)
      .where('id', '=', rosterId)
      .returning('fileName')
      .executeTakeFirstOrThrow()
    const { memberId: actorId, accountId, from } = by
    const facts = { rosterId, file }
    const deed = 'discarded roster'
    await recordEvent(db, { communityId, deed, actorId, accountId, facts, from, now })
    return accept(null)
  }
  return inCommunity(db, communityId, work)
}
