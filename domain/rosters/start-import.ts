import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { readDefaultTerms } from '#domain/invitations/default-terms.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { askWorker } from './ask-worker.ts'
import { lockRoster, type RosterRecord } from './find-roster.ts'
import { type RosterState, rosterState, type Sends, storedSends } from './roster.ts'

export type StartRefusal = {
  because: 'unknown roster' | 'not checked' | 'already imported' | 'may not grant' | 'in the past'
}

/**
 * Has a roster imported that was checked, or goes on with one that was stopped. `sends` says when its
 * invitations leave; asked again while it is under way, it changes nothing.
 */
export function startImport(
  db: Db,
  by: Actor,
  { rosterId, sends }: { rosterId: string; sends: Sends },
  { at }: { at?: Date } = {},
): Promise<Result<null, StartRefusal>> {
  requirePermission(by, 'import roster')
  const { communityId } = by
  const stored = storedSends(sends)
  const work = async (db: Db, now: Date): Promise<Result<null, StartRefusal>> => {
    const roster = await lockRoster(db, by, rosterId)
    if (!roster) return refuse({ because: 'unknown roster' })
    const because = obstacleOf(roster)
    if (because === 'is under way') return accept(null)
    if (because) return refuse({ because })
    const terms = await readDefaultTerms(db, communityId)
    if (!mayGrant(by.permissions, terms)) return refuse({ because: 'may not grant' })
    if (isPast(stored.sendAt, now)) return refuse({ because: 'in the past' })
    const wish = { rosterId, askedFor: 'import', now } as const
    await askWorker(db, by, wish, { ...stored, cancelledAt: null })
    return accept(null)
  }
  return inCommunity(db, communityId, work, at)
}

function isPast(sendAt: Date | null, now: Date): boolean {
  return sendAt !== null && sendAt <= now
}

const obstacles = {
  read: 'not checked',
  checking: 'not checked',
  checked: null,
  importing: 'is under way',
  imported: 'already imported',
  cancelled: null,
  undone: 'already imported',
  stuck: null,
} as const satisfies Record<RosterState, string | null>

/** What stands in the way of an import; one that was stuck may be tried again. */
function obstacleOf(roster: RosterRecord) {
  const obstacle = obstacles[rosterState(roster)]
  const isUnchecked = roster.plannedAt === null || roster.askedFor === 'check'
  return obstacle === null && isUnchecked ? 'not checked' : obstacle
}
