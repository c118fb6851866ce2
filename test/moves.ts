import type { Db } from '#database/connect.ts'
import type { MoveWish } from '#domain/moves/judge-move.ts'
import { planMove } from '#domain/moves/plan-move.ts'
import { newId } from '#domain/new-id.ts'
import type { TestHousehold } from './households.ts'
import { rowsOf } from './rows.ts'

/** A household whose people leave. */
export type MovingHousehold = Pick<TestHousehold, 'communityId' | 'leader' | 'householdId'>

/** Somebody leaves a household, by default everybody and at once; every call is a new submission. */
export function aWish(
  { householdId }: Pick<MovingHousehold, 'householdId'>,
  given: Partial<MoveWish & { submission: string }> = {},
) {
  return {
    ...({ householdId, reason: 'sold', when: 'left', day: '2030-04-01' } as const),
    ...{ residencyIds: [], nextHeadId: null, submission: newId() },
    ...given,
  }
}

/** A move that is planned, or done if its people have left already; answers its id. */
export async function aMove(
  db: Db,
  home: MovingHousehold,
  { at, ...given }: Partial<MoveWish> & { at?: Date } = {},
): Promise<string> {
  const outcome = await planMove(db, home.leader, aWish(home, given), { at })
  if (!outcome.ok) throw new Error(outcome.refusal.because)
  return outcome.value.moveId
}

/** Who still lives in a household or is expected there, by first name. */
export async function whoLivesIn(db: Db, { communityId, householdId }: MovingHousehold) {
  const [places, members] = [
    await rowsOf(db, communityId, 'residencies'),
    await rowsOf(db, communityId, 'members'),
  ]
  return places
    .filter((place) => place.householdId === householdId && !place.until)
    .map(({ memberId }) => members.find(({ id }) => id === memberId)!.firstName)
    .sort()
}
