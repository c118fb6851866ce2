import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Home } from '#domain/addresses/home.ts'
import { homeKey } from '#domain/addresses/home-key.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { aCommunity } from './factories.ts'

const chunk = 5_000

type Rooms = { db: Db; owner: Db }

/**
 * One community of so many members as a town would be: two people in a home, twenty streets, one area code, a
 * quarter not yet joined. Answers its leader.
 */
export async function fillTown(rooms: Rooms, members: number): Promise<Actor> {
  const leader = await fillUncountedTown(rooms, members)
  await sql`vacuum analyze`.execute(rooms.owner)
  return leader
}

/** The same, as it is before PostgreSQL has counted it: nothing is known of how much its tables hold. */
export async function fillUncountedTown({ db, owner }: Rooms, members: number): Promise<Actor> {
  const { communityId, leader } = await aCommunity(db)
  for (let from = 0; from < members; from += chunk)
    await fill(owner, communityId, { from, to: Math.min(from + chunk, members) - 1 })
  return leader
}

const streets = [
  ...[
    'MAPLE ST',
    'OAK AVE',
    'HERON WAY',
    'LAKEVIEW DR',
    'CEDAR LN',
    'BIRCH CT',
    'PINE ST',
    'ELM ST',
  ],
  ...[
    'WILLOW RD',
    'ASH BLVD',
    'SPRUCE PL',
    'POPLAR ST',
    'CHERRY LN',
    'SUNSET DR',
    'HILL RD',
    'PARK AVE',
  ],
  ...['RIVER RD', 'MEADOW LN', 'FOREST DR', 'GARDEN ST'],
]

/** The home behind a door, counted from 0. */
function homeBehind(door: number): Home & { kind: 'street' } {
  const street = `${Math.floor(door / streets.length) + 1} ${streets[door % streets.length]}`
  return { kind: 'street', street, unit: null, city: 'AUSTIN', state: 'TX', zip: '78701' }
}

function fill(owner: Db, communityId: string, { from, to }: { from: number; to: number }) {
  const first = Math.floor(from / 2)
  const homes = Array.from({ length: Math.floor(to / 2) - first + 1 }, (_, at) =>
    homeBehind(first + at),
  )
  return sql`
    with role as (select id from roles where community_id = ${communityId} and system = 'resident'),
    homes as (
      select ${first}::int + nth - 1 as door, gen_random_uuid() as household, gen_random_uuid() as property,
        street, home_key
      from unnest(${homes.map(({ street }) => street)}::text[], ${homes.map(homeKey)}::text[])
        with ordinality as given (street, home_key, nth)),
    numbers as (
      select n, gen_random_uuid() as member, household, n % 4 > 0 as joined,
        'Ana' || n % 97 as first_name, 'Reyes' || (n::bigint * 7919) % 100003 as last_name
      from generate_series(${from}::int, ${to}::int) as n join homes on door = n / 2),
    places as (insert into properties (community_id, id, kind, street, city, state, zip, home_key)
      select ${communityId}, property, 'street', street, 'AUSTIN', 'TX', '78701', home_key from homes),
    houses as (insert into households (community_id, id, property_id)
      select ${communityId}, household, property from homes),
    people as (insert into members (community_id, id, account_id, first_name, last_name, name_key, email, phone,
        role_id, joined_at)
      select ${communityId}, member, case when joined then gen_random_uuid() end, first_name, last_name,
        lower(last_name || ' ' || first_name), 'resident' || n || '@example.com',
        '+1512' || lpad(((n::bigint * 104729) % 10000000)::text, 7, '0'), role.id, case when joined then now() end
      from numbers, role),
    living as (insert into residencies (community_id, id, household_id, member_id, household_role, since)
      select ${communityId}, gen_random_uuid(), household, member, 'head', now() from numbers)
    insert into invitations
      (community_id, id, member_id, code_look_up, channel, role_id, invited_at, expires_at)
    select ${communityId}, gen_random_uuid(), member, sha256(member::text::bytea), 'email', role.id, now(),
      now() + interval '90 days'
    from numbers, role where not joined`.execute(owner)
}

/**
 * What has happened to everybody of a community: an event and a notice; to whoever is expected a letter, an opening and
 * a join request; and all who have joined are in one group, run by the leader.
 */
export async function fillLives(
  owner: Db,
  { communityId, memberId: leaderId }: Actor,
): Promise<void> {
  await sql`
    with people as (select * from members where members.community_id = ${communityId}),
    letters as (
      insert into deliveries
        (community_id, id, invitation_id, member_id, channel, template, recipient, locale, queued_at, due_at, sent_at)
      select i.community_id, gen_random_uuid(), i.id, m.id, 'email', 'invitation', m.email, 'en', lately, lately, lately
      from invitations i join people m on m.id = i.member_id, (select now() - interval '9 days') as past (lately)
      where i.community_id = ${communityId}),
    opened as (
      insert into openings (community_id, invitation_id, first_at, last_at)
      select i.community_id, i.id, now(), now() from invitations i where i.community_id = ${communityId}),
    told as (
      insert into notices (community_id, id, kind, member_id, noticed_at, settled_at, settled_by)
      select community_id, gen_random_uuid(), 'left', id, now(), now(), ${leaderId}::uuid from people),
    happened as (
      insert into audit_events (community_id, id, happened_at, deed, actor_id, member_id)
      select community_id, gen_random_uuid(), now(), 'invited', ${leaderId}::uuid, id from people),
    asked as (
      insert into join_requests (community_id, id, first_name, last_name, name_key, email, home, home_key, locale,
        asked_at, taken_up_at, settled_at, outcome)
      select community_id, gen_random_uuid(), first_name, last_name, name_key, email, '{}', 'somewhere', 'en',
        lately, lately, lately, 'sent'
      from people, (select now() - interval '9 days') as past (lately) where joined_at is null),
    gathered as (
      insert into groups (community_id, id, name, name_key, is_open, created_at)
      values (${communityId}, gen_random_uuid(), 'Everybody', 'everybody', true, now()) returning id)
    insert into group_members (community_id, id, group_id, member_id, is_admin, since)
    select m.community_id, gen_random_uuid(), gathered.id, m.id, m.id = ${leaderId}::uuid, now()
    from people m, gathered where m.joined_at is not null`.execute(owner)
  await sql`analyze`.execute(owner)
}
