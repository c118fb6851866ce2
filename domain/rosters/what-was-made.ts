import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { RosterRecord } from './find-roster.ts'
import type { Place, PlannedPerson } from './planned.ts'

/** Somebody in a household. */
export type Seat = { memberId: string; householdId: string }

/** What became otherwise about somebody who was there before: first and last value. */
export type Changed = { memberId: string; from: string | null; to: string | null }

export type ChangedColumn = keyof PlannedPerson['changes']

/** What an import has created and changed so far. */
export type Made = {
  properties: string[]
  households: string[]
  /** Homes that were there before and of which it noted that they stand empty. */
  emptied: string[]
  members: string[]
  /** The places it gave to whom it created, and to those who were there before. */
  seats: Seat[]
  addedSeats: Seat[]
  changes: Record<ChangedColumn, Changed[]>
  changedSeats: (Seat & { from: Place; to: Place })[]
}

/** Reads from the plan of a roster what its import has made; rows that were left alone made nothing. */
export async function readMade(db: Db, roster: RosterRecord): Promise<Made> {
  const homes = await readHomes(db, roster)
  const people = await readPeople(db, roster)
  const created = new Set(people.filter(({ isNew }) => isNew).map(({ memberId }) => memberId))
  const known = people.filter(({ memberId }) => !created.has(memberId))
  const { added, changed } = seatsOf(known)
  return {
    ...homes,
    members: [...created],
    seats: seatsOf(people.filter(({ memberId }) => created.has(memberId))).added,
    addedSeats: added,
    changedSeats: changed,
    changes: {
      email: changesOf(known, 'email'),
      phone: changesOf(known, 'phone'),
      title: changesOf(known, 'title'),
      roleId: changesOf(known, 'roleId'),
    },
  }
}

/** The rows of a plan `p` that were carried out, of the roster `r`. */
export const wasCarriedOut = sql<boolean>`
  (p.line <= r.done_to and p.verdict in ('create', 'update') and p.changed_at is null)`

async function readHomes(db: Db, { communityId, id }: RosterRecord) {
  const answer = await sql<Pick<Made, 'properties' | 'households' | 'emptied'>>`
    select coalesce(array_agg((plan->'property'->>'id')::uuid)
        filter (where jsonb_typeof(plan->'property'->'add') = 'object'), '{}') as properties,
      coalesce(array_agg((plan->'household'->>'id')::uuid)
        filter (where jsonb_typeof(plan->'household'->'add') = 'object'), '{}') as households,
      coalesce(array_agg((plan->'property'->>'id')::uuid)
        filter (where plan->'property' ? 'isEmpty' and jsonb_typeof(plan->'property'->'add') = 'null'), '{}') as emptied
    from rosters r join roster_plans p on p.community_id = r.community_id and p.roster_id = r.id
    where r.community_id = ${communityId} and r.id = ${id} and ${wasCarriedOut}`.execute(db)
  return answer.rows[0]!
}

type PersonRow = Pick<PlannedPerson, 'memberId' | 'changes' | 'place'> & {
  isNew: boolean
  householdId: string
}

/** In the order of rows; one person may be in several. */
async function readPeople(db: Db, { communityId, id }: RosterRecord): Promise<PersonRow[]> {
  const answer = await sql<PersonRow>`
    select person->>'memberId' as member_id, jsonb_typeof(person->'add') = 'object' as is_new,
      person->'changes' as changes, person->'place' as place, plan->'household'->>'id' as household_id
    from rosters r join roster_plans p on p.community_id = r.community_id and p.roster_id = r.id
    cross join jsonb_array_elements(p.plan->'people') with ordinality as people (person, nth)
    where r.community_id = ${communityId} and r.id = ${id} and ${wasCarriedOut}
      and (jsonb_typeof(person->'place') = 'object' or person->'changes' <> '{}')
    order by p.line, people.nth`.execute(db)
  return answer.rows
}

function seatsOf(people: readonly PersonRow[]) {
  const added = new Map<string, Seat>()
  const changed = new Map<string, Seat & { from: Place; to: Place }>()
  for (const { memberId, householdId, place } of people) {
    if (!place) continue
    const [key, seat] = [`${householdId} ${memberId}`, { memberId, householdId }]
    const { from, ...to } = place
    if (from === null) added.set(key, seat)
    else if (!added.has(key))
      changed.set(key, { ...seat, from: changed.get(key)?.from ?? from, to })
  }
  return { added: [...added.values()], changed: [...changed.values()] }
}

function changesOf(people: readonly PersonRow[], column: ChangedColumn): Changed[] {
  const found = new Map<string, Changed>()
  for (const { memberId, changes } of people) {
    const change = changes[column]
    if (!change) continue
    const from = found.has(memberId) ? found.get(memberId)!.from : change.from
    found.set(memberId, { memberId, from, to: change.to })
  }
  return [...found.values()]
}
