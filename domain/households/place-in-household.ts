import type { Db } from '#database/connect.ts'
import type { Home } from '#domain/addresses/home.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { newId } from '#domain/new-id.ts'
import { findOrAddProperty } from '#domain/properties/add-property.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor, Doer } from '#domain/roles/permission.ts'

/** Where someone will live: a household that is there, or a new one in an old or new property. */
export type Place =
  | { householdId: string }
  | { propertyId: string; householdName: string | null }
  | { home: Home; householdName: string | null }

export type PlaceRefusal = { because: 'unknown property' | 'unknown household' }

/**
 * Finds the household of a place, adding property and household where they are new. Runs inside the
 * caller's transaction, so that a refusal further on leaves neither behind. Answers the household's id.
 */
export async function placeInHousehold(
  db: Db,
  by: Actor,
  { place, now }: { place: Place; now: Date },
): Promise<Result<string, PlaceRefusal>> {
  if ('householdId' in place) return findHousehold(db, by, place.householdId)
  if ('home' in place) {
    const propertyId = await findOrAddProperty(db, by, { home: place.home, now })
    return accept(await addHousehold(db, by, { propertyId, name: place.householdName, now }))
  }
  const { propertyId, householdName: name } = place
  const known = await holdHome(db, by, { propertyId })
  if (!known) return refuse({ because: 'unknown property' })
  return accept(await addHousehold(db, by, { propertyId, name, now }))
}

/** Keeps a home from being deleted until the transaction ends; false: it is not there (any more). */
export async function holdHome(
  db: Db,
  { communityId }: Pick<Actor, 'communityId'>,
  { propertyId }: { propertyId: string },
): Promise<boolean> {
  const held = await db
    .selectFrom('properties')
    .select('id')
    .where('communityId', '=', communityId)
    .where('id', '=', propertyId)
    .where('deletedAt', 'is', null)
    .forKeyShare()
    .executeTakeFirst()
  return held !== undefined
}

/** A household whose home is there, and cannot be deleted until the transaction ends. */
async function findHousehold(db: Db, by: Actor, id: string): Promise<Result<string, PlaceRefusal>> {
  const known = await db
    .selectFrom('households')
    .select('propertyId')
    .where('communityId', '=', by.communityId)
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst()
  const isThere = known && (await holdHome(db, by, known))
  return isThere ? accept(id) : refuse({ because: 'unknown household' })
}

/** Adds a household to a property that is there, in the caller's transaction. Answers its id. */
export async function addHousehold(
  db: Db,
  by: Doer,
  {
    propertyId,
    name,
    now,
    id = newId(),
  }: { propertyId: string; name: string | null; now: Date; id?: string },
): Promise<string> {
  const { communityId, memberId: actorId, accountId, from } = by
  await db
    .insertInto('households')
    .values({ communityId, id, propertyId, name, createdAt: now })
    .execute()
  const facts = { householdId: id, propertyId }
  await recordEvent(db, {
    communityId,
    deed: 'created household',
    actorId,
    accountId,
    facts,
    from,
    now,
  })
  return id
}
