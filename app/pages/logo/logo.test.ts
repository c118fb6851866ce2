import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { aCommunity } from '#test/factories.ts'
import { aHouse, aVisitor } from '#test/visitor.ts'

const picture = Buffer.from('89504e470d0a1a0a', 'hex')

test('a logo is a picture that programs for mail may fetch, and nothing else', async ({ db }) => {
  const { leader } = await aCommunity(db)
  await inCommunity(db, leader.communityId, (db) =>
    db
      .updateTable('communities')
      .set({ logo: picture, logoType: 'image/png' })
      .where('id', '=', leader.communityId)
      .execute(),
  )
  const answer = await aVisitor(aHouse(db)).get(`/logo/${leader.communityId}`)
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'public, max-age=86400',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  })
  expect(answer.headers.has('set-cookie')).toBe(false)
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(picture)
})

test('where there is no logo there is no page', async ({ db }) => {
  const { leader } = await aCommunity(db)
  const visitor = aVisitor(aHouse(db))
  for (const id of [leader.communityId, newId(), 'x', '%00', `${leader.communityId}.png`])
    expect((await visitor.get(`/logo/${id}`)).status).toBe(404)
})
