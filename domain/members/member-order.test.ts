import fc from 'fast-check'
import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { addMinutes } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { printMark, readMark } from '#domain/page-mark.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { aCrowd } from '#test/crowd.ts'
import { test } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import { change, rowsOf } from '#test/rows.ts'
import { listMembers, type MemberPage } from './list-members.ts'
import { type MemberSort, memberSorts } from './member-order.ts'
import { membersOnPage } from './whom-it-means.ts'

const april = new Date('2026-04-01T12:00:00Z')

/** Six score people, many of whom share a name, a title, a role, no address or a day. */
const people = Array.from({ length: 120 }, (_, number) => ({
  firstName: ['Ana', 'Élodie', 'bo'][number % 3]!,
  lastName: ['Reyes', 'Ångström', "O'Neil", 'de la Cruz'][number % 4]!,
  title: [null, 'Treasurer', 'captain', 'Éditeur', '50%'][number % 5]!,
  role: (['resident', 'board', 'leader'] as const)[number % 3]!,
  email: number % 2 === 0 ? null : `a${number % 40}@example.com`,
  joinedAt: addMinutes(april, (number * 7) % 5),
}))

/** All ids of a community in an order, as anybody would sort them. */
async function inOrder(db: Db, { communityId }: Actor, sort: MemberSort): Promise<string[]> {
  const roles = await rowsOf(db, communityId, 'roles')
  const members = await rowsOf(db, communityId, 'members')
  const keys: Record<string, (member: (typeof members)[number]) => string> = {
    name: ({ nameKey }) => nameKey,
    role: ({ roleId }) => roles.find(({ id }) => id === roleId)!.name.toLowerCase(),
    title: ({ title }) => (title ?? '').toLowerCase(),
    email: ({ email }) => email ?? '',
    oldest: ({ joinedAt }) => joinedAt!.toISOString(),
  }
  const key = keys[sort === 'newest' ? 'oldest' : sort.replace('-', '')]!
  const sorted = members
    .map((member) => ({ id: member.id, key: Buffer.from(`${key(member)}\u0000${member.id}`) }))
    .sort((one, other) => Buffer.compare(one.key, other.key))
    .map(({ id }) => id)
  return sort.startsWith('-') || sort === 'newest' ? sorted.reverse() : sorted
}

/** The pages from the first to the last, or from the last to the first. */
async function turnPages(db: Db, by: Actor, sort: MemberSort): Promise<MemberPage[]> {
  const pages: MemberPage[] = []
  let after: MemberPage['next'] = null
  do {
    const page: MemberPage = await listMembers(db, by, { tab: 'all', search: '', sort, after })
    pages.push(page)
    after = page.next && readMark(printMark(page.next))
  } while (after)
  return pages
}

function idsOf(pages: readonly MemberPage[]): string[] {
  return pages.flatMap(({ members }) => members.map(({ id }) => id))
}

test.for(memberSorts)(
  'sorted by %s, the pages together are the whole list in order',
  async (sort, { db }) => {
    const by = await aLeader(db)
    await aCrowd(db, by.communityId, people)
    const pages = await turnPages(db, by, sort)

    expect(idsOf(pages)).toEqual(await inOrder(db, by, sort))
    expect(pages.map(({ members }) => members.length)).toEqual([50, 50, 21])
    expect(pages.map(({ previous }) => previous !== null)).toEqual([false, true, true])
  },
)

test.for(memberSorts)('sorted by %s, one turns back to the same pages', async (sort, { db }) => {
  const by = await aLeader(db)
  await aCrowd(db, by.communityId, people)
  const [first, second, third] = await turnPages(db, by, sort)
  const question = { tab: 'all', search: '', sort } as const
  const back = (from: MemberPage) => listMembers(db, by, { ...question, before: from.previous })

  const middle = await back(third!)
  expect(middle).toEqual(second)
  expect(await back(middle)).toEqual({ ...first, previous: null })
})

test('a page just full has no page after it', async ({ db }) => {
  const by = await aLeader(db)
  await aCrowd(db, by.communityId, people.slice(0, membersOnPage - 1))

  const page = await listMembers(db, by, { tab: 'all', search: '', sort: 'name' })
  expect(page).toMatchObject({ next: null, previous: null })
  expect(page.members).toHaveLength(membersOnPage)
})

test('pages go on when somebody leaves while one reads', async ({ db }) => {
  const by = await aLeader(db)
  const ids = await aCrowd(db, by.communityId, people)
  const question = { tab: 'all', search: '', sort: 'name' } as const
  const first = await listMembers(db, by, question)
  await change(db, 'members', { ...by, id: first.members.at(-1)!.id }, { leftAt: april })
  const second = await listMembers(db, by, { ...question, after: first.next })
  const third = await listMembers(db, by, { ...question, after: second.next })

  const seen = idsOf([first, second, third])
  expect(new Set(seen).size).toBe(seen.length)
  expect(new Set(seen)).toEqual(new Set([...ids, by.memberId]))
})

test('a mark survives its way through an address, whatever the key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (key) => {
      fc.pre(!key.includes('\u0000'))
      const mark = { key, id: newId() }
      expect(printMark(mark)).toMatch(/^[\w-]+$/)
      expect(readMark(printMark(mark))).toEqual(mark)
    }),
  )
})

const id = '01890a5d-ac96-774b-bcce-b302099a8057'
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

test.for([
  ['nothing', null, null],
  ['an empty word', '', null],
  ['no base64', '%%%', null],
  ['no JSON', Buffer.from('reyes').toString('base64url'), null],
  ['no list', encode({ key: 'reyes', id }), null],
  ['a number for a key', encode([7, id]), null],
  ['no id', encode(['reyes']), null],
  ['another id', encode(['reyes', `${id}' or true --`]), null],
  ['a very long key', encode(['x'.repeat(500), id]), null],
  ['a NUL in the key', encode(['rey\u0000es', id]), { key: 'reyes', id }],
  ['a mark', encode(['reyes ana', id]), { key: 'reyes ana', id }],
] as const)('%s is read as the mark it is', ([, word, mark]) => {
  expect(readMark(word)).toEqual(mark)
})

test('no word makes reading a mark fail', () => {
  fc.assert(
    fc.property(fc.string(), (word) => {
      expect(() => readMark(word)).not.toThrow()
      expect(() => readMark(Buffer.from(word).toString('base64url'))).not.toThrow()
    }),
  )
})
