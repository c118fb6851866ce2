import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { aBroughtRoster, linesOf } from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { aLeader, anEmail, key } from '#test/factories.ts'
import { bringRest } from './bring-rest.ts'
import { checkRoster } from './check-roster.ts'
import { countMade } from './count-made.ts'
import { importRoster } from './import-roster.ts'
import { listRest, listRosterRows } from './list-rows.ts'
import { mendRows } from './mend-rows.ts'
import { readRoster } from './read-roster.ts'
import { sampleValues } from './sample-rows.ts'
import { startImport } from './start-import.ts'

const file = () => ({
  rows: [
    ['Owner', 'Address', 'Email'],
    ['Ana Reyes', '4 Elm St', anEmail()],
    ['Bo Chen', '6 Elm St', 'bo@'],
    ['Cy Diaz', '8 Elm St'],
  ],
})

test('what an import leaves is a roster of its own, with the lines and columns of the first', async ({
  db,
}) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by, file())
  await checkRoster(db, by, { rosterId })
  const early = await bringRest(db, by, { rosterId })
  expect(early).toEqual({ ok: false, refusal: { because: 'not imported' } })
  await importRoster(db, by, { rosterId }, { key })

  const rest = await bringRest(db, by, { rosterId })

  if (!rest.ok) throw new Error(rest.refusal.because)
  await checkRoster(db, by, { rosterId: rest.value })
  expect(await listRest(db, by, rest.value)).toEqual(await listRest(db, by, rosterId))
  const [before, after] = [rosterId, rest.value].map((id) => readRoster(db, by, id))
  expect((await after)!.columns).toEqual((await before)!.columns)
  expect(await countMade(db, by, rosterId)).toEqual({
    ...{ properties: 1, households: 1, members: 1, emails: 1, passes: 0, updated: 0 },
  })
})

test('whoever asks twice for the rest gets one roster, until it has begun or more is left', async ({
  db,
}) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by, file())
  await checkRoster(db, by, { rosterId })
  await importRoster(db, by, { rosterId }, { key })
  const rest = async () => {
    const outcome = await bringRest(db, by, { rosterId })
    if (!outcome.ok) throw new Error(outcome.refusal.because)
    return outcome.value
  }
  const [first, same] = await Promise.all([rest(), rest()])
  expect([same, await rest()]).toEqual([first, first])
  await checkRoster(db, by, { rosterId: first })
  await startImport(db, by, { rosterId: first, sends: 'later' })
  const second = await rest()
  expect(second).not.toBe(first)
  const changed = { table: 'rosterPlans', rosterId } as const
  const [imported] = await linesOf(db, by, changed)
  await inCommunity(db, by.communityId, (db, changedAt) =>
    db
      .updateTable('rosterPlans')
      .set({ changedAt })
      .where('communityId', '=', by.communityId)
      .where('rosterId', '=', rosterId)
      .where('line', '=', imported!.line)
      .execute(),
  )
  const third = await rest()
  expect([first, second]).not.toContain(third)
  expect(await rest()).toBe(third)
})

test('where nothing is left there is no rest, nor for a roster of others', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by, {
    rows: [
      ['Owner', 'Address'],
      ['Vacant', '4 Elm St'],
    ],
  })
  await checkRoster(db, by, { rosterId })
  await importRoster(db, by, { rosterId }, { key })
  const outcome = await bringRest(db, by, { rosterId })
  expect(outcome).toEqual({ ok: false, refusal: { because: 'nothing left' } })
  const stranger = await bringRest(db, await aLeader(db), { rosterId })
  expect(stranger).toEqual({ ok: false, refusal: { because: 'unknown roster' } })
})

test('a row whose cells are as in the file is not mended, and pages go on and back', async ({
  db,
}) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by, file())
  const mended = (cells: Record<number, string>) =>
    mendRows(db, by, { rosterId, rows: [{ line: 3, cells, leaveOut: false }] })
  const list = (page: { after?: number; before?: number }) =>
    listRosterRows(db, by, { rosterId, kind: 'attention', most: 1, ...page })
  await mended({ 2: 'bo', 3: 'Chen' })
  await checkRoster(db, by, { rosterId })
  expect(await list({})).toMatchObject([{ line: 3, isMended: true }])
  await mended({ 2: 'bo@', 3: '' })
  await checkRoster(db, by, { rosterId })
  expect(await list({})).toMatchObject([{ line: 3, isMended: false }])
  expect(await list({ after: 3 })).toMatchObject([{ line: 4 }])
  expect(await list({ before: 99 })).toMatchObject([{ line: 4 }])
})

test('a column shows three different values of its own', async ({ db }) => {
  const by = await aLeader(db)
  const rows = ['Owner Lot', 'A 1', 'A', 'B 2', 'C 2', 'D 3'].map((row) => row.split(' '))
  const rosterId = await aBroughtRoster(db, by, { rows })
  expect(await sampleValues(db, by, rosterId)).toEqual([
    ['A', 'B', 'C'],
    ['1', '2', '3'],
  ])
  expect(await sampleValues(db, await aLeader(db), rosterId)).toEqual([])
})
