import type { Db } from '#database/connect.ts'
import type { Place } from '#domain/addresses/home.ts'

/** The most towns of one community a home is looked for in. */
const mostPlaces = 20

/** The community's own town first, then every other its homes are in. Inside the community. */
export async function listPlaces(db: Db, communityId: string): Promise<Place[]> {
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
