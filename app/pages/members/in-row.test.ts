import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { aMember } from '#test/factories.ts'
import { elements, wordsOf } from '#test/html.ts'
import type { Page } from '#test/page.ts'
import { rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aSignedInVisitor } from '#test/visitor.ts'

/** The words of a page that lead to where a role or title is changed, by what a screen reader says. */
const inRows = (page: Page) =>
  elements(page.root, 'a').flatMap(({ attributes }) =>
    attributes.class?.startsWith('in-row') ? [attributes['aria-label']] : [],
  )

test('role and title lead to where they are changed, and back to the list as it was', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, members, communityId } = await aLeaderAtWork(house)
  const { id } = await aMember(db, { communityId, title: 'Treasurer' })
  const list = await visitor.open(`${members}?tab=active&search=ana`)
  expect(inRows(list)).toEqual(['Role of Ana Reyes: Resident', 'Title of Ana Reyes: Treasurer'])
  const role = await visitor.click(list, 'Resident')
  const roles = await rowsOf(db, communityId, 'roles')
  const roleId = roles.find(({ system }) => system === 'board')!.id
  const back = await visitor.send(role, `${members}/${id}/role`, { roleId }, 'Save')
  expect([back.path, inRows(back)[0]]).toEqual([
    `${members}?tab=active&search=ana`,
    'Role of Ana Reyes: Board Member',
  ])
  const title = await visitor.click(back, 'Treasurer')
  const none = await visitor.send(title, `${members}/${id}/title`, { title: '' }, 'Save')
  expect([none.path, inRows(none)[1]]).toEqual([
    `${members}?tab=active&search=ana`,
    'Title of Ana Reyes: Add',
  ])
})

test('whoever stays in the list is told that it is saved, or why not', async ({ db }) => {
  const house = aHouse(db)
  const { visitor, members, communityId, leader } = await aLeaderAtWork(house)
  const { id } = await aMember(db, { communityId })
  const roles = await rowsOf(db, communityId, 'roles')
  const roleId = roles.find(({ system }) => system === 'board')!.id
  const send = async (path: string, form: Record<string, string>) => {
    const answer = await visitor.post(`${members}/${path}`, { ...form, stay: 'on' })
    return [answer.status, await answer.text()] as const
  }
  expect(await send(`${id}/role`, { roleId })).toEqual([200, expect.stringContaining('saved')])
  expect((await send(`${id}/title`, { title: 'Treasurer' }))[0]).toBe(200)
  const member = (await rowsOf(db, communityId, 'members')).find((one) => one.id === id)
  expect([member!.roleId, member!.title]).toEqual([roleId, 'Treasurer'])
  expect(await send(`${leader.memberId}/role`, { roleId })).toEqual([
    409,
    expect.stringContaining('You are the only Community Leader'),
  ])
  const [status, html] = await send(`${id}/title`, { title: '\u202eTreasurer' })
  expect([status, html]).toEqual([400, expect.stringContaining('u202eTreasurer'.slice(5))])
})

test('fifty rows carry the roles once, and who may change none sees plain words', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, members, communityId } = await aLeaderAtWork(house)
  const one = await aMember(db, { communityId })
  const many = Array.from({ length: 49 }, () => aMember(db, { communityId }))
  await Promise.all(many)
  const list = await visitor.open(`${members}?tab=active`)
  expect(inRows(list)).toHaveLength(100)
  expect(elements(list.root, 'select', 'option')).toEqual([])
  expect(list.html.match(/mayBeGiven/g)).toHaveLength(1)
  const neighbour = await aSignedInVisitor(house, { accountId: one.accountId! })
  const plain = await neighbour.open(members)
  expect(inRows(plain)).toEqual([])
  expect(plain.html).not.toContain('mayBeGiven')
  expect(elements(plain.root, 'td').map(wordsOf)).toContain('Resident')
})
