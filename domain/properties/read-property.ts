import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type HouseholdName, nameHousehold } from '#domain/households/household.ts'
import { isUnpeopled } from '#domain/households/household-state.ts'
import { fullName } from '#domain/members/member.ts'
import { listPlans, type PlannedMove } from '#domain/moves/list-plans.ts'
import type { MoveReason } from '#domain/moves/move.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { type Occupancy, printDoor } from './property.ts'
import { standsEmpty } from './property-state.ts'

/** Somebody in a home, now or once. */
export type Occupant = {
  residencyId: string
  memberId: string
  name: string
  householdRole: 'head' | 'member'
  occupancy: Occupancy
  since: Date
  /** Whether they have come in; others are only expected. */
  isJoined: boolean
  /** Whether an invitation of theirs can still be used. */
  isInvited: boolean
}

export type PastOccupant = Occupant & {
  until: Date
  /** The move that ended it, unless it was another way. */
  move: { id: string; reason: MoveReason; doneAt: Date; undoneAt: Date | null } | null
}

/** A home with everybody who lives there, lived there, and is to leave. */
export type PropertyDetail = {
  id: string
  /** When it was deleted; null: it is there. */
  deletedAt: Date | null
  /** Since when it is known to stand empty; null: it is not. */
  emptySince: Date | null
  door: string
  town: string
  /** Households in which somebody lives or is expected, and those of a trust or company, without people. */
  households: { id: string; name: HouseholdName; isInactive: boolean; people: Occupant[] }[]
  /** The ids of all households that somebody has ever lived in, also of those in which nobody does now. */
  householdIds: string[]
  plans: PlannedMove[]
  past: PastOccupant[]
}

/** The most past occupants that are shown. */
const mostPast = 100

/** *Merged*: the home has become part of the one whose id it answers. */
export type PropertyRefusal = { because: 'unknown' } | { because: 'merged'; propertyId: string }

/** A home and its people, for those who may see them, also one that is deleted. */
export function readProperty(
  db: Db,
  by: Actor,
  { propertyId }: { propertyId: string },
): Promise<Result<PropertyDetail, PropertyRefusal>> {
  requirePermission(by, 'view property')
  requirePermission(by, 'admin view members')
  const { communityId } = by
  return inCommunity(db, communityId, async (db) => {
    const home = await db
      .selectFrom('properties as p')
      .select(['id', 'street', 'lot', 'unit', 'city', 'state', 'zip', 'deletedAt'])
      .select([
        'mergedInto',
        sql<Date | null>`case when ${standsEmpty} then p.empty_since end`.as('emptySince'),
      ])
      .where('p.communityId', '=', communityId)
      .where('p.id', '=', propertyId)
      .executeTakeFirst()
    if (!home) return refuse({ because: 'unknown' })
    if (home.mergedInto) return refuse({ because: 'merged', propertyId: home.mergedInto })
    const { id, city, state, zip, deletedAt, emptySince } = home
    const rows = await listOccupants(db, { communityId, propertyId })
    const ids = [...new Set(rows.map(({ householdId }) => householdId))]
    const here = rows.filter(({ until }) => until === null)
    return accept({
      ...{ id, deletedAt, emptySince, door: printDoor(home), town: `${city} ${state} ${zip}` },
      households: [
        ...ids.flatMap((householdId) => {
          const people = here.filter((row) => row.householdId === householdId)
          return people.length > 0 ? [show(people)] : []
        }),
        ...(await listUnpeopled(db, { communityId, propertyId })),
      ],
      householdIds: ids,
      plans: await listPlans(db, { communityId, propertyId }),
      past: rows
        .filter((row) => row.until !== null && row.isConfirmed)
        .toSorted((one, other) => other.until!.getTime() - one.until!.getTime())
        .slice(0, mostPast)
        .map((row) => ({ ...occupantOf(row), until: row.until!, move: row.move })),
    })
  })
}

/** Households that have a name and in which nobody has ever lived: a trust or a company owns the home. */
async function listUnpeopled(
  db: Db,
  { communityId, propertyId }: { communityId: string; propertyId: string },
): Promise<PropertyDetail['households']> {
  const answer = await sql<{ id: string; name: string; isInactive: boolean }>`
    select h.id, h.name, h.inactive_at is not null as is_inactive from households as h
    where h.community_id = ${communityId} and h.property_id = ${propertyId} and ${isUnpeopled}
    order by h.created_at, h.id`.execute(db)
  return answer.rows.map(({ name, ...household }) => ({
    ...household,
    name: { given: name },
    people: [],
  }))
}

type Row = Omit<Occupant, 'name'> & {
  householdId: string
  householdName: string | null
  isInactive: boolean
  firstName: string
  lastName: string
  until: Date | null
  isConfirmed: boolean
  move: PastOccupant['move']
}

function show(people: readonly Row[]): PropertyDetail['households'][number] {
  const { householdId: id, householdName: name, isInactive } = people[0]!
  const lastNames = people.map(({ lastName }) => lastName)
  const called = nameHousehold({ name, lastNames })
  return { id, name: called, isInactive, people: people.map(occupantOf) }
}

function occupantOf(row: Row): Occupant {
  const { residencyId, memberId, householdRole, occupancy, since, isJoined, isInvited } = row
  return {
    ...{ residencyId, memberId, name: fullName(row), householdRole, occupancy },
    ...{ since, isJoined, isInvited },
  }
}

type MoveColumns = {
  moveId: string | null
  reason: MoveReason | null
  doneAt: Date | null
  undoneAt: Date | null
}

async function listOccupants(
  db: Db,
  { communityId, propertyId }: { communityId: string; propertyId: string },
): Promise<Row[]> {
  const answer = await sql<Omit<Row, 'move'> & MoveColumns>`
    select r.id as residency_id, m.id as member_id, h.id as household_id, h.name as household_name,
      h.inactive_at is not null as is_inactive, m.first_name, m.last_name,
      r.household_role, r.occupancy, r.since, r.until, r.confirmed_at is not null as is_confirmed,
      m.joined_at is not null as is_joined,
      exists (
        select from invitations as i
        where i.community_id = ${communityId} and i.member_id = m.id
          and i.redeemed_at is null and i.voided_at is null) as is_invited,
      moves.id as move_id, moves.reason, moves.done_at, moves.undone_at
    from households as h
    join residencies as r on r.community_id = h.community_id and r.household_id = h.id
    join members as m on m.community_id = r.community_id and m.id = r.member_id
      and m.merged_into is null and (r.until is not null or m.left_at is null)
    left join lateral (
      select move.id, move.reason, move.done_at, move.undone_at
      from move_places as place
      join moves as move on move.community_id = place.community_id and move.id = place.move_id
      where place.community_id = ${communityId} and place.residency_id = r.id and place.ended_at is not null
      order by move.done_at desc limit 1
    ) as moves on r.until is not null
    where h.community_id = ${communityId} and h.property_id = ${propertyId}
    order by h.created_at, h.id, m.joined_at is null, r.household_role, m.name_key, r.id`.execute(
    db,
  )
  return answer.rows.map(({ moveId, reason, doneAt, undoneAt, ...row }) => ({
    ...row,
    move: moveId ? { id: moveId, reason: reason!, doneAt: doneAt!, undoneAt } : null,
  }))
}
