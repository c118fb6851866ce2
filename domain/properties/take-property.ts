import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { takeTurn } from '#database/take-turn.ts'
import { lockLive } from '#domain/invitations/choose-invitations.ts'
import type { Actor } from '#domain/roles/permission.ts'

export type UnknownProperty = { because: 'unknown property' }

/**
 * Takes homes with all that hangs on them, until the transaction ends: nobody moves in or joins, no pass is
 * made or used and no roster is imported meanwhile, and whoever was faster shows in what is read next. Takes
 * codes before homes, as whoever joins does.
 */
export async function takeProperties(
  db: Db,
  by: Actor,
  propertyIds: readonly string[],
): Promise<void> {
  const { communityId } = by
  await takeTurn(db, `roster ${communityId}`)
  await lockLive(db, by, await listPasses(db, by, propertyIds))
  await sql`
    select from properties as p
    where p.community_id = ${communityId} and p.id = any(${propertyIds}::uuid[])
    order by p.id for update`.execute(db)
  await sql`
    select from households as h
    where h.community_id = ${communityId} and h.property_id = any(${propertyIds}::uuid[])
    order by h.id for update`.execute(db)
}

/** Takes turns with everybody who gives a home this spelling. */
export function takeSpelling(
  db: Db,
  { communityId }: Pick<Actor, 'communityId'>,
  key: string,
): Promise<void> {
  return takeTurn(db, `home ${communityId} ${key}`)
}

/** The passes made for homes that are neither used nor voided, by their ids. */
export async function listPasses(
  db: Db,
  { communityId }: Actor,
  propertyIds: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('invitations')
    .select('id')
    .where('communityId', '=', communityId)
    .where('propertyId', '=', sql<string>`any(${propertyIds}::uuid[])`)
    .where('redeemedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** A home as it stands in the books, also one that is deleted. */
export async function findProperty(
  db: Db,
  { communityId }: Pick<Actor, 'communityId'>,
  propertyId: string,
) {
  const property = await db
    .selectFrom('properties')
    .select(['id', 'kind', 'street', 'lot', 'unit', 'city', 'state', 'zip', 'homeKey'])
    .select(['deletedAt', 'mergedInto'])
    .where('communityId', '=', communityId)
    .where('id', '=', propertyId)
    .executeTakeFirst()
  return property ?? null
}
