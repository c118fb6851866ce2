import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { printDoor } from './property.ts'

/** A home that is there as its neighbours say it, `123 MAIN ST APT 4`; null when there is none such. */
export function findHome(
  db: Db,
  by: Actor,
  { propertyId }: { propertyId: string },
): Promise<string | null> {
  requirePermission(by, 'manage households')
  return inCommunity(db, by.communityId, async (db) => {
    const home = await db
      .selectFrom('properties')
      .select(['street', 'lot', 'unit'])
      .where('communityId', '=', by.communityId)
      .where('id', '=', propertyId)
      .where('deletedAt', 'is', null)
      .executeTakeFirst()
    return home ? printDoor(home) : null
  })
}
