import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { type HouseholdName, nameHousehold } from './household.ts'

/** A household somebody has joined in, as a leader tells it from others. */
export type DwellingFace = {
  householdId: string
  propertyId: string
  name: HouseholdName
  /** Who lives there and has joined, by name. */
  people: string[]
}

/** The households of some properties in which somebody lives who has joined, oldest first. */
export async function listDwellers(
  db: Db,
  communityId: string,
  { propertyIds }: { propertyIds: readonly string[] },
): Promise<DwellingFace[]> {
  if (propertyIds.length === 0) return []
  const answer = await sql<
    Omit<DwellingFace, 'name'> & { name: string | null; lastNames: string[] }
  >`
    select households.id as household_id, households.property_id, households.name,
           array_agg(members.first_name || ' ' || members.last_name order by members.name_key) as people,
           array_agg(members.last_name) as last_names
    from households
    join residencies on residencies.community_id = households.community_id
      and residencies.household_id = households.id and residencies.until is null
    join members on members.community_id = residencies.community_id
      and members.id = residencies.member_id and members.joined_at is not null and members.left_at is null
    where households.community_id = ${communityId} and households.property_id = any(${propertyIds})
    group by households.community_id, households.id
    order by households.created_at, households.id`.execute(db)
  return answer.rows.map(({ lastNames, ...row }) => ({
    ...row,
    name: nameHousehold({ name: row.name, lastNames }),
  }))
}

/** The households of one property in which somebody lives who has joined, oldest first. */
export function readDwellers(
  db: Db,
  by: Actor,
  { propertyId }: { propertyId: string },
): Promise<DwellingFace[]> {
  requirePermission(by, 'invite members')
  return inCommunity(db, by.communityId, (db) =>
    listDwellers(db, by.communityId, { propertyIds: [propertyId] }),
  )
}
