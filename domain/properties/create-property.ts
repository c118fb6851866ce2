import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import { homeKey } from '#domain/addresses/home-key.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { addProperty } from './add-property.ts'
import { findByKey } from './find-by-key.ts'
import { takeSpelling } from './take-property.ts'

/** There is a home of this address, or one of which this is another spelling, or there was: it is deleted. */
export type HomeExists = { because: 'exists' | 'exists deleted'; propertyId: string }

/**
 * Adds a home that the community does not have, also none that is deleted. `home` has been standardised;
 * `submission` is the id the form was made with, and the home's: sent twice, it adds one.
 */
export function createProperty(
  db: Db,
  by: Actor,
  { home, submission: id }: { home: Home; submission: string },
  { at }: { at?: Date } = {},
): Promise<Result<{ propertyId: string }, HomeExists>> {
  requirePermission(by, 'create property')
  type Outcome = Result<{ propertyId: string }, HomeExists>
  const work = async (db: Db, now: Date): Promise<Outcome> => {
    const { communityId } = by
    const key = homeKey(home)
    await takeSpelling(db, by, key)
    const known = await findByKey(db, { communityId, key })
    if (known === id) return accept({ propertyId: id })
    if (known) return refuse({ because: 'exists', propertyId: known })
    const deleted = await findDeleted(db, by, key)
    if (deleted) return refuse({ because: 'exists deleted', propertyId: deleted })
    await addProperty(db, by, { home, now, id })
    return accept({ propertyId: id })
  }
  return inCommunity(db, by.communityId, work, at)
}

/** The home of this key that was deleted last; null: there is none. */
async function findDeleted(db: Db, { communityId }: Actor, key: string): Promise<string | null> {
  const deleted = await db
    .selectFrom('properties')
    .select('id')
    .where('communityId', '=', communityId)
    .where('homeKey', '=', key)
    .where('deletedAt', 'is not', null)
    .where('mergedInto', 'is', null)
    .orderBy('deletedAt', 'desc')
    .executeTakeFirst()
  return deleted?.id ?? null
}
