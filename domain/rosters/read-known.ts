import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { foldName } from '#domain/contacts/person-name.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { Known, KnownHousehold, KnownPerson, KnownProperty, KnownRole } from './known.ts'
import type { HouseholdRole, Occupancy } from './read-standing.ts'
import type { UnderstoodRow } from './understand-row.ts'

/** What a community knows of the homes and people of some rows, and what `by` may give them. */
export async function readKnown(db: Db, by: Actor, rows: readonly UnderstoodRow[]): Promise<Known> {
  const { communityId } = by
  const keys = [...new Set(rows.flatMap(({ homeKey }) => homeKey ?? []))]
  const emails = [
    ...new Set(rows.flatMap(({ people }) => people.flatMap(({ email }) => email ?? []))),
  ]
  const [properties, people, roles] = await Promise.all([
    readProperties(db, communityId, keys),
    readPeople(db, communityId, { keys, emails }),
    readRoles(db, by),
  ])
  return { properties, people, ...roles }
}

type PropertyRow = {
  key: string
  id: string
  hasLivePass: boolean
  households: KnownHousehold[]
}

async function readProperties(
  db: Db,
  communityId: string,
  keys: readonly string[],
): Promise<Map<string, KnownProperty>> {
  const answer = await sql<PropertyRow>`
    select p.home_key as key, p.id,
      exists (select from invitations i
        where i.community_id = p.community_id and i.property_id = p.id
          and i.redeemed_at is null and i.voided_at is null) as has_live_pass,
      coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'name', h.name) order by h.created_at, h.id)
        from households h
        where h.community_id = p.community_id and h.property_id = p.id and h.inactive_at is null), '[]') as households
    from properties p
    where p.community_id = ${communityId} and p.home_key = any(${keys}) and p.deleted_at is null`.execute(
    db,
  )
  return new Map(answer.rows.map(({ key, ...property }) => [key, property]))
}

type PersonRow = Omit<KnownPerson, 'places'> & {
  places: { householdId: string; householdRole: HouseholdRole; occupancy: Occupancy }[]
}

/**
 * Who lives in the homes, and who has one of the addresses. Each step looks its rows up by a list of ids:
 * there is nothing to join, and so nothing to join badly.
 */
async function readPeople(
  db: Db,
  communityId: string,
  { keys, emails }: { keys: readonly string[]; emails: readonly string[] },
): Promise<Map<string, KnownPerson>> {
  const answer = await sql<PersonRow>`
    select m.id, m.first_name, m.name_key, m.email, m.phone, m.title, m.role_id,
      m.joined_at is not null as has_joined,
      exists (select from invitations i
        where i.community_id = m.community_id and i.member_id = m.id
          and i.redeemed_at is null and i.voided_at is null) as has_live_code,
      coalesce((select jsonb_agg(jsonb_build_object('householdId', r.household_id,
          'householdRole', r.household_role, 'occupancy', r.occupancy) order by r.since, r.id)
        from residencies r
        where r.community_id = m.community_id and r.member_id = m.id and r.until is null), '[]') as places
    from members m
    where m.community_id = ${communityId} and m.left_at is null and (
      m.email = any(${emails}) or m.id = any(array(
        select r.member_id from residencies r
        where r.community_id = ${communityId} and r.until is null and r.household_id = any(array(
          select h.id from households h
          where h.community_id = ${communityId} and h.inactive_at is null and h.property_id = any(array(
            select p.id from properties p
            where p.community_id = ${communityId} and p.home_key = any(${keys}) and p.deleted_at is null)))))))
    order by m.created_at, m.id`.execute(db)
  return new Map(
    answer.rows.map(({ places, ...person }) => [
      person.id,
      {
        ...person,
        places: new Map(places.map(({ householdId, ...place }) => [householdId, place])),
      },
    ]),
  )
}

async function readRoles(db: Db, by: Actor): Promise<Pick<Known, 'roles' | 'defaultRoleId'>> {
  const rows = await db
    .selectFrom('roles')
    .innerJoin('communities', 'communities.id', 'roles.communityId')
    .select(['roles.id', 'roles.name', 'roles.permissions', 'communities.defaultRoleId'])
    .where('roles.communityId', '=', by.communityId)
    .execute()
  const roles = rows.map(({ id, name, permissions }): [string, KnownRole] => [
    foldName(name),
    { id, mayBeGranted: mayGrant(by.permissions, { permissions }) },
  ])
  return { roles: new Map(roles), defaultRoleId: rows[0]!.defaultRoleId }
}
