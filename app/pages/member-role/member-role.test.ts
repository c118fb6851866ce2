import { expect } from 'vitest'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember, anInvitation } from '#test/factories.ts'
import { alertsOf, describedBy } from '#test/page.ts'
import { aMemberWith, aRole, systemRole } from '#test/roles.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aSignedInVisitor } from '#test/visitor.ts'

test('a leader gives a member another role, who has it at their next request', async ({ db }) => {
  const house = aHouse(db)
  const { visitor, leader, communityId, home, members } = await aLeaderAtWork(house)
  const { id, accountId } = await aMember(db, { communityId })
  const ana = await aSignedInVisitor(house, { accountId: accountId! })
  expect((await ana.open(`${home}/properties`)).status).toBe(403)
  const page = `${members}/${id}/role`
  const form = await visitor.open(page)
  expect(form.title).toBe('Role of Ana Reyes · Communitrak')
  const saved = await visitor.send(form, page, { roleId: await systemRole(db, leader, 'board') })
  expect([saved.path, saved.words]).toEqual([`${page}?saved`, expect.stringContaining('Saved.')])
  expect((await ana.open(`${home}/properties`)).status).toBe(200)
})

test('it leads back to the page of the community that it was asked from, and nowhere else', async ({
  db,
}) => {
  const { visitor, leader, communityId, home, members } = await aLeaderAtWork(aHouse(db))
  const { id } = await aMember(db, { communityId })
  const roleId = await systemRole(db, leader, 'board')
  const page = `${members}/${id}/role`
  const wayOf = async (next: string) =>
    (await visitor.post(page, { roleId, next })).headers.get('location')
  expect(await wayOf(`${members}?tab=active`)).toBe(`${members}?tab=active`)
  expect(await wayOf(home)).toBe(home)
  for (const next of [
    'https://example.com/',
    '//example.com',
    '/account',
    `${home}x`,
    `${home}/../other`,
  ])
    expect(await wayOf(next)).toBe(`${page}?saved`)
})

test('what is refused is said beside the choice', async ({ db }) => {
  const house = aHouse(db)
  const { visitor, leader, communityId, members } = await aLeaderAtWork(house)
  const resident = await systemRole(db, leader, 'resident')
  const own = `${members}/${leader.memberId}/role`
  const last = await visitor.send(await visitor.open(own), own, { roleId: resident })
  expect([last.status, describedBy(last, 'roleId')]).toEqual([
    409,
    expect.stringContaining('You are the only Community Leader'),
  ])
  const { id } = await aMember(db, { communityId })
  const foreign = await systemRole(db, (await aCommunity(db)).leader, 'board')
  for (const [roleId, status] of [
    ['', 400],
    ['x', 400],
    [newId(), 404],
    [foreign, 404],
  ] as const)
    expect((await visitor.post(`${members}/${id}/role`, { roleId })).status).toBe(status)
  const { by } = await aMemberWith(db, leader, ['change member role'])
  const helper = await aSignedInVisitor(house, by)
  const beyond = await helper.open(`${members}/${id}/role`)
  expect(beyond.words).toContain('Board Member (may do more than you)')
  const roleId = await aRole(db, leader)
  expect((await helper.post(`${members}/${id}/role`, { roleId })).status).toBe(409)
})

test('a leader of two is asked before they end being one themselves', async ({ db }) => {
  const { visitor, leader, communityId, home, members } = await aLeaderAtWork(aHouse(db))
  await aMember(db, { communityId, role: 'leader' })
  const page = `${members}/${leader.memberId}/role`
  const roleId = await systemRole(db, leader, 'resident')
  const asked = await visitor.send(await visitor.open(page), page, { roleId })
  expect(alertsOf(asked)[0]).toContain('you could not change roles any more')
  expect((await visitor.send(asked, page, { sure: true })).path).toBe(home)
})

test('a pending member is said to join with it, and nobody of another community is there', async ({
  db,
}) => {
  const { visitor, leader, members } = await aLeaderAtWork(aHouse(db))
  const { memberId } = await anInvitation(db, { by: leader })
  const page = await visitor.open(`${members}/${memberId}/role`)
  expect(page.words).toContain('their invitation lets them in with this role')
  const stranger = await anInvitation(db)
  for (const id of [stranger.memberId, newId(), 'x'])
    expect((await visitor.get(`${members}/${id}/role`)).status).toBe(404)
})
