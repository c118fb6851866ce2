import type { Db } from '#database/connect.ts'
import { type Occupancy, printHome } from '#domain/properties/property.ts'
import type { Actor } from '#domain/roles/permission.ts'

/** A home of somebody, now or once. */
export type Place = {
  residencyId: string
  propertyId: string
  householdId: string
  /** The home in one line. */
  home: string
  householdRole: 'head' | 'member'
  occupancy: Occupancy
  since: Date
  /** Null: they live there now. */
  until: Date | null
}

/** Where somebody lives and has lived, the longest ago first; to be asked inside the community. */
export async function listPlaces(
  db: Db,
  { communityId }: Pick<Actor, 'communityId'>,
  { memberId }: { memberId: string },
): Promise<Place[]> {
  const rows = await db
    .selectFrom('residencies')
    .innerJoin('households', (on) =>
      on
        .onRef('households.communityId', '=', 'residencies.communityId')
        .onRef('households.id', '=', 'residencies.householdId'),
    )
    .innerJoin('properties', (on) =>
      on
        .onRef('properties.communityId', '=', 'households.communityId')
        .onRef('properties.id', '=', 'households.propertyId'),
    )
    .select(['residencies.id as residencyId', 'households.propertyId', 'residencies.householdRole'])
    .select('residencies.householdId')
    .select(['residencies.occupancy', 'residencies.since', 'residencies.until'])
    .select(['properties.street', 'properties.lot', 'properties.unit'])
    .select(['properties.city', 'properties.state', 'properties.zip'])
    .where('residencies.communityId', '=', communityId)
    .where('residencies.memberId', '=', memberId)
    .orderBy('residencies.since')
    .orderBy('residencies.id')
    .execute()
  return rows.map((row) => ({
    ...{ residencyId: row.residencyId, propertyId: row.propertyId, householdId: row.householdId },
    home: printHome(row),
    householdRole: row.householdRole as Place['householdRole'],
    occupancy: row.occupancy as Place['occupancy'],
    ...{ since: row.since, until: row.until },
  }))
}
