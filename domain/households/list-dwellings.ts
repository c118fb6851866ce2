import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'

/** A household of a home, as somebody who moves in finds it. */
export type Dwelling = {
  householdId: string
  /** Whether somebody who has joined lives there. */
  isActive: boolean
  /** Whether somebody lives there or is expected to. */
  isPeopled: boolean
}

/**
 * The households of a property, oldest first, also those that are set inactive. Takes turns with
 * everybody who moves into the same property, until the transaction ends: of two people who name one
 * empty home, the second finds it occupied. Null when the home has been deleted meanwhile.
 */
export async function listDwellings(
  db: Db,
  { communityId, propertyId }: { communityId: string; propertyId: string },
): Promise<Dwelling[] | null> {
  const home = await db
    .selectFrom('properties')
    .select('id')
    .where('communityId', '=', communityId)
    .where('id', '=', propertyId)
    .where('deletedAt', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!home) return null
  const answer = await sql<Dwelling>`
    select households.id as household_id,
           coalesce(bool_or(members.joined_at is not null), false) as is_active,
           coalesce(bool_or(members.id is not null), false) as is_peopled
    from households
    left join residencies on residencies.community_id = households.community_id
      and residencies.household_id = households.id and residencies.until is null
    left join members on members.community_id = residencies.community_id
      and members.id = residencies.member_id and members.left_at is null
    where households.community_id = ${communityId} and households.property_id = ${propertyId}
    group by households.community_id, households.id
    order by households.created_at, households.id`.execute(db)
  return answer.rows
}

/** The household somebody moves into where nobody has joined yet: the one that waits; null: a new one. */
export function waitingDwelling(dwellings: readonly Dwelling[]): string | null {
  return dwellings.find(({ isActive, isPeopled }) => isPeopled && !isActive)?.householdId ?? null
}
