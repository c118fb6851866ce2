import { expect } from 'vitest'
import { addDays } from '#domain/days.ts'
import { test } from '#test/database.ts'
import { aCommunity } from '#test/factories.ts'
import { rowsOf } from '#test/rows.ts'
import { aHouse, aSignedInVisitor } from '#test/visitor.ts'

test('when the trial has ended everything can be looked at and nothing changed', async ({ db }) => {
  const ended = { trialEndsAt: addDays(new Date(), -1) }
  const { slug, leader } = await aCommunity(db, ended)
  const visitor = await aSignedInVisitor(aHouse(db), leader)
  const page = await visitor.open(`/c/${slug}/groups/new`)
  expect(page.status).toBe(200)

  const refused = await visitor.send(page, `/c/${slug}/groups/new`, { name: 'Gardeners' })
  expect(refused.status).toBe(403)
  expect(refused.title).toBe('Nothing can be changed now · Communitrak')
  expect(refused.words).toContain('what you sent was not saved')
  expect((await visitor.post(`/c/${slug}/groups/new.data`, { name: 'Gardeners' })).status).toBe(403)
  expect((await visitor.open(`/c/${slug}/groups`)).words).not.toContain('Gardeners')
  expect((await visitor.click(refused, 'Back to the community')).path).toBe(`/c/${slug}`)
})

test('a form that only takes forms is refused on the same kind page, with and without script', async ({
  db,
}) => {
  const { slug, leader } = await aCommunity(db, { trialEndsAt: addDays(new Date(), -1) })
  const visitor = await aSignedInVisitor(aHouse(db), leader)
  for (const path of ['notices/told', 'preferences/logo/remove', 'roles/back']) {
    const refused = pageOf(await visitor.post(`/c/${slug}/${path}`, { told: 'daily' }))
    expect(await refused).toContain('Nothing can be changed now')
    const told = await visitor.post(`/c/${slug}/${path}.data`, { told: 'daily' })
    expect([told.status, told.headers.get('content-type')]).toEqual([403, 'text/x-script'])
  }
})

test('who is refused while they look as others do is told how to be themselves again', async ({
  db,
}) => {
  const { slug, leader } = await aCommunity(db)
  const roles = await rowsOf(db, leader.communityId, 'roles')
  const resident = roles.find(({ system }) => system === 'resident')!
  const visitor = await aSignedInVisitor(aHouse(db), leader)
  await visitor.post(`/c/${slug}/roles/${resident.id}/see`, {})
  for (const path of ['groups/new', 'notices/told']) {
    const refused = await pageOf(await visitor.post(`/c/${slug}/${path}`, { name: 'Gardeners' }))
    expect(refused).toContain('This was not saved')
    expect(refused).toContain('with the role Resident')
    expect(refused).toContain(`action="/c/${slug}/roles/back"`)
  }
  await visitor.post(`/c/${slug}/roles/back`, {})
  expect((await visitor.open(`/c/${slug}/groups/new`)).words).not.toContain('Back to myself')
})

/** A page that refuses, as it was answered. */
async function pageOf(answer: Response): Promise<string> {
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    403,
    'text/html; charset=utf-8',
  ])
  return answer.text()
}
