import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'

/** Lets the trial of a community be over since yesterday. */
export async function endTrial(db: Db, communityId: string): Promise<void> {
  const trialEndsAt = addDays(new Date(), -1)
  await inCommunity(db, communityId, (db) =>
    db.updateTable('communities').set({ trialEndsAt }).where('id', '=', communityId).execute(),
  )
}
