import { expect } from 'vitest'
import { accept, refuse } from '#domain/result.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { aBroughtRoster, aSheet, changeRoster, owners } from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import { rowsOf } from '#test/rows.ts'
import { chooseSheet, readSuccessor } from './choose-sheet.ts'

const april = new Date('2030-04-02T10:00:00Z')

const file = {
  ...{ fileName: 'owners.xlsx', bytes: Buffer.from('x') },
  sheet: aSheet(owners, { name: 'Board', otherSheets: ['Owners'] }),
}

test('another sheet takes the place of the first, whoever asks twice or at once', async ({
  db,
}) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by)
  const other = await aBroughtRoster(db, by)
  await changeRoster(db, by, { rosterId: other, madeOf: rosterId })
  expect(await readSuccessor(db, by, rosterId)).toBeNull()
  await changeRoster(db, by, { rosterId: other, madeOf: null })
  const choose = () => chooseSheet(db, by, { rosterId, file })
  const [one, same] = await Promise.all([choose(), choose()])
  if (!one.ok) throw new Error(one.refusal.because)
  expect([same, await choose()]).toEqual([one, one])
  expect(await readSuccessor(db, by, rosterId)).toBe(one.value)
  const kept = await rowsOf(db, by.communityId, 'rosters')
  expect(kept.map(({ id }) => id).sort()).toEqual([one.value, other].sort())
  await changeRoster(db, by, {
    rosterId: one.value,
    startedAt: april,
    plannedAt: april,
    totals: '{}' as never,
  })
  expect(await choose()).toEqual(refuse({ because: 'unknown roster' }))
})

test('a roster whose import has begun stays, and no other sheet is read', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by)
  await changeRoster(db, by, { rosterId, askedFor: 'import', askedAt: april })
  expect(await chooseSheet(db, by, { rosterId, file })).toEqual(
    refuse({ because: 'already started' }),
  )
  expect(await rowsOf(db, by.communityId, 'rosters')).toHaveLength(1)
})

test('nobody reads a sheet of another community, or without the permission', async ({ db }) => {
  const [by, stranger] = [await aLeader(db), await aLeader(db)]
  const rosterId = await aBroughtRoster(db, by)
  const unknown = refuse({ because: 'unknown roster' })
  expect(await chooseSheet(db, stranger, { rosterId, file })).toEqual(unknown)
  const chosen = await chooseSheet(db, by, { rosterId, file })
  expect(chosen).toEqual(accept(expect.any(String)))
  expect(await chooseSheet(db, stranger, { rosterId, file })).toEqual(unknown)
  expect(await readSuccessor(db, stranger, rosterId)).toBeNull()
  const actor = { ...by, permissions: new Set(['invite members'] as const) }
  expect(() => chooseSheet(db, actor, { rosterId, file })).toThrow(NotAllowed)
  expect(() => readSuccessor(db, actor, rosterId)).toThrow(NotAllowed)
})
