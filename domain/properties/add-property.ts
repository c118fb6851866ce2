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

/**
 * Finds the property of a home, or adds it: one home spelled two ways is one property, also when two
 * leaders add it at the same moment, and a spelling that was merged into another leads there. `home` has been
 * standardised. Answers its id; it stays until the transaction ends.
 */
export async function findOrAddProperty(
  db: Db,
  by: Doer,
  { home, now }: { home: Home; now: Date },
): Promise<string> {
  const { communityId } = by
  const key = homeKey(home)
  for (let tries = 0; tries < mostTries; tries += 1) {
    const id =
      (await holdByKey(db, { communityId, key })) ?? (await addProperty(db, by, { home, now }))
    if (id) return id
  }
  throw new Error('A home came and went each time it was looked for.')
}

/** Adds the property of a home, in the caller's transaction; null when one is spelled so already. */
export async function addProperty(
  db: Db,
  by: Doer,
  { home, now, id = newId() }: { home: Home; now: Date; id?: string },
): Promise<string | null> {
  const { communityId } = by
  await takeSpelling(db, by, homeKey(home))
  const added = await db
    .insertInto('properties')
    .values({ communityId, id, ...home, homeKey: homeKey(home), createdAt: now })
    .onConflict((same) =>
      same.columns(['communityId', 'homeKey']).where('deletedAt', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (!added) return null
  await recordEvent(db, {
    communityId,
    deed: 'created property',
    actorId: by.memberId,
    accountId: by.accountId,
    facts: { propertyId: id, home: printHome(home) },
    from: by.from,
    now,
  })
  return id
}
