import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inParts } from '#domain/in-parts.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { RosterRecord } from './find-roster.ts'
import { forgetInvitations, letGoOf, mostAtOnce, settleBatches } from './forget-invitations.ts'
import { type Made, type Seat, wasCarriedOut } from './what-was-made.ts'

type Things = Record<'properties' | 'households' | 'members' | 'invitations', number>

/** What became of what an import made. */
export type UndoneCounts = {
  removed: Things
  /** What stays since something else depends on it, and voided invitations that somebody may hold. */
  kept: Things
  /** How many of the people who were there before are again what they were. */
  restored: number
}

type Taking = { roster: RosterRecord; made: Made; invitationIds: readonly string[]; now: Date }

/**
 * Deletes what an import created, in the caller's transaction, after its invitations have been voided
 * and everything is locked. Whatever else depends on stays, and so does what it needs.
 */
export async function takeAway(
  db: Db,
  { communityId }: Actor,
  { roster, made, invitationIds, now }: Taking,
): Promise<Pick<UndoneCounts, 'removed' | 'kept'>> {
  const mentioned = await listMentioned(db, roster, made)
  const isFree = (thing: string) => !mentioned.has(thing)
  const step = { communityId, now }
  const invitations = await forgetInvitations(db, { communityId, invitationIds })
  const members = await listFree(db, communityId, { ...made, members: made.members.filter(isFree) })
  const gone = new Set(members)
  const addedSeats = made.addedSeats.filter((seat) => isFree(seatKey(seat)))
  await emptySeats(db, communityId, addedSeats)
  await emptySeats(
    db,
    communityId,
    made.seats.filter(({ memberId }) => gone.has(memberId)),
  )
  await letGoOf(db, communityId, members)
  await deleteRows(db, communityId, { table: 'members', ids: members })
  const households = await forgetHouseholds(db, communityId, made.households.filter(isFree))
  const properties = await forgetProperties(db, communityId, {
    ...{ invitationIds, properties: made.properties.filter(isFree) },
  })
  await settleBatches(db, { ...step, batchIds: [roster.id, roster.passBatchId] })
  const removed = { properties, households, members: members.length, invitations }
  return {
    removed,
    kept: {
      properties: made.properties.length - properties,
      households: made.households.length - households,
      members: made.members.length - members.length,
      invitations: invitationIds.length - invitations,
    },
  }
}

/** Of what an import made, whatever another import that stands has built upon. */
async function listMentioned(
  db: Db,
  { communityId, id }: RosterRecord,
  made: Made,
): Promise<Set<string>> {
  const ours = [
    ...[...made.properties, ...made.households, ...made.members],
    ...made.addedSeats.map(seatKey),
  ]
  const answer = await sql<{ thing: string }>`
    select distinct mentioned.thing
    from rosters r join roster_plans p on p.community_id = r.community_id and p.roster_id = r.id
    cross join lateral (
      select p.plan->'property'->>'id' as thing
      union all select p.plan->'household'->>'id'
      union all select thing from jsonb_array_elements(p.plan->'people') as person
        cross join lateral (values (person->>'memberId'), (case jsonb_typeof(person->'place')
          when 'object' then p.plan->'household'->>'id' || ' ' || (person->>'memberId') end)) as things (thing)
    ) as mentioned
    where r.community_id = ${communityId} and r.id <> ${id} and r.undone_at is null and ${wasCarriedOut}
      and mentioned.thing = any(${ours}::text[])`.execute(db)
  return new Set(answer.rows.map(({ thing }) => thing))
}

const seatKey = ({ householdId, memberId }: Seat) => `${householdId} ${memberId}`

/** Those of the people of an import to whom nothing has happened but the import. */
async function listFree(
  db: Db,
  communityId: string,
  { members, seats }: Pick<Made, 'members' | 'seats'>,
): Promise<string[]> {
  const answer = await sql<{ id: string }>`
    with seats as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(seats)}::jsonb)
        as seat ("memberId" uuid, "householdId" uuid)
    )
    select m.id from members m
    where m.community_id = ${communityId} and m.id = any(${members}::uuid[]) and m.left_at is null
      and not exists (select from residencies r
        left join seats on seats."memberId" = r.member_id and seats."householdId" = r.household_id
        where r.community_id = m.community_id and r.member_id = m.id
          and (r.until is not null or seats."memberId" is null))
      and not exists (select from notices n
        where n.community_id = m.community_id and n.member_id = m.id)
      and not exists (select from home_claims h
        where h.community_id = m.community_id and h.member_id = m.id)
      and not exists (select from merges g
        cross join lateral (values (g.stays_id), (g.goes_id)) as record (id)
        where g.community_id = m.community_id and record.id = m.id)
      and not exists (select from member_field_values v
        where v.community_id = m.community_id and v.member_id = m.id)
    order by m.id`.execute(db)
  return answer.rows.map(({ id }) => id)
}

/** Ends places as if they had never been; those through which somebody came in stay. */
async function emptySeats(db: Db, communityId: string, seats: Made['seats']): Promise<void> {
  await sql`
    delete from residencies r
    using jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) as seat ("memberId" uuid, "householdId" uuid),
      members m
    where r.community_id = ${communityId} and r.member_id = seat."memberId"
      and r.household_id = seat."householdId" and r.until is null
      and m.community_id = r.community_id and m.id = r.member_id
      and (r.confirmed_at is null or m.joined_at < r.since)`.execute(db)
}

async function forgetHouseholds(
  db: Db,
  communityId: string,
  households: readonly string[],
): Promise<number> {
  const answer = await sql<{ id: string }>`
    select h.id from households h
    where h.community_id = ${communityId} and h.id = any(${households}::uuid[])
      and not exists (select from residencies r
        where r.community_id = h.community_id and r.household_id = h.id)`.execute(db)
  const ids = answer.rows.map(({ id }) => id)
  return deleteRows(db, communityId, { table: 'households', ids })
}

/** Homes without a household that nobody else invites to and nobody says to live in. */
async function forgetProperties(
  db: Db,
  communityId: string,
  given: { properties: readonly string[]; invitationIds: readonly string[] },
): Promise<number> {
  const answer = await sql<{ id: string }>`
    select p.id from properties p
    where p.community_id = ${communityId} and p.id = any(${given.properties}::uuid[])
      and not exists (select from households h
        where h.community_id = p.community_id and h.property_id = p.id)
      and not exists (select from home_claims c
        where c.community_id = p.community_id and c.property_id = p.id)
      and not exists (select from invitations i
        where i.community_id = p.community_id and i.property_id = p.id
          and i.id <> all(${given.invitationIds}::uuid[]))`.execute(db)
  const ids = answer.rows.map(({ id }) => id)
  await sql`
    update invitations set property_id = null
    where community_id = ${communityId} and property_id = any(${ids}::uuid[])`.execute(db)
  return deleteRows(db, communityId, { table: 'properties', ids })
}

/** Deletes rows; answers how many. */
async function deleteRows(
  db: Db,
  communityId: string,
  { table, ids }: { table: 'members' | 'households' | 'properties'; ids: readonly string[] },
): Promise<number> {
  for (const part of inParts(ids, mostAtOnce))
    await sql`
      delete from ${sql.table(table)}
      where community_id = ${communityId} and id = any(${part}::uuid[])`.execute(db)
  return ids.length
}
