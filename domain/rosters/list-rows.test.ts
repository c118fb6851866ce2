import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, NotAllowed } from '#domain/roles/permission.ts'
import { aBroughtRoster, aCheckedRoster, owners } from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import { checkRoster } from './check-roster.ts'
import { listRest, listRosterRows } from './list-rows.ts'
import { type MendedRow, mendRows } from './mend-rows.ts'

const april = new Date('2030-04-02T10:00:00Z')

/** Marks a line as one that the import left alone. */
function leaveAlone(
  db: Db,
  { communityId }: Actor,
  { rosterId, line }: { rosterId: string; line: number },
) {
  return inCommunity(db, communityId, (db) =>
    db
      .updateTable('rosterPlans')
      .set({ changedAt: april })
      .where('communityId', '=', communityId)
      .where('rosterId', '=', rosterId)
      .where('line', '=', line)
      .execute(),
  )
}

test('rows are shown by verdict, with what they say and what is to be done', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aCheckedRoster(db, by)
  await aCheckedRoster(db, by)
  const rows = await listRosterRows(db, by, { rosterId, kind: 'create', most: 10 })
  expect(rows).toMatchObject([
    {
      ...{ line: 2, cells: owners[1], isMended: false, isLeftOut: false, hasChanged: false },
      understood: { line: 2, people: [{ firstName: 'Ana' }] },
      plan: { line: 2, verdict: 'create' },
    },
    { line: 3, cells: owners[2] },
  ])
  const attention = await listRosterRows(db, by, { rosterId, kind: 'attention', most: 10 })
  expect(attention.map(({ line }) => line)).toEqual([4])
})

test('rows are paged by their line', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aCheckedRoster(db, by)
  const page = async (after: number) =>
    (await listRosterRows(db, by, { rosterId, kind: 'create', after, most: 1 })).map(
      ({ line }) => line,
    )
  expect([await page(0), await page(2), await page(3)]).toEqual([[2], [3], []])
})

test('a row that was mended or left out shows it', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by)
  const rows: MendedRow[] = [
    { line: 4, cells: { 5: 'cy@example.com' }, leaveOut: false },
    { line: 2, cells: {}, leaveOut: true },
  ]
  await mendRows(db, by, { rosterId, rows })
  await checkRoster(db, by, { rosterId })
  const show = (kind: 'create' | 'skip') => listRosterRows(db, by, { rosterId, kind, most: 10 })
  expect(await show('create')).toMatchObject([
    { line: 3, isMended: false },
    { line: 4, isMended: true, cells: [...owners[3]!.slice(0, 5), 'cy@example.com'] },
  ])
  expect(await show('skip')).toMatchObject([{ line: 2, isLeftOut: true }])
})

test('what the import left alone is a kind of its own, and remains to be looked at', async ({
  db,
}) => {
  const by = await aLeader(db)
  const rosterId = await aCheckedRoster(db, by)
  await leaveAlone(db, by, { rosterId, line: 2 })
  const linesOf = async (kind: 'create' | 'changed') =>
    (await listRosterRows(db, by, { rosterId, kind, most: 10 })).map(({ line }) => line)
  expect([await linesOf('create'), await linesOf('changed')]).toEqual([[3], [2]])
  const [changed] = await listRosterRows(db, by, { rosterId, kind: 'changed', most: 10 })
  expect(changed).toMatchObject({ hasChanged: true })
  expect(await listRest(db, by, rosterId)).toEqual([
    { line: 2, cells: owners[1] },
    { line: 4, cells: owners[3] },
  ])
})

test('what remains is shown as somebody has mended it', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by)
  const rows = [{ line: 4, cells: { 0: 'Cy Lin' }, leaveOut: false }]
  await mendRows(db, by, { rosterId, rows })
  await checkRoster(db, by, { rosterId })
  expect(await listRest(db, by, rosterId)).toEqual([
    { line: 4, cells: ['Cy Lin', ...owners[3]!.slice(1)] },
  ])
})

test('nobody lists rows of another community, or without the permission', async ({ db }) => {
  const [by, stranger] = [await aLeader(db), await aLeader(db)]
  const rosterId = await aCheckedRoster(db, by)
  const wanted = { rosterId, kind: 'create', most: 10 } as const
  expect(await listRosterRows(db, stranger, wanted)).toEqual([])
  expect(await listRest(db, stranger, rosterId)).toEqual([])
  const actor = { ...by, permissions: new Set(['invite members'] as const) }
  expect(() => listRosterRows(db, actor, wanted)).toThrow(NotAllowed)
  expect(() => listRest(db, actor, rosterId)).toThrow(NotAllowed)
})
