import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import { homeKey } from '#domain/addresses/home-key.ts'
import type { ReadRefusal } from '#domain/addresses/read-address.ts'
import { readHomeIn, type ToldHome } from '#domain/addresses/read-home-in.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { listPlaces } from './list-places.ts'

export type ToldRefusal = { because: 'no home told' | 'several towns' } | ReadRefusal

/**
 * Reads where somebody with an open code says they live, and answers the home, standardised. City,
 * state and ZIP may be left out: the home is then looked for in every town the community has homes in,
 * and is one of the community's own town when none of them knows it. Whether it is known is not told,
 * but where two towns have it, `several towns` asks for more: nobody shall move into the wrong one.
 */
export function readToldHome(
  db: Db,
  communityId: string,
  told: ToldHome,
): Promise<Result<Home, ToldRefusal>> {
  const nothing = told.street.trim() === '' && told.lotNumber.trim() === ''
  if (nothing) return Promise.resolve(refuse({ because: 'no home told' }))
  return inCommunity(db, communityId, async (db) => {
    const places = await listPlaces(db, communityId)
    const [own, ...others] = places.map((place) => readHomeIn(place, told))
    if (!own) throw new Error('A community has a place of its own.')
    const homes = [own, ...others].flatMap((read) => (read.ok ? [read.value] : []))
    if (homes.length === 0) return own
    return firstKnown(db, communityId, homes)
  })
}

/** The one home that is a property of the community; none is: the first. */
async function firstKnown(
  db: Db,
  communityId: string,
  homes: readonly Home[],
): Promise<Result<Home, ToldRefusal>> {
  const byKey = new Map(homes.map((home) => [homeKey(home), home]))
  const known = await db
    .selectFrom('properties')
    .select('homeKey')
    .where('communityId', '=', communityId)
    .where('homeKey', 'in', [...byKey.keys()])
    .where('deletedAt', 'is', null)
    .execute()
  if (known.length > 1) return refuse({ because: 'several towns' })
  return accept(byKey.get(known[0]?.homeKey ?? '') ?? homes[0]!)
}
