import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { foreseenOf } from './foreseen-of.ts'
import { judgeMove, type MoveRefusal, type MoveWish } from './judge-move.ts'
import type { MoveReason } from './move.ts'
import { type Planned, settle } from './plan-move.ts'
import { recordMove } from './record-move.ts'
import { takeMove } from './take-home.ts'
import { tellMovers } from './tell-movers.ts'

/** `over`: it has been carried out or cancelled meanwhile. */
export type NoPlan = { because: 'unknown move' | 'over' }

/** What may become otherwise: the day, the people, who is Head then. */
export type Change = Omit<MoveWish, 'householdId' | 'reason'> & { moveId: string }

/**
 * Gives a planned move another day or other people, who are told of it; a day on which they have left
 * already carries it out at once. Household and reason stay.
 */
export function changeMove(
  db: Db,
  by: Actor,
  { moveId, ...change }: Change,
  { at }: { at?: Date } = {},
): Promise<Result<Planned, MoveRefusal | NoPlan>> {
  requirePermission(by, 'manage households')
  const { communityId } = by
  const work = async (db: Db, now: Date): Promise<Result<Planned, MoveRefusal | NoPlan>> => {
    const move = await takeMove(db, { communityId, moveId })
    if (!move) return refuse({ because: 'unknown move' })
    if (move.doneAt || move.cancelledAt) return refuse({ because: 'over' })
    const { householdId } = move
    const wish = { ...change, householdId, reason: move.reason as MoveReason }
    const judged = await judgeMove(db, wish, { communityId, moveId, now })
    if (!judged.ok) return judged
    const { lastDay, dueAt, nextHeadId, going } = judged.value
    const before = await foreseenOf(db, { communityId, move })
    await db
      .updateTable('moves')
      .set({ lastDay, dueAt, nextHeadId })
      .where('communityId', '=', communityId)
      .where('id', '=', moveId)
      .execute()
    await recordMove(db, by, { deed: 'changed move', moveId, householdId, lastDay, now })
    const people = before.going.filter((one) => !isAmong(going, one))
    await tellMovers(db, { communityId, template: 'move cancelled', move, people, now })
    return accept(await settle(db, by, { moveId, judged: judged.value, wish, now }))
  }
  return inCommunity(db, communityId, work, at)
}

const isAmong = (people: readonly { memberId: string }[], one: { memberId: string }) =>
  people.some(({ memberId }) => memberId === one.memberId)
