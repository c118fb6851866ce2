import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Actor } from './permission.ts'

/** What the roles of a community are called, by their ids. */
export async function nameRoles(db: Db, { communityId }: Actor): Promise<Map<string, string>> {
  const roles = await inCommunity(db, communityId, (db) =>
    db.selectFrom('roles').select(['id', 'name']).where('communityId', '=', communityId).execute(),
  )
  return new Map(roles.map(({ id, name }) => [id, name]))
}
