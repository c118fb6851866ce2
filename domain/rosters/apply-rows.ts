import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { insertRows } from '#database/insert-rows.ts'
import { nameKey } from '#domain/contacts/person-name.ts'
import { newId } from '#domain/new-id.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { letCodesFollow, type Otherwise } from './let-codes-follow.ts'
import type { PlannedPerson, PlannedRow } from './planned.ts'

type Applying = { rows: readonly PlannedRow[]; locale: string; now: Date }

/** The same, of this community. */
type Applied = Applying & { communityId: string }

/**
 * Writes the homes, households and people of some planned rows, in the caller's transaction, in a few
 * statements however many they are. Invitations are made afterwards.
 *
 * The statements leave in their order without waiting for one another: while the database writes homes, we
 * word the people.
 */
export async function applyRows(db: Db, by: Actor, applying: Applying): Promise<void> {
  const given = { ...applying, communityId: by.communityId }
  await Promise.all([
    addHomes(db, given),
    emptyHomes(db, given),
    addHouseholds(db, given),
    addPeople(db, given),
    changePeople(db, by, given),
    settlePlaces(db, given),
  ])
}

async function addHomes(db: Db, { communityId, rows, now: createdAt }: Applied): Promise<void> {
  const nothing = { street: null, lot: null }
  await insertRows(db, 'properties', {
    columns: {
      ...{ communityId: 'uuid', id: 'uuid', kind: 'text', street: 'text', lot: 'text' },
      ...{ unit: 'text', city: 'text', state: 'text', zip: 'text', homeKey: 'text' },
      ...{ createdAt: 'timestamptz', emptySince: 'timestamptz' },
    },
    rows: rows.flatMap(({ property }) =>
      property?.add
        ? {
            ...{ ...nothing, ...property.add },
            ...{ communityId, id: property.id, createdAt },
            emptySince: property.isEmpty ? createdAt : null,
          }
        : [],
    ),
  })
}

/** Homes that were there before, and of which the file says that they stand empty. */
async function emptyHomes(db: Db, { communityId, rows, now }: Applied): Promise<void> {
  const ids = rows.flatMap(({ property }) =>
    property?.isEmpty && !property.add ? [property.id] : [],
  )
  if (ids.length === 0) return
  await sql`
    update properties set empty_since = ${now}
    where community_id = ${communityId} and id = any(${ids}::uuid[])`.execute(db)
}

async function addHouseholds(
  db: Db,
  { communityId, rows, now: createdAt }: Applied,
): Promise<void> {
  await insertRows(db, 'households', {
    columns: {
      ...{ communityId: 'uuid', id: 'uuid', propertyId: 'uuid', name: 'text' },
      createdAt: 'timestamptz',
    },
    rows: rows.flatMap(({ household, property }) =>
      household?.add
        ? { communityId, id: household.id, propertyId: property!.id, ...household.add, createdAt }
        : [],
    ),
  })
}

async function addPeople(
  db: Db,
  { communityId, rows, locale, now: createdAt }: Applied,
): Promise<void> {
  await insertRows(db, 'members', {
    columns: {
      ...{ communityId: 'uuid', id: 'uuid', firstName: 'text', lastName: 'text', nameKey: 'text' },
      ...{ email: 'text', phone: 'text', title: 'text', roleId: 'uuid', locale: 'text' },
      createdAt: 'timestamptz',
    },
    rows: peopleOf(rows).flatMap(({ memberId: id, add }) =>
      add ? { ...add, communityId, id, nameKey: nameKey(add), locale, createdAt } : [],
    ),
  })
}

/** What a row says otherwise of somebody known. */
async function changePeople(db: Db, by: Actor, { communityId, rows }: Applied): Promise<void> {
  const changed = new Map<string, Otherwise>()
  for (const { memberId: id, changes } of peopleOf(rows))
    for (const [column, change] of Object.entries(changes))
      changed.set(id, { ...changed.get(id), id, [column]: change.to }) // rows of one person follow each other
  if (changed.size === 0) return
  const given = [...changed.values()]
  await sql`
    update members as m
    set email = coalesce(given.email, m.email), phone = coalesce(given.phone, m.phone),
        title = coalesce(given.title, m.title), role_id = coalesce(given."roleId", m.role_id)
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given
      (id uuid, email text, phone text, title text, "roleId" uuid)
    where m.community_id = ${communityId} and m.id = given.id`.execute(db)
  await letCodesFollow(db, by, given)
}

/** Who lives where, and as what. Somebody who has joined already is at home there at once. */
async function settlePlaces(db: Db, { communityId, rows, now }: Applied): Promise<void> {
  type Place = NonNullable<PlannedPerson['place']> & { memberId: string; householdId: string }
  const found = new Map<string, Place>()
  for (const { household, people } of rows)
    for (const { memberId, place } of people)
      if (place)
        found.set(`${household!.id} ${memberId}`, {
          ...place,
          ...{ memberId, householdId: household!.id },
        })
  if (found.size === 0) return
  const places = [...found.values()]
  await sql`
    insert into residencies
      (community_id, id, household_id, member_id, household_role, occupancy, since, confirmed_at)
    select m.community_id, given.id, given.household_id, m.id, given.household_role, given.occupancy,
      ${now}::timestamptz, case when m.joined_at is not null then ${now}::timestamptz end
    from unnest(
      ${places.map(() => newId())}::uuid[],
      ${places.map(({ householdId }) => householdId)}::uuid[],
      ${places.map(({ memberId }) => memberId)}::uuid[],
      ${places.map(({ householdRole }) => householdRole)}::text[],
      ${places.map(({ occupancy }) => occupancy)}::text[]
    ) as given (id, household_id, member_id, household_role, occupancy)
    join members m on m.community_id = ${communityId} and m.id = given.member_id
    on conflict (community_id, household_id, member_id) where until is null
    do update set household_role = excluded.household_role, occupancy = excluded.occupancy`.execute(
    db,
  )
}

function peopleOf(rows: readonly PlannedRow[]): PlannedPerson[] {
  return rows.flatMap(({ people }) => people)
}
