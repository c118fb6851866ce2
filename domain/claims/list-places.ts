import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Place } from '#domain/addresses/home.ts'

/** The most towns of one community a home is looked for in. */
const mostPlaces = 20

/**
 * The community's own town first, then every other its homes are in, by ZIP. Inside the community. Of all homes only one
 * of each town is looked at: from each the index leads to the first of the next. That none of them has become another
 * is said for the index, which is for those who say so.
 */
export async function listPlaces(db: Db, communityId: string): Promise<Place[]> {
  const homes = sql`
    select p.zip, p.city, p.state from properties as p
    where p.community_id = ${communityId} and p.deleted_at is null and p.merged_into is null`
  const first = sql`order by p.zip, p.city, p.state limit 1`
  const [own, others] = await Promise.all([
    db
      .selectFrom('communities')
      .select(['city', 'state', 'zip'])
      .where('id', '=', communityId)
      .execute(),
    sql<Place>`
      with recursive places as (
        (${homes} ${first})
        union all
        select next.* from places cross join lateral (
          ${homes} and (p.zip, p.city, p.state) > (places.zip, places.city, places.state) ${first}) as next
      )
      select city, state, zip from places limit ${mostPlaces}`.execute(db),
  ])
  return [...own, ...others.rows]
}
