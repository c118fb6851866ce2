import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import { printHome } from '#domain/properties/property.ts'

/** The homes, each in one line, that an account told in one community and that wait for a leader, the newest first. */
export function readToldHomes(
  db: Db,
  { accountId, communityId }: { accountId: string; communityId: string },
): Promise<string[]> {
  return inCommunity(db, communityId, async (db) => {
    const rows = await db
      .selectFrom('homeClaims')
      .innerJoin('members', (on) =>
        on
          .onRef('members.communityId', '=', 'homeClaims.communityId')
          .onRef('members.id', '=', 'homeClaims.memberId'),
      )
      .select('homeClaims.home')
      .where('homeClaims.communityId', '=', communityId)
      .where('members.accountId', '=', accountId)
      .where('homeClaims.settledAt', 'is', null)
      .orderBy('homeClaims.claimedAt', 'desc')
      .execute()
    return rows.map(({ home }) => printHome(home as unknown as Home))
  })
}
