import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { type HouseholdName, nameHousehold } from './household.ts'

export type ListedHousehold = { id: string; name: HouseholdName; memberCount: number }

/** The households of one property, oldest first; members who are only expected count too. */
export function listHouseholds(
  db: Db,
  by: Actor,
  { propertyId }: { propertyId: string },
): Promise<ListedHousehold[]> {
  requirePermission(by, 'invite members')
  return inCommunity(db, by.communityId, async (db) => {
    const rows = await db
      .selectFrom('households')
      .leftJoin('residencies', (join) =>
        join
          .onRef('residencies.communityId', '=', 'households.communityId')
          .onRef('residencies.householdId', '=', 'households.id')
          .on('residencies.until', 'is', null),
      )
      .leftJoin('members', (join) =>
        join
          .onRef('members.communityId', '=', 'residencies.communityId')
          .onRef('members.id', '=', 'residencies.memberId')
          .on('members.leftAt', 'is', null),
      )
      .select(['households.id', 'households.name'])
      .select(lastNames.as('lastNames'))
      .where('households.communityId', '=', by.communityId)
      .where('households.propertyId', '=', propertyId)
      .groupBy(['households.communityId', 'households.id'])
      .orderBy('households.createdAt')
      .orderBy('households.id')
      .execute()
    return rows.map((row) => ({
      id: row.id,
      name: nameHousehold(row),
      memberCount: row.lastNames.length,
    }))
  })
}

/** The last names of a household's members, where `members` is joined; one for each of them. */
export const lastNames = sql<string[]>`
  coalesce(array_agg(members.last_name) filter (where members.id is not null), '{}')`
