import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { aCommunity, aMember } from '#test/factories.ts'
import { linkOf } from '#test/page.ts'
import { aHouse, aSignedInVisitor } from '#test/visitor.ts'

test('somebody downloads what is kept of them, as a file nobody else keeps', async ({ db }) => {
  const house = aHouse(db)
  const { communityId } = await aCommunity(db)
  const { accountId, email } = await aMember(db, { communityId })
  const visitor = await aSignedInVisitor(house, { accountId: accountId! })
  const page = await visitor.open('/account/data')
  expect(page.words).toContain(
    'Not in it: passwords, keys, codes, and anything about other people.',
  )
  const file = await visitor.get(linkOf(page, 'Download the file'))
  expect(file.headers.get('content-disposition')).toMatch(
    /^attachment; filename="communitrak-\d{4}-\d\d-\d\d\.json"$/,
  )
  expect(file.headers.get('cache-control')).toBe('no-store')
  expect(file.headers.get('x-content-type-options')).toBe('nosniff')
  expect(await file.json()).toMatchObject({
    account: { email },
    communities: [{ name: 'Maple Court', record: { email } }],
  })
})
