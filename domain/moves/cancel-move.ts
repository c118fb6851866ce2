import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { NoPlan } from './change-move.ts'
import { foreseenOf } from './foreseen-of.ts'
import { recordMove } from './record-move.ts'
import { takeMove } from './take-home.ts'
import { tellMovers } from './tell-movers.ts'

/** Gives a planned move up; those it was of are told that they stay. Done already is as good as done. */
export function cancelMove(
  db: Db,
  by: Actor,
  { moveId }: { moveId: string },
  { at }: { at?: Date } = {},
): Promise<Result<null, NoPlan>> {
  requirePermission(by, 'manage households')
  const { communityId } = by
  const work = async (db: Db, now: Date): Promise<Result<null, NoPlan>> => {
    const move = await takeMove(db, { communityId, moveId })
    if (!move) return refuse({ because: 'unknown move' })
    if (move.doneAt) return refuse({ because: 'over' })
    if (move.cancelledAt) return accept(null)
    const { householdId, lastDay } = move
    await db
      .updateTable('moves')
      .set({ cancelledAt: now })
      .where('communityId', '=', communityId)
      .where('id', '=', moveId)
      .execute()
    await recordMove(db, by, { deed: 'cancelled move', moveId, householdId, lastDay, now })
    const { going: people } = await foreseenOf(db, { communityId, move })
    await tellMovers(db, { communityId, template: 'move cancelled', move, people, now })
    return accept(null)
  }
  return inCommunity(db, communityId, work, at)
}
