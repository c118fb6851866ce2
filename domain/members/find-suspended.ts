import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Home } from '#domain/addresses/home.ts'
import { homeKey } from '#domain/addresses/home-key.ts'
import { spelledSo } from '#domain/properties/spelled-so.ts'
import { mayGrant, type Reach } from '#domain/roles/may-grant.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { fullName } from './member.ts'

/** A suspension, of somebody who is here or has left. */
export type Suspension = Reach & { memberId: string; name: string; since: Date; reason: string }

/** What whoever invites hears of a suspension: all of it who may end it, and anybody else nothing. */
export type SuspendedRefusal =
  | ({ because: 'suspended' } & Omit<Suspension, keyof Reach>)
  | { because: 'ask a leader' }

/** A home, by one of the ways in which somebody names it. */
export type AtHome = { householdId: string } | { propertyId: string } | { home: Home }

/** By what somebody may be known again. */
export type Recognisable = {
  nameKey: string
  email: string | null
  phone: string | null
  homes: readonly AtHome[]
  /** The record that was found to be theirs already. */
  knownId?: string | null
}

/**
 * The newest suspension of a person, whoever they come back as: one of the same name who has the address or the
 * number, or has lived in one of the homes. A closed account leaves no more of a person than that, unless the
 * community has written an address of its own. To be asked inside the community.
 */
export async function findSuspension(
  db: Db,
  communityId: string,
  { nameKey, email, phone, homes, knownId = null }: Recognisable,
): Promise<Suspension | null> {
  const livedThere = homes.map((home) => sql`h.property_id = any(${idsOf(communityId, home)})`)
  const answer = await sql<Row>`
    select ${columns}
    from members as m ${withRole}
    where m.community_id = ${communityId} and m.suspended_at is not null and m.merged_into is null
      and (m.id = ${knownId}::uuid or (m.name_key = ${nameKey} and (
        m.email = ${email} or m.phone = ${phone}
        or m.account_id in (select id from accounts where accounts.email = ${email})
        or exists (
          select from residencies as r
          join households as h on h.community_id = r.community_id and h.id = r.household_id
          where r.community_id = ${communityId} and r.member_id = m.id
            and (${sql.join([sql`false`, ...livedThere], sql` or `)})))))
    order by m.suspended_at desc, m.id limit 1`.execute(db)
  const row = answer.rows[0]
  return row ? suspensionOf(row) : null
}

/** What an inviter hears of each address or number by which somebody suspended is reached. Inside the community. */
export async function listSuspendedContacts(
  db: Db,
  by: Actor,
  contacts: readonly string[],
): Promise<Map<string, SuspendedRefusal['because']>> {
  const answer = await sql<Row & { contact: string }>`
    with suspended as materialized (
      select members.*, accounts.email as sign_in
      from members
      left join accounts on accounts.id = members.account_id
      where members.community_id = ${by.communityId} and members.suspended_at is not null
        and members.merged_into is null)
    select given.contact, ${columns}
    from suspended as m
    join unnest(${contacts}::text[]) as given (contact)
      on given.contact in (m.email, m.phone, m.sign_in)
    ${withRole}`.execute(db)
  return new Map(
    answer.rows.map((row) => [row.contact, sayToInviter(by, suspensionOf(row)).because]),
  )
}

/** Tells a suspension to whoever may end it; nobody else hears that there is one. */
export function sayToInviter(
  by: Pick<Actor, 'permissions'>,
  suspension: Suspension,
): SuspendedRefusal {
  if (!mayReinstate(by, suspension)) return { because: 'ask a leader' }
  const { memberId, name, since, reason } = suspension
  return { because: 'suspended', memberId, name, since, reason }
}

/** What was said of a suspension once, as somebody hears it who reads it later and may be another. */
export function retell<Because extends string>(
  { permissions }: Pick<Actor, 'permissions'>,
  because: Because,
): Because | 'ask a leader' {
  return because === 'suspended' && !permissions.has('change member role')
    ? 'ask a leader'
    : because
}

/** Whether somebody may end the suspension of a member with this reach. */
export function mayReinstate({ permissions }: Pick<Actor, 'permissions'>, reach: Reach): boolean {
  return permissions.has('change member role') && mayGrant(permissions, reach)
}

type Row = Omit<Suspension, 'name'> & { firstName: string; lastName: string }

const columns = sql`m.id as member_id, m.first_name, m.last_name, m.suspended_at as since,
  m.suspended_because as reason, roles.is_leader, roles.permissions`
const withRole = sql`join roles on roles.community_id = m.community_id and roles.id = m.role_id`

function suspensionOf({ firstName, lastName, ...row }: Row): Suspension {
  return { ...row, name: fullName({ firstName, lastName }) }
}

/** The property of a home, as an array for `any(…)`. */
function idsOf(communityId: string, home: AtHome): RawBuilder<string[]> {
  if ('home' in home) return spelledSo(communityId, homeKey(home.home))
  if ('propertyId' in home) return sql<string[]>`array[${home.propertyId}::uuid]`
  return sql<string[]>`array(
    select known.property_id from households as known
    where known.community_id = ${communityId} and known.id = ${home.householdId})`
}
