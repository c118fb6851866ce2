import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Home, isIn } from '#domain/addresses/home.ts'
import type { ToldHome } from '#domain/addresses/read-home-in.ts'
import { listRecords } from '#domain/members/list-records.ts'
import { listPlaces } from './list-places.ts'

/** Who waits: the account, and the network address they come from. */
export type Claimant = { accountId: string; from: string | null }

/** A claim, as whoever made it sees it. */
export type OwnClaim = {
  communityId: string
  community: { name: string; color: string }
  /** The home they told. */
  home: Home
  /** The same as they would type it, to be corrected: read again, it is this home. */
  told: ToldHome
  /** Whether a leader has decided about it. */
  isSettled: boolean
}

/** A claim of an account, in whatever community; null when it has none of this id. */
export async function readOwnClaim(
  db: Db,
  by: Pick<Claimant, 'accountId'>,
  { claimId }: { claimId: string },
): Promise<OwnClaim | null> {
  const records = await listRecords(db, by.accountId)
  for (const communityId of new Set(records.map(({ communityId }) => communityId))) {
    const found = await inCommunity(db, communityId, (db) =>
      findClaim(db, communityId, { ...by, claimId }),
    )
    if (found) return found
  }
  return null
}

async function findClaim(
  db: Db,
  communityId: string,
  { accountId, claimId }: { accountId: string; claimId: string },
): Promise<OwnClaim | null> {
  const row = await db
    .selectFrom('homeClaims')
    .innerJoin('members', (on) =>
      on
        .onRef('members.communityId', '=', 'homeClaims.communityId')
        .onRef('members.id', '=', 'homeClaims.memberId'),
    )
    .innerJoin('communities', 'communities.id', 'homeClaims.communityId')
    .select(['homeClaims.home', 'homeClaims.settledAt', 'communities.name', 'communities.color'])
    .where('homeClaims.communityId', '=', communityId)
    .where('homeClaims.id', '=', claimId)
    .where('members.accountId', '=', accountId)
    .executeTakeFirst()
  if (!row) return null
  const { name, color, settledAt } = row
  const home = row.home as unknown as Home
  const told = await asTyped(db, communityId, home)
  const community = { name, color }
  return { communityId, community, home, told, isSettled: settledAt !== null }
}

/** The town is left out where all homes of the community are in it, and so is what was told. */
async function asTyped(db: Db, communityId: string, home: Home): Promise<ToldHome> {
  const places = await listPlaces(db, communityId)
  const isOnly = places.every((place) => isIn(home, place))
  const town = isOnly ? '' : `, ${home.city} ${home.state} ${home.zip}`
  const unit = home.unit ?? ''
  return home.kind === 'lot'
    ? { street: '', unit, lotNumber: `${home.lot}${town}` }
    : { street: `${home.street}${town}`, unit, lotNumber: '' }
}
