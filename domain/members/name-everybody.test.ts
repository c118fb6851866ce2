import { expect } from 'vitest'
import { mostAtOnce } from '#domain/chosen-by-name.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { aCrowd } from '#test/crowd.ts'
import { test } from '#test/database.ts'
import { aLeader, anInvitation } from '#test/factories.ts'
import { listMembers } from './list-members.ts'
import { nameEverybody } from './name-everybody.ts'

const need = 'invite members'
const waiting = { joinedAt: null, accountId: null }

test('everybody on a tab whom a search finds is named in the order of names, and nobody else', async ({
  db,
}) => {
  const by = await aLeader(db)
  await anInvitation(db, { newcomer: { firstName: 'Wren' } })
  const [zoe, ana] = await aCrowd(db, by.communityId, [
    { ...waiting, firstName: 'Zoe', lastName: 'Wren' },
    { ...waiting, firstName: 'Wren', lastName: 'Adler' },
    { ...waiting, firstName: 'Bo', lastName: 'Chen' },
    { firstName: 'Wren', lastName: 'Inside' },
  ])
  const question = { tab: 'pending', search: 'wren' } as const
  expect(await nameEverybody(db, by, { question, need })).toEqual({
    chosen: [
      { id: ana, name: 'Wren Adler' },
      { id: zoe, name: 'Zoe Wren' },
    ],
    areMore: false,
  })
})

test('the page on which the list stands does not matter', async ({ db }) => {
  const by = await aLeader(db)
  const [ana, zoe] = await aCrowd(db, by.communityId, [
    { ...waiting, firstName: 'Ana' },
    { ...waiting, firstName: 'Zoe' },
  ])
  const firstPage = { tab: 'pending', search: '', sort: 'name', most: 1 } as const
  const { next } = await listMembers(db, by, firstPage)
  expect(next).not.toBeNull()
  for (const mark of [{ after: next }, { before: next }]) {
    const question = { tab: 'pending', search: '', ...mark } as const
    const { chosen } = await nameEverybody(db, by, { question, need })
    expect(chosen.map(({ id }) => id)).toEqual([ana, zoe])
  }
})

test.for([
  [0, false],
  [1, true],
] as const)(
  'of %i more than can be chosen at once that is said: %s',
  async ([beyond, areMore], { db }) => {
    const by = await aLeader(db)
    const people = Array.from({ length: mostAtOnce + beyond }, () => waiting)
    await aCrowd(db, by.communityId, people)
    const question = { tab: 'pending', search: '' } as const
    const named = await nameEverybody(db, by, { question, need })
    expect([new Set(named.chosen.map(({ id }) => id)).size, named.areMore]).toEqual([
      mostAtOnce,
      areMore,
    ])
  },
)

test.for([
  ['may not do it', ['admin view members']],
  ['may not open the tab', ['invite members', 'view active members']],
] as const)('nobody is named to those who %s', async ([, permissions], { db }) => {
  const leader = await aLeader(db)
  const by = { ...leader, permissions: new Set(permissions) }
  const question = { tab: 'pending', search: '' } as const
  await expect(nameEverybody(db, by, { question, need })).rejects.toThrow(NotAllowed)
})
