import type { Db } from '#database/connect.ts'
import { fullName } from '#domain/members/member.ts'
import { foreseenOf } from './foreseen-of.ts'
import type { MoveReason } from './move.ts'

/** A move of a day to come. */
export type PlannedMove = {
  id: string
  reason: MoveReason
  lastDay: string
  /** Whom it is of, by name, as of now. */
  people: string[]
}

/** The planned moves of a home, the next first; to be asked inside the community. */
export async function listPlans(
  db: Db,
  { communityId, propertyId }: { communityId: string; propertyId: string },
): Promise<PlannedMove[]> {
  const moves = await db
    .selectFrom('moves')
    .innerJoin('households', (on) =>
      on
        .onRef('households.communityId', '=', 'moves.communityId')
        .onRef('households.id', '=', 'moves.householdId'),
    )
    .select(['moves.id', 'moves.reason', 'moves.lastDay', 'moves.householdId'])
    .where('moves.communityId', '=', communityId)
    .where('households.propertyId', '=', propertyId)
    .where('moves.doneAt', 'is', null)
    .where('moves.cancelledAt', 'is', null)
    .orderBy('moves.dueAt')
    .orderBy('moves.id')
    .execute()
  const plans: PlannedMove[] = []
  for (const move of moves) {
    const { going } = await foreseenOf(db, { communityId, move })
    const { id, lastDay } = move
    plans.push({ id, reason: move.reason as MoveReason, lastDay, people: going.map(fullName) })
  }
  return plans
}
