import { type RawBuilder, sql } from 'kysely'
import { expect } from 'vitest'
import { listFaults } from '#test/catalogue.ts'
import { anEmptyDatabase, test } from '#test/database.ts'
import { aPool } from '#test/full-database.ts'
import { anOrdinaryOwner } from '#test/ordinary-owner.ts'
import type { Db } from './connect.ts'
import { migrateTo } from './migrate.ts'

const before = '0050-one-order-of-homes'
const after = '0051-places-of-who-left'

const came = '2030-01-01T10:00:00.000Z'
const left = '2030-06-01T10:00:00.000Z'
const lately = '2030-07-01T10:00:00.000Z'

/** A member, when they joined and left and whose record they are now; and when their home began, was confirmed and ended. */
type Given = {
  joined?: string
  left?: string
  into?: number
  since?: string
  confirmed?: string
  until?: string
}

const idOf = (kind: number, number = 0) =>
  `00000000-0000-4000-8000-00000000${kind}${String(number).padStart(3, '0')}`

const town = idOf(1)
const [role, property, household, pool, garden] = [2, 3, 4, 5, 6].map((kind) => idOf(kind))

/** A town of one home and two groups, in the words of the database of that time. */
async function aTown(superuser: Db): Promise<void> {
  await superuser.transaction().execute(async (db) => {
    const run = (statement: RawBuilder<unknown>) => statement.execute(db)
    await run(sql`
      insert into communities
        (id, name, name_key, slug, kind, city, state, zip, time_zone, default_role_id)
      values (${town}, 'Elm', 'elm', 'elm', 'homeowners', 'AUSTIN', 'TX', '78701', 'America/Chicago', ${role})`)
    await run(sql`
      insert into roles (community_id, id, name, system, permissions)
      values (${town}, ${role}, 'Resident', 'resident', '{}')`)
    await run(sql`
      insert into properties (community_id, id, kind, street, city, state, zip, home_key)
      values (${town}, ${property}, 'street', '7 ELM ST', 'AUSTIN', 'TX', '78701', '7 elm')`)
    await run(sql`
      insert into households (community_id, id, property_id) values (${town}, ${household}, ${property})`)
    await run(sql`
      insert into groups (community_id, id, name, name_key, is_open, created_at)
      values (${town}, ${pool}, 'Pool', 'pool', true, ${came}), (${town}, ${garden}, 'Garden', 'garden', false, ${came})`)
  })
}

/** Somebody with a home, a place in a group and a request for another, all since and until the same moments. */
async function aPerson(superuser: Db, at: number, given: Given): Promise<void> {
  const run = (statement: RawBuilder<unknown>) => statement.execute(superuser)
  const { joined = null, left = null, into, since = came, confirmed = null, until = null } = given
  const [member, id] = [idOf(7, at), idOf(8, at)]
  const account = joined && into === undefined ? idOf(9, at) : null
  await run(sql`
    insert into members
      (community_id, id, account_id, first_name, last_name, name_key, role_id, joined_at, left_at, merged_into)
    values (${town}, ${member}, ${account}, 'Bo', 'Chen', 'chen bo', ${role}, ${joined}, ${left},
      ${into === undefined ? null : idOf(7, into)})`)
  await run(sql`
    insert into residencies
      (community_id, id, household_id, member_id, household_role, since, confirmed_at, until)
    values (${town}, ${id}, ${household}, ${member}, 'head', ${since}, ${confirmed}, ${until})`)
  await run(sql`
    insert into group_members (community_id, id, group_id, member_id, since, until)
    values (${town}, ${id}, ${pool}, ${member}, ${since}, ${until})`)
  await run(sql`
    insert into group_requests (community_id, id, group_id, member_id, asked_at, settled_at, outcome)
    values (${town}, ${id}, ${garden}, ${member}, ${since}, ${until}, ${until && 'declined'})`)
}

/** What each has: home confirmed and until when, group until when, request settled when and how. */
async function whatTheyHave(superuser: Db) {
  const answer = await sql<Record<string, Date | string | null>>`
    select place.confirmed_at as "confirmed", place.until as "home", own.until as "group",
      asked.settled_at as "settled", asked.outcome
    from residencies as place join group_members as own using (id) join group_requests as asked using (id)
    order by place.id`.execute(superuser)
  return answer.rows.map((row) =>
    Object.values(row).map((value) => (value instanceof Date ? value.toISOString() : value)),
  )
}

test('who had left and lived somewhere all the same has moved out, and who only waits has come in nowhere', async () => {
  const address = await anEmptyDatabase()
  const superuser = aPool(address, 'owner')
  const owner = aPool(await anOrdinaryOwner(address, superuser), 'owner')
  await migrateTo(owner, before)
  const people: Given[] = [
    { joined: came, left, confirmed: came },
    { joined: came, left, confirmed: came, since: lately },
    { left },
    { confirmed: came },
    { confirmed: came, until: left },
    { joined: came, confirmed: came },
    {},
    { joined: came, left, confirmed: came, until: came },
    { joined: came, left, confirmed: came, into: 5 },
    { left, confirmed: came, into: 5 },
  ]
  await aTown(superuser)
  for (const [at, given] of people.entries()) await aPerson(superuser, at, given)

  await migrateTo(owner, after)

  expect(await whatTheyHave(superuser)).toEqual([
    [came, left, left, left, 'withdrawn'],
    [came, lately, lately, lately, 'withdrawn'],
    [null, left, left, left, 'withdrawn'],
    [null, null, null, null, null],
    [came, left, left, left, 'declined'],
    [came, null, null, null, null],
    [null, null, null, null, null],
    [came, came, came, came, 'declined'],
    [came, null, null, null, null],
    [came, null, null, null, null],
  ])
  expect(await listFaults(owner)).toEqual([])
})
