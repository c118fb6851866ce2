import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import { printHome } from '#domain/properties/property.ts'

/** A home that somebody told and that waits for a leader, in one line; since when, by which clock. */
export type WaitingHome = { claimId: string; home: string; claimedAt: Date; timeZone: string }

/** The homes that an account told in one community and that wait for a leader, the newest first. */
export function readToldHomes(
  db: Db,
  { accountId, communityId }: { accountId: string; communityId: string },
): Promise<WaitingHome[]> {
  return inCommunity(db, communityId, async (db) => {
    const rows = await db
      .selectFrom('homeClaims')
      .innerJoin('members', (on) =>
        on
          .onRef('members.communityId', '=', 'homeClaims.communityId')
          .onRef('members.id', '=', 'homeClaims.memberId'),
      )
      .innerJoin('communities', 'communities.id', 'homeClaims.communityId')
      .select(['homeClaims.id as claimId', 'homeClaims.home'])
      .select(['homeClaims.claimedAt', 'communities.timeZone'])
      .where('homeClaims.communityId', '=', communityId)
      .where('members.accountId', '=', accountId)
      .where('homeClaims.settledAt', 'is', null)
      .orderBy('homeClaims.claimedAt', 'desc')
      .orderBy('homeClaims.id')
      .execute()
    return rows.map(({ home, ...claim }) => ({
      ...claim,
      home: printHome(home as unknown as Home),
    }))
  })
}
