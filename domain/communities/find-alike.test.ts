import { expect } from 'vitest'
import { freshDatabase, test } from '#test/database.ts'
import { anAccount } from '#test/factories.ts'
import { aFounding } from '#test/identity.ts'
import { findAlike } from './find-alike.ts'
import { foundCommunity } from './found-community.ts'

test('communities of a similar name in the same ZIP are found, the most similar first', async () => {
  const { db } = await freshDatabase()
  const account = await anAccount(db)
  const founder = { ...account, accountId: account.id, from: null }
  const names = ['Maple Courts', 'The Maple Court HOA', 'Maple Court North', 'Fox Run']
  for (const name of names) await foundCommunity(db, founder, aFounding({ name, zip: '78702' }))
  await foundCommunity(db, founder, aFounding({ name: 'Maple Court', zip: '78703' }))

  const alike = await findAlike(db, { name: 'MAPLE COURT, INC.', zip: '78702' })

  const place = { city: 'Austin', state: 'TX', zip: '78702' }
  expect(alike).toEqual([
    { name: 'The Maple Court HOA', ...place },
    { name: 'Maple Courts', ...place },
    { name: 'Maple Court North', ...place },
  ])
  await db.destroy()
})

test('at most three communities are named, and none where nothing is alike', async ({ db }) => {
  const account = await anAccount(db)
  const founder = { ...account, accountId: account.id, from: null }
  for (let number = 1; number <= 4; number += 1)
    await foundCommunity(db, founder, aFounding({ name: 'Quail Hollow', zip: '78733' }))
  expect(await findAlike(db, { name: 'Quail Hollow', zip: '78733' })).toHaveLength(3)
  expect(await findAlike(db, { name: 'Quail Hollow', zip: '78734' })).toEqual([])
  expect(await findAlike(db, { name: 'Stone Bridge', zip: '78733' })).toEqual([])
})
