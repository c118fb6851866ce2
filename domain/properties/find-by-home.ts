import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import { homeKey } from '#domain/addresses/home-key.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { findByKey } from './find-by-key.ts'
import type { FoundProperty } from './find-properties.ts'
import { printHome } from './property.ts'

/** The property of a home, however it is spelled; null when the community has none. */
export function findByHome(db: Db, by: Actor, home: Home): Promise<FoundProperty | null> {
  requirePermission(by, 'invite members')
  return inCommunity(db, by.communityId, async (db) => {
    const id = await findByKey(db, { communityId: by.communityId, key: homeKey(home) })
    return id ? readOne(db, by, id) : null
  })
}

/** A property by its id; null when the community has none such. */
export function findById(db: Db, by: Actor, id: string): Promise<FoundProperty | null> {
  requirePermission(by, 'invite members')
  return inCommunity(db, by.communityId, (db) => readOne(db, by, id))
}

async function readOne(db: Db, by: Actor, id: string): Promise<FoundProperty | null> {
  const row = await db
    .selectFrom('properties')
    .select(['id', 'street', 'lot', 'unit', 'city', 'state', 'zip'])
    .where('communityId', '=', by.communityId)
    .where('deletedAt', 'is', null)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { id: row.id, home: printHome(row) } : null
}
