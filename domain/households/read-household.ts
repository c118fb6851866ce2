import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { fullName } from '#domain/members/member.ts'
import { type Occupancy, printDoor } from '#domain/properties/property.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { type HouseholdName, nameHousehold } from './household.ts'
import { type HouseholdState, householdState, isUnpeopled } from './household-state.ts'
import { isHeldByHousehold } from './paused-people.ts'

/** Somebody who lives in a household, is expected there, or lived there. */
export type HouseholdPerson = {
  residencyId: string
  memberId: string
  name: string
  lastName: string
  householdRole: 'head' | 'member'
  occupancy: Occupancy
  since: Date
  /** When they stopped living there; null: they do, or are expected. */
  until: Date | null
  isJoined: boolean
  isInvited: boolean
  /** Whether a Head of this household has invited them. */
  isGuest: boolean
  /** Whether setting the household inactive takes their access: they have no other active home, and do not lead. */
  isHeld: boolean
}

export type HouseholdDetail = {
  id: string
  name: HouseholdName
  /** What somebody has named it; null: it is called after its people. */
  givenName: string | null
  state: HouseholdState
  inactiveAt: Date | null
  inactiveBecause: string | null
  propertyId: string
  door: string
  town: string
  isHomeDeleted: boolean
  present: HouseholdPerson[]
  past: HouseholdPerson[]
}

/** The most past people that are shown. */
const mostPast = 100

/** A household with everybody who lives or lived there, for those who may see them; null: there is none such. */
export function readHousehold(
  db: Db,
  by: Actor,
  { householdId }: { householdId: string },
): Promise<HouseholdDetail | null> {
  requirePermission(by, 'view households')
  requirePermission(by, 'admin view members')
  return inCommunity(db, by.communityId, (db) => findHousehold(db, by, { householdId }))
}

/** The same, in the caller's transaction, which has checked who may see it. */
export async function findHousehold(
  db: Db,
  { communityId }: Pick<Actor, 'communityId'>,
  { householdId }: { householdId: string },
): Promise<HouseholdDetail | null> {
  const [home, people] = await Promise.all([
    readHome(db, { communityId, householdId }),
    listPeople(db, { communityId, householdId }),
  ])
  if (!home) return null
  const { id, givenName, inactiveAt, inactiveBecause, propertyId, city, state, zip } = home
  const present = people.filter(({ until }) => until === null)
  const past = people.filter(({ until }) => until !== null)
  const lastNames = (present.length > 0 ? present : past).map(({ lastName }) => lastName)
  return {
    ...{ id, givenName, inactiveAt, inactiveBecause, propertyId },
    name: nameHousehold({ name: givenName, lastNames }),
    state: householdState({ ...home, name: givenName, isPeopled: present.length > 0 }),
    door: printDoor(home),
    town: `${city} ${state} ${zip}`,
    isHomeDeleted: home.deletedAt !== null,
    present: present.map(show),
    past: past
      .toSorted((one, other) => other.until!.getTime() - one.until!.getTime())
      .slice(0, mostPast)
      .map(show),
  }
}

type Asked = { communityId: string; householdId: string }

function readHome(db: Db, { communityId, householdId }: Asked) {
  return db
    .selectFrom('households as h')
    .innerJoin('properties', (on) =>
      on
        .onRef('properties.communityId', '=', 'h.communityId')
        .onRef('properties.id', '=', 'h.propertyId'),
    )
    .select(['h.id', 'h.name as givenName', 'h.propertyId', isUnpeopled.as('isUnpeopled')])
    .select(['h.inactiveAt', 'h.inactiveBecause', 'properties.deletedAt'])
    .select(['properties.street', 'properties.lot', 'properties.unit'])
    .select(['properties.city', 'properties.state', 'properties.zip'])
    .where('h.communityId', '=', communityId)
    .where('h.id', '=', householdId)
    .executeTakeFirst()
}

type Row = Omit<HouseholdPerson, 'name'> & { firstName: string }

function show({ firstName, lastName, ...person }: Row): HouseholdPerson {
  return { ...person, lastName, name: fullName({ firstName, lastName }) }
}

async function listPeople(db: Db, { communityId, householdId }: Asked): Promise<Row[]> {
  const answer = await sql<Row>`
    select r.id as residency_id, m.id as member_id, m.first_name, m.last_name, r.household_role,
      r.occupancy, r.since, r.until, m.joined_at is not null and r.confirmed_at is not null as is_joined,
      i.id is not null as is_invited, coalesce(i.household_id = r.household_id, false) as is_guest,
      ${isHeldByHousehold} as is_held
    from residencies as r
    join members as m on m.community_id = r.community_id and m.id = r.member_id
      and m.merged_into is null and (r.until is not null or m.left_at is null)
    left join invitations as i on i.community_id = m.community_id and i.member_id = m.id
      and m.joined_at is null and i.redeemed_at is null and i.voided_at is null
    where r.community_id = ${communityId} and r.household_id = ${householdId}
      and (r.until is null or r.confirmed_at is not null)
    order by m.joined_at is null, r.household_role, m.name_key, r.id`.execute(db)
  return answer.rows
}
