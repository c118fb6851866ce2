import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { joinInBulk } from '#database/join-in-bulk.ts'
import { takeTurn } from '#database/take-turn.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { lockLive } from '#domain/invitations/choose-invitations.ts'
import { voidThose } from '#domain/invitations/void-those.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { changeRoster, lockRoster, type RosterRecord } from './find-roster.ts'
import { countJoined, listInvitations, lockMade } from './may-be-undone.ts'
import { restoreKnown } from './restore-known.ts'
import { rosterState } from './roster.ts'
import { takeAway, type UndoneCounts } from './take-away.ts'
import { type Made, readMade } from './what-was-made.ts'

export type UndoRefusal =
  | { because: 'unknown roster' | 'not imported' | 'still importing' | 'already undone' }
  /** How many people have joined, or wait for their home to be confirmed. */
  | { because: 'somebody joined'; count: number }

/**
 * Takes back what an import did, wholly or not at all, also one that was stopped part way. Its invitations
 * are voided, and what has not left never does; homes, households and people that it created go, unless
 * something else has come to depend on them; what it changed about others becomes what it was, where nobody
 * has changed it since. Invitations of which nothing has left go too; the others stay voided, so that
 * their links say so.
 *
 * Refuses with `somebody joined` once anybody came in with one of its codes, or waits to. Against
 * somebody who joins at the same moment exactly one of the two wins.
 */
export function undoRoster(
  db: Db,
  by: Actor,
  { rosterId }: { rosterId: string },
  { at }: { at?: Date } = {},
): Promise<Result<UndoneCounts, UndoRefusal>> {
  requirePermission(by, 'import roster')
  const work = async (db: Db, now: Date): Promise<Result<UndoneCounts, UndoRefusal>> => {
    await takeTurn(db, `roster ${by.communityId}`)
    const roster = await lockRoster(db, by, rosterId)
    if (!roster) return refuse({ because: 'unknown roster' })
    const because = obstacleOf(roster)
    if (because) return refuse({ because })
    await joinInBulk(db)
    await searchByIndex(db)
    const made = await readMade(db, roster)
    const invitationIds = await listInvitations(db, roster, made)
    await lockLive(db, by, invitationIds)
    await lockMade(db, by, made)
    const count = await countJoined(db, by, { made, invitationIds })
    if (count > 0) return refuse({ because: 'somebody joined', count })
    const undone = await undo(db, by, { roster, made, invitationIds, now })
    await writeDown(db, by, { rosterId, undone, now })
    return accept(undone)
  }
  return inCommunity(db, by.communityId, work, at)
}

function obstacleOf(roster: RosterRecord) {
  if (roster.undoneAt) return 'already undone'
  if (rosterState(roster) === 'importing') return 'still importing'
  return roster.startedAt ? null : 'not imported'
}

/**
 * Tells PostgreSQL, until the transaction ends, to look by index whether something hangs on each row that
 * goes. It asks row by row, and where all rows say the same it would read all of them each time.
 */
async function searchByIndex(db: Db): Promise<void> {
  await sql`select set_config('enable_seqscan', 'off', true)`.execute(db)
}

type Undoing = { roster: RosterRecord; made: Made; invitationIds: string[]; now: Date }

async function undo(db: Db, by: Actor, given: Undoing): Promise<UndoneCounts> {
  const { invitationIds, now } = given
  await voidThose(db, by, { invitationIds, because: 'withdrawn', now })
  const counts = await takeAway(db, by, given)
  const restored = await restoreKnown(db, by, given)
  return { ...counts, restored }
}

async function writeDown(
  db: Db,
  by: Actor,
  { rosterId, undone, now }: { rosterId: string; undone: UndoneCounts; now: Date },
): Promise<void> {
  const { communityId, memberId: actorId, accountId, from } = by
  await changeRoster(
    db,
    { communityId, rosterId },
    { undoneAt: now, askedFor: null, askedAt: null },
  )
  const facts = { rosterId, ...undone }
  const deed = 'undid import'
  await recordEvent(db, { communityId, deed, actorId, accountId, facts, from, now })
}
