import type { Db } from '#database/connect.ts'
import type { Home } from '#domain/addresses/home.ts'
import { homeKey } from '#domain/addresses/home-key.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { newId } from '#domain/new-id.ts'
import type { Doer } from '#domain/roles/permission.ts'
import { holdByKey } from './find-by-key.ts'
import { printHome } from './property.ts'
import { takeSpelling } from './take-property.ts'

/** How often it is looked again for a home that is added or deleted at the same moment. */
const mostTries = 5

type Added = { home: Home; now: Date }

/**
 * Finds the property of a home, or adds it: one home spelled two ways is one property, also when two
 * leaders add it at the same moment, and a spelling that was merged into another leads there. `home` has been
 * standardised. Answers its id; it stays until the transaction ends.
 */
export async function findOrAddProperty(db: Db, by: Doer, added: Added): Promise<string> {
  const { propertyId, isNew } = await settleProperty(db, by, added)
  if (isNew) await recordProperty(db, by, { propertyId, ...added })
  return propertyId
}

/** The same for who has no record yet: that a new one was added is for the caller to record. */
export async function settleProperty(
  db: Db,
  { communityId }: Pick<Doer, 'communityId'>,
  { home, now }: Added,
): Promise<{ propertyId: string; isNew: boolean }> {
  const key = homeKey(home)
  for (let tries = 0; tries < mostTries; tries += 1) {
    const known = await holdByKey(db, { communityId, key })
    if (known) return { propertyId: known, isNew: false }
    const id = newId()
    if (await insertProperty(db, { communityId, id }, { home, now }))
      return { propertyId: id, isNew: true }
  }
  throw new Error('A home came and went each time it was looked for.')
}

/** Adds the property of a home, in the caller's transaction; null when one is spelled so already. */
export async function addProperty(
  db: Db,
  by: Doer,
  { id = newId(), ...added }: Added & { id?: string },
): Promise<string | null> {
  const { communityId } = by
  if (!(await insertProperty(db, { communityId, id }, added))) return null
  await recordProperty(db, by, { propertyId: id, ...added })
  return id
}

/** Writes down who added a property. */
export function recordProperty(
  db: Db,
  { communityId, memberId: actorId, accountId, from }: Doer,
  { propertyId, home, now }: Added & { propertyId: string },
): Promise<void> {
  const facts = { propertyId, home: printHome(home) }
  const by = { communityId, actorId, accountId, from }
  return recordEvent(db, { ...by, deed: 'created property', facts, now })
}

async function insertProperty(
  db: Db,
  { communityId, id }: { communityId: string; id: string },
  { home, now }: Added,
): Promise<boolean> {
  await takeSpelling(db, { communityId }, homeKey(home))
  const added = await db
    .insertInto('properties')
    .values({ communityId, id, ...home, homeKey: homeKey(home), createdAt: now })
    .onConflict((same) =>
      same.columns(['communityId', 'homeKey']).where('deletedAt', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}
