import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Actor, Permission } from '#domain/roles/permission.ts'
import { containing } from '#domain/search.ts'
import { aCrowd } from '#test/crowd.ts'
import { freshDatabase, test } from '#test/database.ts'
import { aCommunity, anInvitation } from '#test/factories.ts'
import { aPool } from '#test/full-database.ts'
import { findCandidates } from './find-candidates.ts'
import { listMembers } from './list-members.ts'

const home = { kind: 'street', unit: null, city: 'AUSTIN', state: 'TX', zip: '78701' } as const
const place = { home: { ...home, street: '7 QUILLFEATHER LN' }, householdName: null }

/** A community in which nobody looks at everybody: 2,100 people, and some who are looked for. */
async function aLargeCommunity(db: Db) {
  const { communityId, leader: by } = await aCommunity(db)
  await aCrowd(db, communityId, [
    ...Array.from({ length: 2100 }, (_, at) => ({ email: null, nameKey: `reyes ana ${at}` })),
    { firstName: 'José', lastName: 'Núñez', phone: '+15125550111', email: 'jn@example.org' },
    { firstName: 'Zoe', lastName: 'Smith-Jones', title: '50% owner', email: null },
    { firstName: 'Ben', lastName: 'Baker', role: 'board', email: null },
  ])
  await anInvitation(db, { by, newcomer: { place } })
  return { communityId, by }
}

test('among thousands a search finds whom it finds among few', async ({ db }) => {
  const { by } = await aLargeCommunity(db)
  const found = async (search: string, sort: 'name' | '-email' = 'name') => {
    const { members } = await listMembers(db, by, { tab: 'all', search, sort })
    return members.map(({ firstName }) => firstName)
  }
  const expected = {
    núñez: ['José'],
    nunez: ['José'],
    '5550111': ['José'],
    jn: ['José'],
    'smith jones': ['Zoe'],
    '50%': ['Zoe'],
    'board member': ['Ben'],
    quillfeather: ['Bo'],
    '7 quill chen': ['Bo'],
    'quillfeather zoe': [],
    nobody: [],
  }
  for (const [search, names] of Object.entries(expected)) {
    expect([search, await found(search)]).toEqual([search, names])
    expect([search, await found(search, '-email')]).toEqual([search, names])
  }
  expect(await found('ana')).toHaveLength(50)
  expect(await found('ana resident', '-email')).toHaveLength(50)
})

test('a word that could be a piece of a statement is a word', async ({ db }) => {
  const { by } = await aLargeCommunity(db)
  for (const search of ["x' or true --", "'; drop table members; --", '%L %s', 'a\\', '{}'])
    expect((await listMembers(db, by, { tab: 'all', search, sort: 'name' })).members).toEqual([])
})

test('among thousands nobody finds what they may not see', async ({ db }) => {
  const { by } = await aLargeCommunity(db)
  const may = (...permissions: Permission[]): Actor => ({
    ...by,
    permissions: new Set(permissions),
  })
  const resident = may('view active members', 'view leaders')
  const found = async (search: string) =>
    (await listMembers(db, resident, { tab: 'active', search, sort: 'name' })).members.length
  expect([await found('núñez'), await found('5550111'), await found('jn@example')]).toEqual([
    1, 0, 0,
  ])
})

test('candidates are of the community one is in, and unknown outside of any', async ({ db }) => {
  const [maple, cedar] = [await aLargeCommunity(db), await aCommunity(db)]
  const ids = (of: string) =>
    inCommunity(db, of, (db) => findCandidates(db, maple.by, containing('núñez')))
  expect(await ids(maple.communityId)).toHaveLength(1)
  expect(await ids(cedar.communityId)).toEqual([])
  const outside = await sql`
    select members_who_say('%ana%', '%ana%', '{}', 10), homes_that_say('%st%', 10)`.execute(db)
  expect(outside.rows).toEqual([])
})

test.for([
  ['members', 'members_search'],
  ['properties', 'properties_search'],
] as const)(
  'the words of %s are found by the index %s, for who looks past the fence',
  async ([table, index]) => {
    const { address } = await freshDatabase()
    const [db, owner] = [aPool(address, 'application'), aPool(address, 'owner')]
    const { communityId } = await aLargeCommunity(db)
    await inCommunity(db, communityId, (db) =>
      sql`insert into properties (community_id, id, kind, street, city, state, zip, home_key)
        select ${communityId}, gen_random_uuid(), 'street', n || ' ELM ST', 'AUSTIN', 'TX', '78701', n::text
        from generate_series(1, 2000) as n`.execute(db),
    )
    await sql`vacuum analyze members, properties`.execute(owner)
    const plan = await sql<Record<string, string>>`
    explain select id from ${sql.id(table)}
    where community_id = ${communityId} and search like '%quill%'`.execute(owner)
    const lines = plan.rows.map((row) => Object.values(row)[0]).join('\n')
    expect(lines).toMatch(new RegExp(`on ${index}[^\n]*\n *Index Cond: .*search ~~`))
  },
)
