import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Home, isIn } from '#domain/addresses/home.ts'
import { homeKey } from '#domain/addresses/home-key.ts'
import { readHomeIn, type ToldHome } from '#domain/addresses/read-home-in.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { listPlaces } from './list-places.ts'
import type { ToldRefusal } from './read-told-home.ts'

type Correction = { told: ToldHome; untilNow: Home }

/**
 * Reads where somebody who waits says they live now, and answers the home, standardised. Which homes the community
 * knows is not asked, so that trying one after the other tells nobody. Where the town is left out it is that of the
 * home they told until now, or the community's own if it has no homes there; a town may be named without its ZIP
 * where the community has homes, and `several towns` asks for more where that fits two of them.
 */
export function readCorrectedHome(
  db: Db,
  communityId: string,
  { told, untilNow }: Correction,
): Promise<Result<Home, ToldRefusal>> {
  const nothing = told.street.trim() === '' && told.lotNumber.trim() === ''
  if (nothing) return Promise.resolve(refuse({ because: 'no home told' }))
  return inCommunity(db, communityId, async (db) => {
    const places = await listPlaces(db, communityId)
    const usual = places.find((place) => isIn(untilNow, place)) ?? places[0]
    if (!usual) throw new Error('A community has a place of its own.')
    const read = readHomeIn(usual, told)
    if (read.ok) return read
    const elsewhere = places.map((place) => readHomeIn(place, told))
    const homes = elsewhere.flatMap((one) => (one.ok ? [one.value] : []))
    const [home, ...others] = new Map(homes.map((home) => [homeKey(home), home])).values()
    if (!home) return read
    return others.length > 0 ? refuse({ because: 'several towns' }) : accept(home)
  })
}
