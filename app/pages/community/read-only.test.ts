import { expect } from 'vitest'
import { addDays } from '#domain/days.ts'
import { test } from '#test/database.ts'
import { aCommunity } from '#test/factories.ts'
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
