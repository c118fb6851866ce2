import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { aMember } from '#test/factories.ts'
import { elements, wordsOf } from '#test/html.ts'
import type { Page } from '#test/page.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aSignedInVisitor } from '#test/visitor.ts'

/** The headings of the list. */
const headingsOf = (page: Page) =>
  elements(elements(page.root, 'thead')[0]!, 'th')
    .map(wordsOf)
    .filter((words) => !words.startsWith('Select everyone on this page'))

const usual = ['Member ↑', 'Address', 'Role', 'Title', 'Email', 'Since', 'Actions']

test('columns are chosen for oneself, kept on every device, and can be the usual ones again', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, members, leader, communityId } = await aLeaderAtWork(house)
  const { accountId } = await aMember(db, { communityId, role: 'leader' })
  const list = await visitor.open(`${members}?tab=active`)
  expect(headingsOf(list)).toEqual(usual)
  const choosing = await visitor.click(list, 'Customize Columns')
  const chosen = await visitor.send(
    choosing,
    `${members}/columns`,
    { column: ['phone', 'role'] },
    'Save',
  )
  expect(chosen.path).toBe(`${members}?tab=active`)
  expect(headingsOf(chosen)).toEqual(['Member ↑', 'Role', 'Phone', 'Actions'])
  const elsewhere = await aSignedInVisitor(house, leader)
  expect(headingsOf(await elsewhere.open(members))).toEqual([
    'Member ↑',
    'Role',
    'Phone',
    'Actions',
  ])
  const other = await aSignedInVisitor(house, { accountId: accountId! })
  expect(headingsOf(await other.open(members))).toEqual(usual)
  const again = await visitor.send(
    await visitor.open(`${members}/columns`),
    `${members}/columns`,
    {},
    'Show the usual columns',
  )
  expect(headingsOf(again)).toEqual(usual)
})

test('a column that one may not see, or that is none, cannot be chosen', async ({ db }) => {
  const house = aHouse(db)
  const { members, communityId } = await aLeaderAtWork(house)
  const { accountId } = await aMember(db, { communityId })
  const visitor = await aSignedInVisitor(house, { accountId: accountId! })
  const choosing = await visitor.open(`${members}/columns`)
  expect(choosing.words).not.toContain('Address')
  const column = ['address', 'password', 'title', "role'; drop table members"]
  expect((await visitor.post(`${members}/columns`, { column })).status).toBe(303)
  expect(headingsOf(await visitor.open(members))).toEqual(['Member ↑', 'Title'])
  await visitor.post(`${members}/columns`, {})
  expect(headingsOf(await visitor.open(members))).toEqual(['Member ↑'])
})
