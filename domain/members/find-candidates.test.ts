import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, onTestFinished } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { PageMark } from '#domain/page-mark.ts'
import type { Actor, Permission } from '#domain/roles/permission.ts'
import { containing } from '#domain/search.ts'
import { aCrowd } from '#test/crowd.ts'
import { freshDatabase, test } from '#test/database.ts'
import { aCommunity, anInvitation } from '#test/factories.ts'
import { aPool } from '#test/full-database.ts'
import { rowsRead } from '#test/rows-read.ts'
import { fillTown } from '#test/town.ts'
import { findCandidates } from './find-candidates.ts'
import { countFound } from './find-rows.ts'
import { listMembers, type MemberPage } from './list-members.ts'
import type { MemberQuestion } from './whom-it-means.ts'

const home = { kind: 'street', unit: null, city: 'AUSTIN', state: 'TX', zip: '78701' } as const
const place = { home: { ...home, street: '7 QUILLFEATHER LN' }, householdName: null }

/** A community in which nobody looks at everybody: thousands of people, and some who are looked for. */
async function aLargeCommunity(db: Db, people = 2100) {
  const { communityId, leader: by } = await aCommunity(db)
  await aCrowd(db, communityId, [
    ...Array.from({ length: people }, (_, at) => ({ email: null, nameKey: `reyes ana ${at}` })),
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
    '(512) 555-0111': ['José'],
    '512-555-0111': ['José'],
    '512.555.0111': ['José'],
    '+1 512 555 0111': ['José'],
    '+1 (512) 555-0111': ['José'],
    'josé 555-0111': ['José'],
    '555-0112': [],
    '7 quill 555-0111': [],
    '555-0': ['José'],
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

const pieces = [
  'ana',
  'reyes',
  'quill',
  '7',
  'resident',
  'board',
  'jn',
  'núñez',
  'nune',
  '555',
  '555-0111',
  'ow',
  'zz',
]
const viewers: Permission[][] = [
  ['admin view members', 'view member email', 'view member phone', 'view member property address'],
  ['admin view members', 'view member phone'],
  ['admin view members', 'view member property address'],
]

test('among thousands, common words and rare ones find whom looking at everybody finds', async ({
  db,
}) => {
  const { communityId, by: leader } = await aLargeCommunity(db, 5100)
  await anInvitation(db, { by: leader, newcomer: { place } })
  const questions = fc.record({
    search: fc.subarray(pieces, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
    tab: fc.constantFrom('all', 'active', 'pending', 'inactive'),
    sort: fc.constantFrom('name', '-name', 'role'),
    may: fc.constantFrom(...viewers),
  })
  await fc.assert(
    fc.asyncProperty(questions, async ({ may, ...asked }) => {
      const by: Actor = { ...leader, permissions: new Set([...may, 'view active members']) }
      const found: string[] = []
      let after: PageMark | null = null
      do {
        const page: MemberPage = await listMembers(db, by, { ...asked, after, most: 3000 })
        found.push(...page.members.map(({ id }) => id))
        after = page.next
      } while (after)
      const all = await inCommunity(db, communityId, (db) => countFound(db, by, asked))
      expect([new Set(found).size, found.length]).toEqual([all, all])
    }),
    { numRuns: 60 },
  )
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
  const asked = ['núñez', '5550111', '555-0111', 'jn@example']
  expect(await Promise.all(asked.map(found))).toEqual([1, 0, 0, 0])
})

test('candidates are of the community one is in, and unknown outside of any', async ({ db }) => {
  const [maple, cedar] = [await aLargeCommunity(db), await aCommunity(db)]
  const asked = { tab: 'all', mark: null, direction: 'asc', most: 10 } as const
  const ids = (of: string) =>
    inCommunity(db, of, (db) =>
      findCandidates(db, maple.by, { ...asked, patterns: containing('núñez') }),
    )
  expect(await ids(maple.communityId)).toHaveLength(1)
  expect(await ids(cedar.communityId)).toEqual([])
  const anything = JSON.stringify([{ pattern: '%a%', folded: '%a%', roles: [] }])
  const everything = JSON.stringify({ email: true, phone: true, address: true })
  const outside = await sql`
    select * from members_found(${anything}, ${everything}, 'all', null, null, false, 10)`.execute(
    db,
  )
  expect(outside.rows).toEqual([])
})

test('a page of the list and a search for few look at few of thousands', async () => {
  const { address } = await freshDatabase()
  const db = aPool(address, 'application')
  const { by } = await aLargeCommunity(db, 5100)
  await sql`vacuum analyze members, properties`.execute(aPool(address, 'owner'))
  const { next } = await listMembers(db, by, { tab: 'all', search: '', sort: 'name' })
  const questions: Partial<MemberQuestion>[] = [
    {},
    { sort: '-name' },
    { after: next },
    { tab: 'active' },
    { tab: 'pending' },
    { tab: 'inactive' },
    { search: 'núñez' },
    { search: '5550111' },
    { search: '(512) 555-0111' },
    { search: 'quillfeather' },
    { search: 'ana quillfeather' },
    { search: 'board', sort: 'newest' },
  ]
  for (const question of questions) {
    const read = await membersRead(db, by, { tab: 'all', search: '', sort: 'name', ...question })
    const few = 'search' in question ? 3000 : 1000 // two thousand tell that there are many, 250 how common a word is
    expect([question, read < few ? 'few' : read]).toEqual([question, 'few'])
  }
})

test('many of one last name, far down the list, are found without asking who lives where', async () => {
  const { address, db } = await freshDatabase()
  onTestFinished(() => db.destroy())
  const owner = aPool(address, 'owner')
  const by = await fillTown({ db, owner }, 5000)
  const zorn = { lastName: 'Zorn', email: null }
  const people = Array.from({ length: 5100 }, (_, at) => ({ ...zorn, nameKey: `zorn ana ${at}` }))
  await aCrowd(db, by.communityId, people)
  await sql`vacuum analyze`.execute(owner)
  const homes = ['properties', 'households', 'residencies']
  for (const sort of ['name', '-name'] as const) {
    const question = { tab: 'all', search: 'zorn', sort } as const
    const read = await membersRead(db, by, question, homes)
    expect([sort, read < 1500 ? 'few' : read]).toEqual([sort, 'few'])
    expect((await listMembers(db, by, question)).members).toHaveLength(50)
  }
})

/** How many members PostgreSQL looks at for a page, or rows of other tables. */
function membersRead(
  db: Db,
  by: Actor,
  question: MemberQuestion,
  tables: readonly string[] = ['members'],
): Promise<number> {
  const ask = (db: Db) => listMembers(db, by, question)
  return inCommunity(db, by.communityId, (db) => rowsRead(db, tables, ask))
}

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
