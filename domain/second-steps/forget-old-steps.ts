import type { Db } from '#database/connect.ts'
import { addMinutes } from '#domain/days.ts'
import { setUpMinutes, showMinutes, ticketMinutes } from './second-step.ts'

/**
 * Deletes what is left of second steps nobody finished: set-ups, tickets, challenges; and the copies of
 * recovery codes whose time to be seen is over. In the caller's transaction.
 */
export async function forgetOldSteps(db: Db, { now }: { now: Date }): Promise<void> {
  const before = (minutes: number) => addMinutes(now, -minutes)
  await db.deleteFrom('signInTickets').where('givenAt', '<', before(ticketMinutes)).execute()
  await db.deleteFrom('passkeyChallenges').where('askedAt', '<', before(ticketMinutes)).execute()
  await db
    .deleteFrom('authenticators')
    .where('confirmedAt', 'is', null)
    .where('askedAt', '<', before(setUpMinutes))
    .execute()
  await db
    .updateTable('authenticators')
    .set({ codesSealed: null })
    .where('codesSealed', 'is not', null)
    .where('codesMadeAt', '<', before(showMinutes))
    .execute()
}
