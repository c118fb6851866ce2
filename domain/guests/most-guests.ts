import type { Db } from '#database/connect.ts'
import { addDays } from '#domain/days.ts'
import type { Actor } from '#domain/roles/permission.ts'

/** How many guests the Heads of one household may invite in 24 hours, those they cancel included. */
export const mostGuestsADay = 10

/** Whether a household has invited as many as one may. The caller has taken the household. */
export async function isOverGuests(
  db: Db,
  { communityId }: Actor,
  { householdId, now }: { householdId: string; now: Date },
): Promise<boolean> {
  const { count } = await db
    .selectFrom('invitations')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('communityId', '=', communityId)
    .where('householdId', '=', householdId)
    .where('invitedAt', '>', addDays(now, -1))
    .executeTakeFirstOrThrow()
  return Number(count) >= mostGuestsADay
}
