import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Place } from '#domain/addresses/home.ts'
import type { Actor } from '#domain/roles/permission.ts'

/** The town a community is in: most of its homes have the same last line. */
export function readCommunityPlace(db: Db, by: Actor): Promise<Place> {
  return inCommunity(db, by.communityId, (db) =>
    db
      .selectFrom('communities')
      .select(['city', 'state', 'zip'])
      .where('id', '=', by.communityId)
      .executeTakeFirstOrThrow(),
  )
}
