import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { changeRoster, lockRoster } from './find-roster.ts'

/**
 * Stops an import after the part that is under way; what was done by then stays. One that has not begun is
 * as it was before, and so is one that was given up. Whatever is not being imported stays as it is.
 */
export function cancelImport(
  db: Db,
  by: Actor,
  { rosterId }: { rosterId: string },
  { at }: { at?: Date } = {},
): Promise<void> {
  requirePermission(by, 'import roster')
  const { communityId } = by
  const work = async (db: Db, now: Date) => {
    const roster = await lockRoster(db, by, rosterId)
    if (roster?.askedFor !== 'import') return
    await changeRoster(
      db,
      { communityId, rosterId },
      {
        ...{ askedFor: null, askedAt: null, failedAt: null },
        cancelledAt: roster.startedAt ? now : null,
      },
    )
    const { memberId: actorId, accountId, from } = by
    const deed = 'stopped import'
    await recordEvent(db, { communityId, deed, actorId, accountId, facts: { rosterId }, from, now })
  }
  return inCommunity(db, communityId, work, at)
}
