import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { accept, type Result } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { type Judged, judgeMove, type MoveRefusal, type MoveWish } from './judge-move.ts'
import { listMovers, type Mover } from './list-movers.ts'
import { listOldCodes } from './list-old-codes.ts'

/** What a move would end, as of now. */
export type Foreseen = Judged & {
  /** How many unused codes for the home, on paper or sent, would be voided. */
  oldCodes: number
}

/** Says precisely what a move would end; changes nothing. `moveId` is the plan that it would change. */
export function foreseeMove(
  db: Db,
  by: Actor,
  wish: MoveWish,
  { moveId = null, at }: { moveId?: string | null; at?: Date } = {},
): Promise<Result<Foreseen, MoveRefusal>> {
  requirePermission(by, 'manage households')
  const { communityId } = by
  const work = async (db: Db, now: Date): Promise<Result<Foreseen, MoveRefusal>> => {
    const judged = await judgeMove(db, wish, { communityId, moveId, now })
    if (!judged.ok) return judged
    const residencyIds = judged.value.going.map(({ residencyId }) => residencyId)
    const { householdId } = wish
    const codes = await listOldCodes(db, { communityId, householdId, residencyIds, before: now })
    return accept({ ...judged.value, oldCodes: codes.length })
  }
  return inCommunity(db, communityId, work, at)
}

/** Everybody who lives in a household or is expected there, to choose from. */
export function readMovers(
  db: Db,
  by: Actor,
  { householdId }: { householdId: string },
): Promise<Mover[]> {
  requirePermission(by, 'manage households')
  const { communityId } = by
  return inCommunity(db, communityId, (db) => listMovers(db, { communityId, householdId }))
}
