import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { carryOut } from './carry-out.ts'
import { type Judged, judgeMove, type MoveRefusal, type MoveWish } from './judge-move.ts'
import { writeChosen } from './places.ts'
import { recordMove } from './record-move.ts'
import { takeHome, takeMove } from './take-home.ts'
import { tellMovers } from './tell-movers.ts'

/** A move, and whether it is of a day to come. */
export type Planned = { moveId: string; isDone: boolean }

/**
 * People leave a home: at once when they have left already, otherwise when their last day is over. Until
 * then everything stays as it is, and the plan can be changed or cancelled. They are told by e-mail.
 *
 * `submission` is the id the form was made with: the same form sent twice is one move.
 */
export function planMove(
  db: Db,
  by: Actor,
  wish: MoveWish & { submission: string },
  { at }: { at?: Date } = {},
): Promise<Result<Planned, MoveRefusal>> {
  requirePermission(by, 'manage households')
  const work = async (db: Db, now: Date): Promise<Result<Planned, MoveRefusal>> => {
    const { communityId, memberId: plannedBy } = by
    const { submission: moveId, householdId, reason } = wish
    await takeHome(db, { communityId, householdId })
    const again = await takeMove(db, { communityId, moveId })
    if (again) return whatItIs(again, wish)
    const judged = await judgeMove(db, wish, { communityId, moveId, now })
    if (!judged.ok) return judged
    const { lastDay, dueAt, nextHeadId } = judged.value
    await db
      .insertInto('moves')
      .values({
        ...{ communityId, id: moveId, householdId, reason, plannedBy, plannedAt: now },
        ...{ lastDay, dueAt, nextHeadId },
      })
      .execute()
    await recordMove(db, by, { deed: 'planned move', moveId, householdId, lastDay, now })
    return accept(await settle(db, by, { moveId, judged: judged.value, wish, now }))
  }
  return inCommunity(db, by.communityId, work, at)
}

function whatItIs(
  move: { id: string; householdId: string; doneAt: Date | null },
  { householdId }: MoveWish,
): Result<Planned, MoveRefusal> {
  if (move.householdId !== householdId) return refuse({ because: 'unknown household' })
  return accept({ moveId: move.id, isDone: move.doneAt !== null })
}

/** Writes whom a move is of, and carries it out or tells what is planned, in the caller's transaction. */
export async function settle(
  db: Db,
  by: Actor,
  given: { moveId: string; judged: Judged; wish: MoveWish; now: Date },
): Promise<Planned> {
  const { communityId } = by
  const { moveId, judged, wish, now } = given
  const { going, isOver } = judged
  const chosen =
    wish.reason === 'sold'
      ? []
      : going.filter(({ residencyId }) => wish.residencyIds.includes(residencyId))
  await writeChosen(db, { communityId, moveId, chosen })
  const move = (await takeMove(db, { communityId, moveId }))!
  if (isOver) await carryOut(db, by, { move, now })
  else await tellMovers(db, { communityId, template: 'move planned', move, people: going, now })
  return { moveId, isDone: isOver }
}
