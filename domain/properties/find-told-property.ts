import type { Db } from '#database/connect.ts'
import type { Home } from '#domain/addresses/home.ts'
import { homeKey } from '#domain/addresses/home-key.ts'
import { findByKey } from './find-by-key.ts'

/** A home as somebody told it, and the property it is; null where the community has none. */
export type ToldProperty = { home: Home; propertyId: string | null }

/**
 * Finds the property of a home, or of a pass made for one. A property that has been deleted since its
 * pass was printed is a home like any other. Null when there is neither home nor pass.
 */
export async function findToldProperty(
  db: Db,
  communityId: string,
  told: { propertyId: string | null; home: Home | null },
): Promise<ToldProperty | null> {
  const printed = told.propertyId && (await readHome(db, communityId, told.propertyId))
  const home = printed || told.home
  if (!home) return null
  return { home, propertyId: await findByKey(db, { communityId, key: homeKey(home) }) }
}

async function readHome(db: Db, communityId: string, id: string): Promise<Home | null> {
  const row = await db
    .selectFrom('properties')
    .select(['kind', 'street', 'lot', 'unit', 'city', 'state', 'zip'])
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { kind, street, lot, ...rest } = row
  return kind === 'lot'
    ? { kind: 'lot', lot: lot ?? '', ...rest }
    : { kind: 'street', street: street ?? '', ...rest }
}
