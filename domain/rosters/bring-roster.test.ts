import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { aBroughtRoster, aSheet, linesOf, owners, rosterOf } from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import { bringRoster } from './bring-roster.ts'
import type { Column } from './field.ts'
import { readRoster } from './read-roster.ts'
import { readRememberedColumns } from './remembered-columns.ts'

const april = new Date('2030-04-02T10:00:00Z')

test('a file is kept row by row, with what was guessed of its columns', async ({ db }) => {
  const by = await aLeader(db)
  const rows = [['Maple Court'], [], ...owners]
  const rosterId = await aBroughtRoster(db, by, { rows, at: april })
  const roster = await readRoster(db, by, rosterId)
  expect(roster).toMatchObject({
    ...{ id: rosterId, fileName: 'owners.csv', madeAt: april, madeBy: 'Lee Board', rowCount: 3 },
    ...{ state: 'read', totals: null, sends: 'later', withoutEmail: 'attention' },
    sheet: { encoding: 'utf-8', delimiter: ',', headerLine: 3, headers: owners[0] },
  })
  const fields = roster!.columns.map(({ header, field }) => `${header}: ${field}`)
  expect(fields).toEqual([
    ...['Owner: fullName', 'Address: address', 'City: city', 'State: state', 'ZIP: zip'],
    ...['Email: email', 'Household: household'],
  ])
  const kept = await linesOf(db, by, { table: 'rosterRows', rosterId })
  expect(kept.map(({ line, cells }) => [line, cells])).toEqual(
    owners.slice(1).map((cells, at) => [at + 4, cells]),
  )
})

test('what a file has no column for can be filled in, in a column of its own', async ({ db }) => {
  const by = await aLeader(db)
  const rows = owners.map((cells) => cells.slice(0, 5))
  const rosterId = await aBroughtRoster(db, by, { rows })
  const columns = (await rosterOf(db, by, rosterId))!.columns as unknown as Column[]
  expect(columns.slice(5)).toMatchObject([
    { index: 5, header: 'Email', key: 'email', field: 'email' },
    { index: 6, header: 'Household', key: 'household', field: 'household' },
  ])
})

test('what somebody says of the columns holds, and is remembered for the next file', async ({
  db,
}) => {
  const by = await aLeader(db)
  const fieldsOf = async (rosterId: string) =>
    (await readRoster(db, by, rosterId))!.columns.map(({ field }) => field)
  const chosen = { owner: 'ignore', city: 'title' } as const
  const first = await fieldsOf(await aBroughtRoster(db, by, { chosen }))
  expect(first.slice(0, 3)).toEqual(['ignore', 'address', 'title'])
  expect(await fieldsOf(await aBroughtRoster(db, by))).toEqual(first)
  const stranger = await aLeader(db)
  const other = await readRoster(db, stranger, await aBroughtRoster(db, stranger))
  expect(other!.columns[0]!.field).toBe('fullName')
})

test('whoever says what columns are has confirmed the others, whoever says nothing has not', async ({
  db,
}) => {
  const by = await aLeader(db)
  await aBroughtRoster(db, by)
  expect(await readRememberedColumns(db, by)).toEqual({})
  await aBroughtRoster(db, by, { chosen: { city: 'title' } })
  expect(await readRememberedColumns(db, by)).toMatchObject({
    owner: { meaning: 'fullName', confidence: 0.85 },
    city: { meaning: 'title', confidence: 1 },
    household: { meaning: 'household', confidence: 0.95 },
  })
})

test('the file itself is kept where it has other sheets', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  await aBroughtRoster(db, by)
  const sheet = aSheet(owners, { name: 'Owners', otherSheets: ['Tenants'] })
  const rosterId = await aBroughtRoster(db, by, { sheet, bytes: Buffer.from('both') })
  const files = await inCommunity(db, communityId, (db) =>
    db.selectFrom('rosterFiles').selectAll().where('communityId', '=', communityId).execute(),
  )
  expect(files).toEqual([{ communityId, rosterId, bytes: Buffer.from('both') }])
})

test('whoever brings a file may say what becomes of homes without e-mail, and when to send', async ({
  db,
}) => {
  const by = await aLeader(db)
  const sends = { at: april }
  const rosterId = await aBroughtRoster(db, by, { withoutEmail: 'paper', sends })
  expect(await readRoster(db, by, rosterId)).toMatchObject({ withoutEmail: 'paper', sends })
})

test('nobody brings a file without the permission to import', async ({ db }) => {
  const by = { ...(await aLeader(db)), permissions: new Set(['invite members'] as const) }
  const file = { fileName: 'owners.csv', sheet: aSheet(owners), bytes: Buffer.from('x') }
  await expect(bringRoster(db, by, file)).rejects.toThrow(NotAllowed)
})
