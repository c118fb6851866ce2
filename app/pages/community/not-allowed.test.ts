import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { aCommunity, aMember } from '#test/factories.ts'
import { systemRole } from '#test/roles.ts'
import { aHouse, aSignedInVisitor } from '#test/visitor.ts'

test('who opens a page beyond their role is told in their language, and led back', async ({
  db,
}) => {
  const { slug, communityId } = await aCommunity(db)
  const { accountId } = await aMember(db, { communityId })
  const visitor = await aSignedInVisitor(aHouse(db), { accountId: accountId! })
  const page = await visitor.open(`/c/${slug}/members/invite`)
  expect([page.status, page.title]).toEqual([403, 'Your role does not allow this · Communitrak'])
  expect(page.words).toContain('Ask a Community Leader if you think it should.')
  expect(page.words).not.toContain('Back to myself')
  expect((await visitor.click(page, 'Back to the community')).path).toBe(`/c/${slug}`)

  await visitor.post('/account/language', { language: 'es' })
  const spanish = await visitor.open(`/c/${slug}/preferences`)
  expect([spanish.status, spanish.words]).toEqual([
    403,
    expect.stringContaining('Su rol no permite esto'),
  ])
  const sent = await visitor.post(`/c/${slug}/groups/new`, { name: 'Gardeners' })
  expect([sent.status, await sent.text()]).toEqual([
    403,
    expect.stringContaining('Su rol no permite esto'),
  ])
})

test('with script it is told on the same page', async ({ db }) => {
  const { slug, communityId } = await aCommunity(db)
  const { accountId } = await aMember(db, { communityId })
  const visitor = await aSignedInVisitor(aHouse(db), { accountId: accountId! })
  const answer = await visitor.get(`/c/${slug}/preferences.data`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([403, 'text/x-script'])
  expect(await answer.text()).toContain('not allowed')
})

test('who looks as another role is led back to themselves from a page it may not open', async ({
  db,
}) => {
  const { slug, leader } = await aCommunity(db)
  const role = `/c/${slug}/roles/${await systemRole(db, leader, 'resident')}`
  const visitor = await aSignedInVisitor(aHouse(db), leader)
  await visitor.post(`${role}/see`, {})
  const page = await visitor.open(`/c/${slug}/members/invite`)
  expect([page.status, page.title]).toEqual([403, 'Not for this role · Communitrak'])
  expect(page.words).toContain('with the role Resident')
  const back = await visitor.send(page, `/c/${slug}/roles/back`)
  expect([back.path, back.words]).toEqual([role, expect.not.stringContaining('Back to myself')])
})
