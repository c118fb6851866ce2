import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { anEmail } from '#test/factories.ts'
import type { Page } from '#test/page.ts'
import { aLeaderWithRosters } from '#test/roster-steps.ts'
import { rowsOf } from '#test/rows.ts'
import { aHouse } from '#test/visitor.ts'
import { aWorkbook, textRow } from '#test/workbooks.ts'

const file = () => `Owner,Address,Email\nAna Reyes,4 Elm St,${anEmail()}\nBo Chen,6 Elm St,bo@`

test('a file that is discarded twice is discarded', async ({ db }) => {
  const { visitor, bring } = await aLeaderWithRosters(aHouse(db))
  const columns = (await bring(file())) as Page
  const form = columns.path.replace('/columns', '/discard')
  for (const press of [1, 2]) {
    const gone = await visitor.send(columns, form, {}, 'Discard this file')
    expect([press, gone.status, gone.words]).toEqual([
      ...[press, 200, expect.stringContaining('The file was discarded.')],
    ])
  }
  expect((await visitor.post(form.replace(/[^/]+\/discard$/, 'x/discard'), {})).status).toBe(404)
})

test('another sheet that is chosen twice, or at once, is read once', async ({ db }) => {
  const { communityId, visitor, bring } = await aLeaderWithRosters(aHouse(db))
  const sheetOf = (name: string, lot: string) => ({
    name,
    xml: `<sheetData>${textRow(1, ['Name', 'Lot'])}${textRow(2, ['Ana Reyes', lot])}</sheetData>`,
  })
  const workbook = aWorkbook({ sheets: [sheetOf('Owners', '1'), sheetOf('Board', '2')] })
  const columns = (await bring(workbook, 'owners.xlsx')) as Page
  const form = columns.path.replace('/columns', '/sheet')
  const press = () => visitor.send(columns, form, { sheet: 'Board' }, 'Read that sheet')
  const pages = [...(await Promise.all([press(), press()])), await press()]
  const [roster, ...others] = await rowsOf(db, communityId, 'rosters')
  expect(others).toEqual([])
  for (const page of pages) {
    expect(page.words).toContain('This is the sheet “Board”.')
    expect(page.path).toContain(roster!.id)
  }
})

test('the rest of an import that is asked for twice is one roster', async ({ db }) => {
  const { communityId, visitor, review, work, rosterOf } = await aLeaderWithRosters(aHouse(db))
  const page = await review(file())
  const form = rosterOf(page)
  const report = await work(await visitor.send(page, `${form}/import`, {}, 'Import one row'))
  const press = () => visitor.send(report, `${form}/rest`, {}, 'Mend the rest here')
  const [one, same] = await Promise.all([press(), press()])
  expect([same.path, (await press()).path]).toEqual([one.path, one.path])
  expect(await rowsOf(db, communityId, 'rosters')).toHaveLength(2)
})
