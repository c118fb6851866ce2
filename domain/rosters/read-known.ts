import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { plannedAnew } from '#database/prepare-statements.ts'
import { foldName, nameKey } from '#domain/contacts/person-name.ts'
import type { Occupancy } from '#domain/properties/property.ts'
import { isPeopled, standsEmpty } from '#domain/properties/property-state.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { Known, KnownPerson, KnownProperty, KnownRole } from './known.ts'
import type { HouseholdRole } from './read-standing.ts'
import { readSuspensions } from './read-suspensions.ts'
import type { UnderstoodRow } from './understand-row.ts'

/**
 * What a community knows of the homes and people of some rows, and what `by` may give them.
 *
 * Everything is looked up row by row: `offset 0` and `limit 1` keep PostgreSQL from joining or hashing whole
 * tables, and from searching the list of keys for each row of a community of which it has no numbers yet;
 * planned anew and for any community, they use the index that fits, though PostgreSQL has not counted this
 * community yet and takes it for empty. What is found by an id is asked outside whether it is gone:
 * inside, an index of those that are not would seem to lead to it as well.
 */
export async function readKnown(db: Db, by: Actor, rows: readonly UnderstoodRow[]): Promise<Known> {
  const { communityId } = by
  const keys = [...new Set(rows.flatMap(({ homeKey }) => homeKey ?? []))]
  const emails = [
    ...new Set(rows.flatMap(({ people }) => people.flatMap(({ email }) => email ?? []))),
  ]
  const names = [...new Set(rows.flatMap(({ people }) => people.map(nameKey)))]
  const [, properties, people, suspensions, roles] = await Promise.all([
    planFor(db, 'force_generic_plan'),
    readProperties(db, communityId, keys),
    readPeople(db, communityId, { keys, emails }),
    readSuspensions(db, by, names),
    readRoles(db, by),
    planFor(db, 'auto'),
  ])
  return { properties, people, suspensions, ...roles }
}

async function planFor(db: Db, mode: 'auto' | 'force_generic_plan'): Promise<void> {
  await sql`select set_config('plan_cache_mode', ${mode}, true)`.execute(db)
}

type PropertyRow = KnownProperty & { key: string }

async function readProperties(
  db: Db,
  communityId: string,
  keys: readonly string[],
): Promise<Map<string, KnownProperty>> {
  const answer = await sql<PropertyRow>`${plannedAnew}
    select wanted.home_key as key, p.id,
      coalesce((select true from invitations i
        where i.community_id = p.community_id and i.property_id = p.id
          and i.redeemed_at is null and i.voided_at is null limit 1), false) as has_live_pass,
      ${standsEmpty} as is_empty, ${isPeopled} as is_peopled,
      coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'name', h.name) order by h.created_at, h.id)
        from households h
        where h.community_id = p.community_id and h.property_id = p.id), '[]') as households
    from unnest(${keys}::text[]) as wanted (home_key)
    cross join lateral (${homesSpelled(communityId)}) as home
    cross join lateral (
      select * from properties p where p.community_id = ${communityId} and p.id = home.id
      offset 0) as p
    where p.deleted_at is null`.execute(db)
  const known = new Map<string, KnownProperty>()
  for (const { key: _, ...property } of answer.rows) known.set(property.id, property)
  return new Map(answer.rows.map(({ key, id }) => [key, known.get(id)!]))
}

/** The home that is spelled as `wanted`, or that of which it was another spelling. */
const homesSpelled = (communityId: string) => sql`
  select one.id from properties one
  where one.community_id = ${communityId} and one.home_key = wanted.home_key and one.deleted_at is null
  union all
  select other.merged_into from properties other
  where other.community_id = ${communityId} and other.home_key = wanted.home_key
    and other.merged_into is not null
  limit 1`

type PersonRow = Omit<KnownPerson, 'places' | 'voidedAt'> & {
  voidedAt: Date | null
  places: { householdId: string; householdRole: HouseholdRole; occupancy: Occupancy }[]
}

/** Who lives in the homes, and who has one of the addresses. */
async function readPeople(
  db: Db,
  communityId: string,
  { keys, emails }: { keys: readonly string[]; emails: readonly string[] },
): Promise<Map<string, KnownPerson>> {
  const answer = await sql<PersonRow>`${plannedAnew}
    with meant as materialized (
      select r.member_id as id
      from unnest(${keys}::text[]) as wanted (home_key)
      cross join lateral (${homesSpelled(communityId)}) as p
      cross join lateral (
        select h.id from households h
        where h.community_id = ${communityId} and h.property_id = p.id
        offset 0) as h
      cross join lateral (
        select r.member_id, r.until from residencies r
        where r.community_id = ${communityId} and r.household_id = h.id
        offset 0) as r
      where r.until is null
      union
      select m.id
      from unnest(${emails}::text[]) as wanted (email)
      cross join lateral (
        select m.id from members m
        where m.community_id = ${communityId} and m.email = wanted.email
        offset 0) as m
    )
    select m.id, m.first_name, m.name_key, m.email, m.phone, m.title, m.role_id,
      m.joined_at is not null as has_joined,
      (select jsonb_build_object('roleId', i.role_id, 'isTexted', i.channel = 'text',
          'isGuest', i.household_id is not null)
        from invitations i
        where i.community_id = m.community_id and i.member_id = m.id
          and i.redeemed_at is null and i.voided_at is null limit 1) as code,
      (select case when i.voided_because = 'withdrawn' then i.voided_at end
        from invitations i
        where i.community_id = m.community_id and i.member_id = m.id and not exists (
          select from rosters as undone
          where undone.community_id = i.community_id and undone.undone_at is not null
            and i.batch_id in (undone.id, undone.pass_batch_id))
        order by i.invited_at desc, i.id desc limit 1) as voided_at,
      coalesce((select jsonb_agg(jsonb_build_object('householdId', r.household_id,
          'householdRole', r.household_role, 'occupancy', r.occupancy) order by r.since, r.id)
        from residencies r
        where r.community_id = m.community_id and r.member_id = m.id and r.until is null), '[]') as places
    from meant
    cross join lateral (
      select * from members m
      where m.community_id = ${communityId} and m.id = meant.id and m.left_at is null
      offset 0) as m
    order by m.created_at, m.id`.execute(db)
  return new Map(
    answer.rows.map(({ places, voidedAt, ...person }) => [
      person.id,
      {
        ...person,
        voidedAt: voidedAt?.toISOString() ?? null,
        places: new Map(places.map(({ householdId, ...place }) => [householdId, place])),
      },
    ]),
  )
}

async function readRoles(db: Db, by: Actor): Promise<Pick<Known, 'roles' | 'defaultRoleId'>> {
  const rows = await db
    .selectFrom('roles')
    .innerJoin('communities', 'communities.id', 'roles.communityId')
    .select(['roles.id', 'roles.name', 'roles.isLeader', 'roles.permissions'])
    .select('communities.defaultRoleId')
    .where('roles.communityId', '=', by.communityId)
    .execute()
  const roles = rows.map(({ id, name, ...role }): [string, KnownRole] => [
    foldName(name),
    { id, mayBeGranted: mayGrant(by.permissions, role) },
  ])
  return { roles: new Map(roles), defaultRoleId: rows[0]!.defaultRoleId }
}
