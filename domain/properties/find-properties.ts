import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { containing } from '#domain/search.ts'
import { propertiesFound } from './properties-found.ts'
import { printHome } from './property.ts'

/** The most properties one answer holds. */
export const mostProperties = 50

export type FoundProperty = { id: string; home: string }

/**
 * Properties whose address contains every word of `search`, at most {@link mostProperties} in the
 * order of their addresses; without words the first of all. `more` tells that there are others.
 */
export function findProperties(
  db: Db,
  by: Actor,
  { search }: { search: string },
): Promise<{ properties: FoundProperty[]; more: boolean }> {
  requirePermission(by, 'invite members')
  return inCommunity(db, by.communityId, async (db) => {
    const patterns = containing(search)
    const found = await propertiesFound(db, patterns)
    const rows = await db
      .selectFrom('properties')
      .select(['id', 'street', 'lot', 'unit', 'city', 'state', 'zip'])
      .where('communityId', '=', by.communityId)
      .where('deletedAt', 'is', null)
      .where((eb) => eb.and(patterns.map((word) => eb('search', 'like', word))))
      .$if(found !== null, (query) => query.where('id', '=', sql<string>`any(${found}::uuid[])`))
      .orderBy('communityId')
      .orderBy('addressOrder')
      .orderBy('id')
      .limit(mostProperties + 1)
      .execute()
    const properties = rows
      .slice(0, mostProperties)
      .map((row) => ({ id: row.id, home: printHome(row) }))
    return { properties, more: rows.length > mostProperties }
  })
}
