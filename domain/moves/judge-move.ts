import type { Db } from '#database/connect.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { listMovers } from './list-movers.ts'
import type { MoveReason } from './move.ts'
import { type DayRefusal, type MovingDay, readMovingDay, type ToldDay } from './moving-day.ts'
import { type Endings, mayBeHead, whatEnds } from './what-ends.ts'

/** Who leaves which household, when and why, as somebody chooses it. */
export type MoveWish = ToldDay & {
  householdId: string
  reason: MoveReason
  /** The places that end; those of a sale are everybody's, and need not be named. */
  residencyIds: readonly string[]
  /** Whose place is to be Head when nobody who stays is one. */
  nextHeadId: string | null
}

export type MoveRefusal =
  | DayRefusal
  | {
      because:
        | 'unknown household'
        | 'nobody lives there'
        | 'nobody chosen'
        /** Somebody who was chosen does not live there (any more). */
        | 'moved already'
        /** For somebody who was chosen, or for the sale, a day is set already. */
        | 'planned already'
        /** The next Head does not live there, has not come in, or goes too. */
        | 'no next head'
    }

export type Judged = Endings & MovingDay & { nextHeadId: string | null }

type Judging = { communityId: string; now: Date; moveId: string | null }

/**
 * Decides whether a wish can be granted, and what would end with it; to be asked inside the community. To
 * hold until the transaction ends, its household must have been taken. `moveId` is the plan that the wish
 * would change.
 */
export async function judgeMove(
  db: Db,
  wish: MoveWish,
  { communityId, now, moveId }: Judging,
): Promise<Result<Judged, MoveRefusal>> {
  const { householdId, nextHeadId } = wish
  const timeZone = await readTimeZone(db, { communityId, householdId })
  if (!timeZone) return refuse({ because: 'unknown household' })
  const people = await listMovers(db, { communityId, householdId })
  if (people.length === 0) return refuse({ because: 'nobody lives there' })
  const chosen = wish.reason === 'sold' ? null : wish.residencyIds
  if (chosen?.length === 0) return refuse({ because: 'nobody chosen' })
  if (chosen?.some((id) => people.every(({ residencyId }) => residencyId !== id)))
    return refuse({ because: 'moved already' })
  const day = readMovingDay(wish, { timeZone, now })
  if (!day.ok) return day
  if (await isPlanned(db, wish, { communityId, now, moveId }))
    return refuse({ because: 'planned already' })
  const endings = whatEnds(people, chosen)
  const isThere = endings.staying.some(
    (person) => mayBeHead(person) && person.residencyId === nextHeadId,
  )
  if (nextHeadId && !isThere) return refuse({ because: 'no next head' })
  return accept({ ...endings, ...day.value, nextHeadId: endings.needsHead ? nextHeadId : null })
}

/** The time zone of the community that has the household; null when it has none such. */
async function readTimeZone(
  db: Db,
  { communityId, householdId }: { communityId: string; householdId: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('households')
    .innerJoin('communities', 'communities.id', 'households.communityId')
    .select('communities.timeZone')
    .where('households.communityId', '=', communityId)
    .where('households.id', '=', householdId)
    .executeTakeFirst()
  return row?.timeZone ?? null
}

/** Whether a day is set already: of one household one sale is planned, and of one place one move. */
async function isPlanned(
  db: Db,
  { householdId, reason, residencyIds }: MoveWish,
  { communityId, moveId }: Judging,
): Promise<boolean> {
  const plans = await db
    .selectFrom('moves')
    .leftJoin('movePlaces', (on) =>
      on
        .onRef('movePlaces.communityId', '=', 'moves.communityId')
        .onRef('movePlaces.moveId', '=', 'moves.id'),
    )
    .select(['moves.id', 'moves.reason', 'movePlaces.residencyId'])
    .where('moves.communityId', '=', communityId)
    .where('moves.householdId', '=', householdId)
    .where('moves.doneAt', 'is', null)
    .where('moves.cancelledAt', 'is', null)
    .execute()
  return plans
    .filter(({ id }) => id !== moveId)
    .some((plan) =>
      reason === 'sold'
        ? plan.reason === 'sold'
        : plan.residencyId !== null && residencyIds.includes(plan.residencyId),
    )
}
