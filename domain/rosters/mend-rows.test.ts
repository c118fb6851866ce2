import { expect } from 'vitest'
import { accept, refuse } from '#domain/result.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { aBroughtRoster, changeRoster, linesOf, owners, rosterOf } from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import { mendRows } from './mend-rows.ts'

const april = new Date('2030-04-02T10:00:00Z')

test('cells are mended one by one, the file stays as it was, and all is checked again', async ({
  db,
}) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by)
  const before = await linesOf(db, by, { table: 'rosterRows', rosterId })
  const mend = (cells: Record<number, string>, at = april) =>
    mendRows(db, by, { rosterId, rows: [{ line: 4, cells, leaveOut: false }] }, { at })
  expect(await mend({ 5: 'cy@example.com' })).toEqual(accept(null))
  await mend({ 0: 'Cy Lin', 7: 'Lim' })
  const rows = await linesOf(db, by, { table: 'rosterRows', rosterId })
  const mended = ['Cy Lin', ...owners[3]!.slice(1, 5), 'cy@example.com', '', 'Lim']
  expect(rows).toEqual([before[0], before[1], { ...before[2], mended }])
  expect(await rosterOf(db, by, rosterId)).toMatchObject({ askedFor: 'check', askedAt: april })
})

test('a row is left out, and brought back', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by)
  const leftOut = async () =>
    (await linesOf(db, by, { table: 'rosterRows', rosterId })).map((row) => row.leftOutAt)
  const mend = (leaveOut: boolean | null) =>
    mendRows(db, by, { rosterId, rows: [{ line: 3, cells: {}, leaveOut }] }, { at: april })
  await mend(true)
  expect(await leftOut()).toEqual([null, april, null])
  await mend(null)
  expect(await leftOut()).toEqual([null, april, null])
  await mend(false)
  expect(await leftOut()).toEqual([null, null, null])
})

test('a line that the file does not have is not made', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by)
  const rows = [{ line: 99, cells: { 0: 'Ana' }, leaveOut: false }]
  const before = await linesOf(db, by, { table: 'rosterRows', rosterId })
  await mendRows(db, by, { rosterId, rows })
  expect(await linesOf(db, by, { table: 'rosterRows', rosterId })).toEqual(before)
})

test('once an import was asked for or has begun, its rows stay', async ({ db }) => {
  const by = await aLeader(db)
  const rows = [{ line: 2, cells: { 0: 'Bo' }, leaveOut: true }]
  const totals = JSON.stringify({}) as never
  for (const values of [
    { startedAt: april, plannedAt: april, totals },
    { askedFor: 'import', askedAt: april },
  ]) {
    const rosterId = await aBroughtRoster(db, by)
    await changeRoster(db, by, { rosterId, ...values })
    const outcome = await mendRows(db, by, { rosterId, rows })
    expect(outcome).toEqual(refuse({ because: 'already started' }))
    const [first] = await linesOf(db, by, { table: 'rosterRows', rosterId })
    expect(first).toMatchObject({ mended: null, leftOutAt: null })
  }
})

test('an import that was given up before it began keeps nobody from mending', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by)
  await changeRoster(db, by, { rosterId, askedFor: 'import', askedAt: april, failedAt: april })
  expect(await mendRows(db, by, { rosterId, rows: [] })).toEqual(accept(null))
  expect(await rosterOf(db, by, rosterId)).toMatchObject({ askedFor: 'check', failedAt: null })
})

test('of two rosters only the one that is meant is mended, and none of another community', async ({
  db,
}) => {
  const [by, stranger] = [await aLeader(db), await aLeader(db)]
  const [rosterId, other] = [await aBroughtRoster(db, by), await aBroughtRoster(db, by)]
  const rows = [{ line: 2, cells: { 0: 'Bo' }, leaveOut: true }]
  await mendRows(db, by, { rosterId, rows })
  const [untouched] = await linesOf(db, by, { table: 'rosterRows', rosterId: other })
  expect(untouched).toMatchObject({ mended: null, leftOutAt: null })
  const outcome = await mendRows(db, stranger, { rosterId: other, rows })
  expect(outcome).toEqual(refuse({ because: 'unknown roster' }))
})

test('nobody mends rows without the permission to import', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by)
  const actor = { ...by, permissions: new Set(['invite members'] as const) }
  expect(() => mendRows(db, actor, { rosterId, rows: [] })).toThrow(NotAllowed)
})
