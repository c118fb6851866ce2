import type { Db } from '#database/connect.ts'
import type { ClaimReason } from '#domain/claims/claim.ts'
import { listDwellings, waitingDwelling } from '#domain/households/list-dwellings.ts'
import { settleProperty } from '#domain/properties/add-property.ts'
import type { ToldProperty } from '#domain/properties/find-told-property.ts'
import type { Doer } from '#domain/roles/permission.ts'

/**
 * Where somebody with an open code may move in at once (household null: a new one), or why they wait. That a home
 * is new is recorded when it is known who they are.
 */
export type Room =
  | { propertyId: string; householdId: string | null; isNew: boolean }
  | { waits: ClaimReason; propertyId: string | null }

type Asked = {
  told: ToldProperty
  /** Whether leaders confirm unknown and occupied homes here. */
  confirms: boolean
  /** The member who asks; null for somebody new. */
  ownId: string | null
  now: Date
}

/**
 * Decides whether somebody moves in at once: into the household that waits in a home nobody has joined
 * in, or a new one. Where leaders do not confirm, unknown homes are added and occupied ones get one
 * household more. A home one lives in already is one's own: nobody is asked about it.
 */
export async function findRoom(
  db: Db,
  at: Pick<Doer, 'communityId'>,
  { told: { home, propertyId: known }, confirms, ownId, now }: Asked,
): Promise<Room> {
  const { communityId } = at
  if (!known && confirms) return { waits: 'unknown home', propertyId: null }
  const { propertyId, isNew } = known
    ? { propertyId: known, isNew: false }
    : await settleProperty(db, at, { home, now })
  const dwellings = await listDwellings(db, { communityId, propertyId })
  if (!dwellings)
    return findRoom(db, at, { told: { home, propertyId: null }, confirms, ownId, now })
  const own = ownId && (await findOwn(db, communityId, { ownId, propertyId }))
  if (own) return { propertyId, householdId: own, isNew }
  const isOccupied = dwellings.some(({ isActive }) => isActive)
  if (isOccupied && confirms) return { waits: 'occupied home', propertyId }
  return { propertyId, householdId: isOccupied ? null : waitingDwelling(dwellings), isNew }
}

/** The household of this property where a member of today lives. */
export async function findOwn(
  db: Db,
  communityId: string,
  { ownId, propertyId }: { ownId: string; propertyId: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('residencies')
    .innerJoin('households', (on) =>
      on
        .onRef('households.communityId', '=', 'residencies.communityId')
        .onRef('households.id', '=', 'residencies.householdId'),
    )
    .innerJoin('members', (on) =>
      on
        .onRef('members.communityId', '=', 'residencies.communityId')
        .onRef('members.id', '=', 'residencies.memberId'),
    )
    .select('households.id')
    .where('residencies.communityId', '=', communityId)
    .where('residencies.memberId', '=', ownId)
    .where('residencies.until', 'is', null)
    .where('households.propertyId', '=', propertyId)
    .where('members.joinedAt', 'is not', null)
    .where('members.leftAt', 'is', null)
    .executeTakeFirst()
  return row?.id
}
