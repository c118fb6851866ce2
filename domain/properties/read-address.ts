import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { findProperty } from './take-property.ts'

/** The address of a home as it stands in the books, also of one that is deleted; null: there is none such. */
export async function readAddress(
  db: Db,
  by: Actor,
  { propertyId }: { propertyId: string | null },
) {
  requirePermission(by, 'update property')
  if (propertyId === null) return null
  return inCommunity(db, by.communityId, (db) => findProperty(db, by, propertyId))
}
