import type { Db } from '#database/connect.ts'
import type { Home } from '#domain/addresses/home.ts'
import { homeKey } from '#domain/addresses/home-key.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { newId } from '#domain/new-id.ts'
import type { Doer } from '#domain/roles/permission.ts'
import { printHome } from './property.ts'

/**
 * Finds the property of a home, or adds it: one home spelled two ways is one property, also when two
 * leaders add it at the same moment. `home` has been standardised. Answers its id.
 */
export async function findOrAddProperty(
  db: Db,
  by: Doer,
  { home, now }: { home: Home; now: Date },
): Promise<string> {
  const key = homeKey(home)
  const { communityId } = by
  const id = newId()
  const added = await db
    .insertInto('properties')
    .values({ communityId, id, ...home, homeKey: key, createdAt: now })
    .onConflict((same) =>
      same.columns(['communityId', 'homeKey']).where('deletedAt', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (!added) return findByKey(db, { communityId, key })
  await recordEvent(db, {
    communityId,
    deed: 'created property',
    actorId: by.memberId,
    accountId: by.accountId,
    facts: { home: printHome({ street: null, lot: null, ...home }) },
    from: by.from,
    now,
  })
  return id
}

async function findByKey(
  db: Db,
  { communityId, key }: { communityId: string; key: string },
): Promise<string> {
  const { id } = await db
    .selectFrom('properties')
    .select('id')
    .where('communityId', '=', communityId)
    .where('homeKey', '=', key)
    .where('deletedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return id
}
