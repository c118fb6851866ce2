import { expect } from 'vitest'
import { accept, refuse } from '#domain/result.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { aCheckedRoster, changeRoster, linesOf, rosterOf } from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import { discardRoster } from './discard-roster.ts'

const april = new Date('2030-04-02T10:00:00Z')

test.for([
  {},
  { askedFor: 'check', askedAt: april },
  { askedFor: 'import', askedAt: april, failedAt: april },
])('a roster that was not imported goes with its rows, also with %o', async (values, { db }) => {
  const by = await aLeader(db)
  const [rosterId, other] = [await aCheckedRoster(db, by), await aCheckedRoster(db, by)]
  await changeRoster(db, by, { rosterId, failedAt: null, ...values })
  expect(await discardRoster(db, by, { rosterId })).toEqual(accept(null))
  expect(await rosterOf(db, by, rosterId)).toBeUndefined()
  for (const table of ['rosterRows', 'rosterPlans'] as const) {
    expect(await linesOf(db, by, { table, rosterId })).toEqual([])
    expect(await linesOf(db, by, { table, rosterId: other })).toHaveLength(3)
  }
})

test.for([
  { startedAt: april },
  { startedAt: april, askedFor: 'import', askedAt: april, failedAt: april },
  { askedFor: 'import', askedAt: april },
])('one whose import has begun or was asked for stays: %o', async (values, { db }) => {
  const by = await aLeader(db)
  const rosterId = await aCheckedRoster(db, by)
  await changeRoster(db, by, { rosterId, ...values })
  const outcome = await discardRoster(db, by, { rosterId })
  expect(outcome).toEqual(refuse({ because: 'already started' }))
  expect(await rosterOf(db, by, rosterId)).toBeDefined()
})

test('nobody discards what is of another community, or without the permission', async ({ db }) => {
  const [by, stranger] = [await aLeader(db), await aLeader(db)]
  const rosterId = await aCheckedRoster(db, by)
  const outcome = await discardRoster(db, stranger, { rosterId })
  expect(outcome).toEqual(refuse({ because: 'unknown roster' }))
  expect(await rosterOf(db, by, rosterId)).toBeDefined()
  const actor = { ...by, permissions: new Set(['invite members'] as const) }
  expect(() => discardRoster(db, actor, { rosterId })).toThrow(NotAllowed)
})
