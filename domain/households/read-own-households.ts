import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { listGuests, type WaitingGuest } from '#domain/guests/list-guests.ts'
import { fullName } from '#domain/members/member.ts'
import { printDoor, printHome } from '#domain/properties/property.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { ServerKey } from '#domain/server-key.ts'
import { type HouseholdName, nameHousehold } from './household.ts'

/** Somebody who lives in a household, or is expected there. */
export type Dweller = {
  residencyId: string
  name: string
  householdRole: 'head' | 'member'
  isYou: boolean
  /** When they came in; null: they are expected. */
  joinedAt: Date | null
  /** The invitation that a Head answers for; null for those who see it not, or where it is another's. */
  guest: WaitingGuest | null
}

/** A household of the actor. */
export type OwnHousehold = {
  id: string
  name: HouseholdName
  /** As its neighbours say it: `123 MAIN ST APT 4`. */
  door: string
  home: string
  isHead: boolean
  /** Whether leaders have set it inactive: nobody can be invited into it. */
  isInactive: boolean
  /** Whether they are Head, nobody else is, and others live there: somebody must follow first. */
  isNeeded: boolean
  /** Whether nobody else has come in. */
  isAlone: boolean
  dwellers: Dweller[]
}

/** The households the actor lives in, those they have had longest first, with everybody there. */
export function readOwnHouseholds(
  db: Db,
  by: Actor,
  { key, at }: { key: ServerKey; at?: Date },
): Promise<OwnHousehold[]> {
  const work = async (db: Db, now: Date): Promise<OwnHousehold[]> => {
    const rows = await listDwellers(db, by)
    const headed = rows.filter(
      (row) => row.memberId === by.memberId && row.householdRole === 'head',
    )
    const householdIds = headed.map(({ householdId }) => householdId)
    const guests = await listGuests(db, by, { householdIds, key, now })
    const ids = [...new Set(rows.map(({ householdId }) => householdId))]
    return ids.map((id) => {
      const dwellers = rows.filter(({ householdId }) => householdId === id)
      return show(dwellers, by, guests)
    })
  }
  return inCommunity(db, by.communityId, work, at)
}

type Row = {
  householdId: string
  householdName: string | null
  isInactive: boolean
  street: string | null
  lot: string | null
  unit: string | null
  city: string
  state: string
  zip: string
  residencyId: string
  householdRole: 'head' | 'member'
  memberId: string
  firstName: string
  lastName: string
  joinedAt: Date | null
  isSuspended: boolean
}

async function listDwellers(db: Db, { communityId, memberId }: Actor): Promise<Row[]> {
  const answer = await sql<Row>`
    select h.id as household_id, h.name as household_name, h.inactive_at is not null as is_inactive,
      p.street, p.lot, p.unit, p.city, p.state, p.zip,
      r.id as residency_id, r.household_role, m.id as member_id, m.first_name, m.last_name,
      case when r.confirmed_at is not null then coalesce(m.joined_at, r.confirmed_at) end as joined_at,
      m.suspended_at is not null as is_suspended
    from residencies as own
    join households as h on h.community_id = own.community_id and h.id = own.household_id
    join properties as p on p.community_id = h.community_id and p.id = h.property_id
    join residencies as r on r.community_id = h.community_id and r.household_id = h.id
      and r.until is null
    join members as m on m.community_id = r.community_id and m.id = r.member_id and m.left_at is null
    where own.community_id = ${communityId} and own.member_id = ${memberId}
      and own.until is null and own.confirmed_at is not null
    order by own.since, own.id, m.id <> ${memberId}, r.confirmed_at is null, r.household_role, m.name_key, m.id`.execute(
    db,
  )
  return answer.rows
}

function show(rows: readonly Row[], by: Actor, guests: readonly WaitingGuest[]): OwnHousehold {
  const own = rows.find(({ memberId }) => memberId === by.memberId)!
  const isHead = own.householdRole === 'head'
  const others = rows.filter((row) => row !== own && row.joinedAt && !row.isSuspended)
  const otherHead = others.some(({ householdRole }) => householdRole === 'head')
  const lastNames = rows.map(({ lastName }) => lastName)
  return {
    id: own.householdId,
    name: nameHousehold({ name: own.householdName, lastNames }),
    door: printDoor(own),
    home: printHome(own),
    isHead,
    isInactive: own.isInactive,
    isNeeded: isHead && !otherHead && others.length > 0,
    isAlone: others.length === 0,
    dwellers: rows.map((row) => ({
      residencyId: row.residencyId,
      name: fullName(row),
      householdRole: row.householdRole,
      isYou: row === own,
      joinedAt: row.joinedAt,
      guest: guestOf(row, guests),
    })),
  }
}

function guestOf(row: Row, guests: readonly WaitingGuest[]): WaitingGuest | null {
  if (row.joinedAt) return null
  return (
    guests.find(
      ({ memberId, householdId }) => memberId === row.memberId && householdId === row.householdId,
    ) ?? null
  )
}
