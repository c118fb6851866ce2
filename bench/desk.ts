import { sql } from 'kysely'
import type { Agent } from '#domain/support/agent.ts'
import { appointAgent } from '#domain/support/appoint-agent.ts'
import { anAccount } from '#test/factories.ts'
import type { Inside } from '../e2e/faults/house.ts'

const chunk = 5_000

/** What nearly everybody writes; further words are rarer the later they come. */
const spoken =
  `the we and our to a is of in for you can not it on my have gate code invite home this with that but
  how please thanks where roster neighbor email password`.split(/\s+/)

/** Of three of these each: words that somebody writes now and then. */
const syllables =
  'ba ro qui mel tan zo fer wick sha lu pem dra ost vy gle hum jin cor nex bly'.split(' ')

const words = [
  ...spoken,
  ...syllables.flatMap((a) => syllables.flatMap((b) => syllables.map((c) => a + b + c))),
]

/**
 * So many conversations with support as years would bring: four messages in each, of two out of three an account,
 * nearly all of them closed. Answers an agent who looks.
 */
export async function fillDesk({ db, owner }: Inside, conversations: number): Promise<Agent> {
  const { id: accountId } = await anAccount(db)
  await appointAgent(db, { accountId, firstName: 'Sam', lastName: 'Ode' })
  for (let from = 0; from < conversations; from += chunk)
    await fill(owner, { from, to: Math.min(from + chunk, conversations) - 1 })
  await sql`vacuum analyze`.execute(owner)
  return { accountId, name: 'Sam Ode' }
}

function fill(owner: Inside['owner'], { from, to }: { from: number; to: number }) {
  return sql`
    with numbers as (
      select n, gen_random_uuid() as id, gen_random_uuid() as account, n % 3 > 0 as known,
        now() - interval '3 years' + n * interval '15 minutes' as at
      from generate_series(${from}::int, ${to}::int) as n),
    people as (insert into accounts (id, email, email_verified, name, first_name, last_name)
      select account, 'neighbor' || n || '@example.com', true, 'Ana Reyes' || n, 'Ana' || n % 97, 'Reyes' || n
      from numbers where known),
    threads as (insert into conversations (id, account_id, name, email, came_by, subject, locale, begun_at,
        message_count, last_at, last_by, seen_by_asker, seen_by_support, closed_at)
      select id, case when known then account end, case when not known then 'Bo Ojeda' || n end,
        case when not known then 'visitor' || n || '@example.com' end, case when n % 2 = 0 then 'mail' else 'chat' end,
        case when n % 2 = 0 then 'About number ' || n end, 'en', at, 4, at, 'support', 4, 4,
        case when n % 50 > 0 then at end
      from numbers)
    insert into messages (conversation_id, number, author, author_name, is_note, text, key, sent_at)
    select id, number, case when number % 2 = 1 then 'asker' else 'support' end, null, false,
      (select string_agg(initcap(given.words[1 + floor(power(random(), 5) * cardinality(given.words))::int]), ' ' order by nth)
       from generate_series(1, 30 + n % 2 + number) as nth),
      number::text, at
    from numbers cross join generate_series(1, 4) as number,
      (select ${words}::text[] as words) as given`.execute(owner)
}

/** So many communities of a leader and forty residents each. */
export async function fillCountry({ owner }: Inside, communities: number): Promise<void> {
  for (let from = 0; from < communities; from += chunk / 5)
    await found(owner, { from, to: Math.min(from + chunk / 5, communities) - 1 })
  await sql`vacuum analyze`.execute(owner)
}

function found(owner: Inside['owner'], { from, to }: { from: number; to: number }) {
  return sql`
    with numbers as (
      select n, gen_random_uuid() as id, gen_random_uuid() as leads, gen_random_uuid() as lives,
        (array['Maple', 'Oak', 'Heron', 'Lakeview', 'Cedar'])[n % 5 + 1] || ' Court ' || n as name
      from generate_series(${from}::int, ${to}::int) as n),
    towns as (insert into communities (id, slug, name, name_key, kind, city, state, zip, time_zone, default_role_id,
        trial_ends_at)
      select id, 'town-' || n, name, lower(name), 'homeowners', 'AUSTIN', 'TX', '78701', 'America/Chicago', lives,
        now() + interval '90 days'
      from numbers),
    ranks as (insert into roles (community_id, id, name, is_leader, permissions)
      select id, leads, 'Leader', true, '{}'::text[] from numbers
      union all select id, lives, 'Resident', false, '{}'::text[] from numbers)
    insert into members (community_id, id, account_id, first_name, last_name, name_key, email, role_id, joined_at)
    select id, gen_random_uuid(), gen_random_uuid(), 'Ana', 'Reyes' || person, 'reyes ana',
      'person' || person || '.of' || n || '@example.com', case when person = 0 then leads else lives end, now()
    from numbers cross join generate_series(0, 40) as person`.execute(owner)
}
