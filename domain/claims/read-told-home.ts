import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Home, Place } from '#domain/addresses/home.ts'
import { homeKey } from '#domain/addresses/home-key.ts'
import { type ReadRefusal, readAddress } from '#domain/addresses/read-address.ts'
import { standardizeAddress } from '#domain/addresses/standardize-address.ts'
import { standardizeLot } from '#domain/addresses/standardize-lot.ts'
import { accept, type Result, refuse } from '#domain/result.ts'

/** A home as somebody types it: a street address or a lot, and a unit where there is one. */
export type ToldHome = { street: string; unit: string; lotNumber: string }

export type ToldRefusal = { because: 'no home told' | 'several towns' } | ReadRefusal

/** The most towns of one community a home is looked for in. */
const mostPlaces = 20

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
    const [own, ...others] = places.map((place) => readIn(place, told))
    if (!own) throw new Error('A community has a place of its own.')
    const homes = [own, ...others].flatMap((read) => (read.ok ? [read.value] : []))
    if (homes.length === 0) return own
    return firstKnown(db, communityId, homes)
  })
}

/** The community's own town first, then every other its homes are in. */
async function listPlaces(db: Db, communityId: string): Promise<Place[]> {
  const place = ['city', 'state', 'zip'] as const
  const [own, others] = await Promise.all([
    db.selectFrom('communities').select(place).where('id', '=', communityId).execute(),
    db
      .selectFrom('properties')
      .select(place)
      .distinct()
      .where('communityId', '=', communityId)
      .where('deletedAt', 'is', null)
      .orderBy('zip')
      .limit(mostPlaces)
      .execute(),
  ])
  return [...own, ...others]
}

function readIn(place: Place, { street, unit, lotNumber }: ToldHome): Result<Home, ReadRefusal> {
  const typed = street.trim() === '' ? asLot(lotNumber) : street
  const read = readAddress(typed, place)
  return read.ok && unit.trim() !== '' ? withUnit(read.value, unit) : read
}

/** A bare number is a lot where a lot was asked for. */
function asLot(typed: string): string {
  return /^\s*(lots?|lt|l|block|blk|bk|b)\b|^\s*l\d/i.test(typed) ? typed : `Lot ${typed}`
}

/** The unit may stand in the line too: one of both is enough, two different ones cannot be read. */
function withUnit(home: Home, unit: string): Result<Home, ReadRefusal> {
  if (home.kind === 'lot') {
    const { lot, unit: inLine, ...place } = home
    const read = standardizeLot({ ...place, lot: [lot, inLine].filter(Boolean).join(' '), unit })
    return read.ok ? accept({ kind: 'lot', ...read.value }) : read
  }
  const { street, unit: inLine, ...place } = home
  const line = [street, inLine].filter(Boolean).join(' ')
  const read = standardizeAddress({ ...place, street: line, unit })
  return read.ok ? accept({ kind: 'street', ...read.value }) : read
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
