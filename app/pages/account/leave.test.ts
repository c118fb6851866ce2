import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember } from '#test/factories.ts'
import { aHousehold } from '#test/households.ts'
import { comeTo } from '#test/open-codes.ts'
import { linkOf } from '#test/page.ts'
import { change, rowOf } from '#test/rows.ts'
import { aHouse, aSignedInVisitor, letterTo } from '#test/visitor.ts'

/** A member at My Account. */
async function aMemberAtHome(db: Db) {
  const house = aHouse(db)
  const { communityId, slug, leader } = await aCommunity(db)
  const { id, accountId } = await aMember(db, { communityId })
  const visitor = await aSignedInVisitor(house, { accountId: accountId! })
  const path = `/account/communities/${slug}/leave`
  const member = () => rowOf(db, 'members', { communityId, id })
  return { house, communityId, slug, leader, id, visitor, path, member }
}

test('from My Account one reads what ends, leaves, and the leaders are told', async ({ db }) => {
  const { house, communityId, slug, leader, visitor, path, member } = await aMemberAtHome(db)
  const choices = await visitor.open(`/account/communities/${slug}`)
  const page = await visitor.click(choices, 'Leave this community')
  expect([page.path, page.title]).toEqual([path, 'Leave Maple Court · Communitrak'])
  expect(page.words).toContain('your account and your other communities stay')
  expect(page.words).toContain('ask them for an invitation: you are then who you were')

  const left = await visitor.send(page, path, {}, 'Leave Maple Court')

  expect(left.words).toContain('You have left Maple Court. Your account stays as it is.')
  expect(left.words).toContain('You belong to no community any more')
  expect((await member()).leftAt).not.toBeNull()
  expect((await visitor.open(`/c/${slug}`)).status).toBe(404)
  expect((await visitor.open(path)).status).toBe(404)
  const { email } = await rowOf(db, 'members', { communityId, id: leader.memberId })
  expect(await letterTo(house, email!, 'notice')).toMatchObject({
    notice: { kind: 'left community', memberName: 'Ana Reyes' },
  })
  const told = await (await aSignedInVisitor(house, leader)).open(`/c/${slug}`)
  expect(told.words).toContain('Ana Reyes has left the community.')
})

test('nothing ends before the button is pressed, and from a second tab it is done already', async ({
  db,
}) => {
  const { visitor, path, member } = await aMemberAtHome(db)
  const [page, second] = [await visitor.open(path), await visitor.open(path)]
  const unsure = await visitor.post(path, {})
  expect([unsure.status, await unsure.text()]).toEqual([
    400,
    expect.stringContaining('Nothing has ended yet.'),
  ])
  expect((await member()).leftAt).toBeNull()
  for (const tab of [page, second]) {
    const left = await visitor.send(tab, path, {}, 'Leave Maple Court')
    expect(left.words).toContain('You have left Maple Court.')
  }
})

test('the last leader is told why not, and how to hand over', async ({ db }) => {
  const { slug, leader } = await aCommunity(db)
  const visitor = await aSignedInVisitor(aHouse(db), leader)
  const path = `/account/communities/${slug}/leave`
  const page = await visitor.open(path)
  expect(page.words).toContain('You are the last Community Leader of Maple Court')
  expect(linkOf(page, 'Community Members of Maple Court')).toBe(`/c/${slug}/members`)
  const forced = await visitor.post(path, { leaves: 'yes' })
  expect([forced.status, await forced.text()]).toEqual([
    409,
    expect.stringContaining('You are the last Community Leader of Maple Court'),
  ])
})

test('the last Head of others is led to My Household', async ({ db }) => {
  const { slug, heads } = await aHousehold(db, { members: 1 })
  const visitor = await aSignedInVisitor(aHouse(db), heads[0]!)
  const page = await visitor.open(`/account/communities/${slug}/leave`)
  expect(page.words).toContain('Others live with you, and nobody else is Head of Household there')
  expect(linkOf(page, 'My Household')).toBe(`/c/${slug}/my-household`)
})

test('whoever is suspended may leave, and reads that this stays', async ({ db }) => {
  const { communityId, id, visitor, path } = await aMemberAtHome(db)
  const paused = { suspendedAt: new Date(), suspendedBecause: 'Unpaid dues' }
  await change(db, 'members', { communityId, id }, paused)
  const page = await visitor.open(path)
  expect(page.words).toContain('your access stays paused')
  const left = await visitor.send(page, path, {}, 'Leave Maple Court')
  expect(left.words).toContain('You have left Maple Court.')
})

test('whoever waits to be confirmed finds the way out, and is not told that they leave', async ({
  db,
}) => {
  const house = aHouse(db)
  const { slug, leader } = await aCommunity(db)
  const { joining } = await comeTo(db, leader)
  const visitor = await aSignedInVisitor(house, joining)
  const switcher = await visitor.click(await visitor.open('/communities'), 'I do not want to join')
  const waiting = await visitor.open('/join/resident/waiting')
  const page = await visitor.click(waiting, 'I do not want to join')
  expect(switcher.path).toBe(page.path)
  expect(page.title).toBe('Do you not want to join Maple Court? · Communitrak')
  expect(page.words).toContain('You are not in Maple Court yet')
  expect((await visitor.click(page, 'Go on waiting')).path).toBe('/join/resident/waiting')
  const left = await visitor.send(page, `/account/communities/${slug}/leave`)
  expect(left.words).toContain('You are not waiting for Maple Court any more.')
  expect(left.words).toContain('You belong to no community yet')
  expect(left.words).not.toMatch(/must confirm your home|You have left/)
})
