import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { filledIn } from '#test/fill-in.ts'
import { alertsOf, type Page } from '#test/page.ts'
import { aLeaderWithRosters } from '#test/roster-steps.ts'
import { rowsOf } from '#test/rows.ts'
import { aHouse } from '#test/visitor.ts'
import { aWorkbook, textRow } from '#test/workbooks.ts'

const far = '<row r="7"><c r="XFD7"><v>1</v></c></row>'

const long = () => {
  const empty = Array.from({ length: 200_000 }, (_, at) => `<row r="${at + 1}"/>`).join('')
  return empty + textRow(200_001, ['Ana'])
}

/** A workbook of owners, with another sheet that has less in it and so is not read at first. */
const withBoard = (board: string) => {
  const owners = [1, 2].map((line) => textRow(line, ['Ana', '4'])).join('')
  return aWorkbook({
    sheets: [
      { name: 'Owners', xml: `<sheetData>${owners}</sheetData>` },
      { name: 'Board', xml: `<sheetData>${board}</sheetData>` },
    ],
  })
}

test.for<[what: string, board: () => string, words: string]>([
  ['is empty', () => '', 'The sheet “Board” is empty'],
  ['is too wide', () => far, 'Line 7 of the sheet “Board” has something in column 16,384; at most'],
  ['is too long', long, 'The sheet “Board” has more than 200,000 rows.'],
])(
  'whoever chooses a sheet that %s is told so, and keeps the first',
  async ([, board, words], { db }) => {
    const { communityId, visitor, bring } = await aLeaderWithRosters(aHouse(db))
    const columns = (await bring(withBoard(board()), 'owners.xlsx')) as Page
    const form = columns.path.replace('/columns', '/sheet')
    const told = await visitor.send(columns, form, { sheet: 'Board' }, 'Read that sheet')
    expect(alertsOf(told)).toEqual([expect.stringContaining(words)])
    expect(told.words).toContain('This is the sheet “Owners”.')
    expect(filledIn(told, form)).toEqual({ sheet: 'Board' })
    expect(await rowsOf(db, communityId, 'rosters')).toHaveLength(1)
  },
)

test('an address tells nothing of a sheet that the file has not', async ({ db }) => {
  const { visitor, bring } = await aLeaderWithRosters(aHouse(db))
  const { path } = (await bring(withBoard(''), 'owners.xlsx')) as Page
  const alertsAt = async (query: string) => alertsOf(await visitor.open(`${path}?${query}`))
  const lost = [expect.stringContaining('That sheet cannot be read any more.')]
  expect(await alertsAt('sheet=sheetEmpty&name=Pay+me')).toEqual(lost)
  expect(await alertsAt('sheet=constructor&name=Board')).toEqual(lost)
  expect(await alertsAt('sheet=sheetTooManyRows&name=Board&most=pay')).toEqual(lost)
  expect(await alertsAt('')).toEqual([])
})

test('the reason is told in Spanish too', async ({ db }) => {
  const { visitor, bring } = await aLeaderWithRosters(aHouse(db))
  const columns = (await bring(withBoard(far), 'owners.xlsx')) as Page
  const form = columns.path.replace('/columns', '/sheet')
  const answer = await visitor.post(form, { sheet: 'Board' })
  await visitor.post('/account/language', { language: 'es' })
  const told = await visitor.open(answer.headers.get('location')!)
  expect(told.words).toContain('La línea 7 de la hoja “Board” tiene algo en la columna 16')
})
