import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { aCommunity } from './factories.ts'

const chunk = 5_000

/**
 * One community of so many members as a town would be: two people in a home, twenty streets, one area code, a
 * quarter not yet joined. Answers its leader.
 */
export async function fillTown(
  { db, owner }: { db: Db; owner: Db },
  members: number,
): Promise<Actor> {
  const { communityId, leader } = await aCommunity(db)
  for (let from = 0; from < members; from += chunk)
    await fill(owner, communityId, { from, to: Math.min(from + chunk, members) - 1 })
  await sql`vacuum analyze`.execute(owner)
  return leader
}

function fill(owner: Db, communityId: string, { from, to }: { from: number; to: number }) {
  return sql`
    with role as (select id from roles where community_id = ${communityId} and system = 'resident'),
    homes as (
      select door, gen_random_uuid() as household, gen_random_uuid() as property,
        (door / 20 + 1) || ' ' || (array['MAPLE ST', 'OAK AVE', 'HERON WAY', 'LAKEVIEW DR', 'CEDAR LN',
          'BIRCH CT', 'PINE ST', 'ELM ST', 'WILLOW RD', 'ASH BLVD', 'SPRUCE PL', 'POPLAR ST', 'CHERRY LN',
          'SUNSET DR', 'HILL RD', 'PARK AVE', 'RIVER RD', 'MEADOW LN', 'FOREST DR', 'GARDEN ST'])[door % 20 + 1]
          as street
      from generate_series(${from}::int / 2, ${to}::int / 2) as door),
    numbers as (
      select n, gen_random_uuid() as member, household, n % 4 > 0 as joined,
        'Ana' || n % 97 as first_name, 'Reyes' || (n::bigint * 7919) % 100003 as last_name
      from generate_series(${from}::int, ${to}::int) as n join homes on door = n / 2),
    places as (insert into properties (community_id, id, kind, street, city, state, zip, home_key)
      select ${communityId}, property, 'street', street, 'AUSTIN', 'TX', '78701', street || '|78701' from homes),
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
