import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { alertsOf, readPage } from '#test/page.ts'
import { aLeaderWithRosters } from '#test/roster-steps.ts'
import { rowsOf } from '#test/rows.ts'
import { aHouse } from '#test/visitor.ts'
import { anArchive, aWorkbook, textRow, workbookFiles } from '#test/workbooks.ts'

const sheetOf = (rows: string) => aWorkbook({ sheets: [{ xml: `<sheetData>${rows}</sheetData>` }] })

/** A workbook in which something else stands where its sheet should. */
const withSheet = (content: string | Buffer, locked = false) =>
  anArchive(
    workbookFiles({ sheets: [{ xml: '' }] }).map((file) =>
      file.name.endsWith('sheet1.xml') ? { name: file.name, content, locked } : file,
    ),
  )

const laughs = Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at};`.repeat(10)}">`,
).join('')

/** The container of old Office, with a stream of this name in its directory. */
const oldOffice = (stream: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1016),
    Buffer.from(`${stream}\0`, 'utf16le'),
    Buffer.alloc(512),
  ])

test.for<[what: string, name: string, make: () => string | Buffer, words: string]>([
  ['nothing', 'owners.csv', () => '', 'This file is empty'],
  ['a picture', 'owners.csv', () => '\x89PNG\r\n\x1a\n', 'This is a picture'],
  ['an old workbook', 'owners.xls', () => oldOffice('Workbook'), 'saved by an old Excel'],
  ['a locked workbook', 'owners.xlsx', () => oldOffice('EncryptedPackage'), 'by a password'],
  ['a locked archive', 'owners.xlsx', () => withSheet('<worksheet/>', true), 'by a password'],
  ['a zip bomb', 'owners.xlsx', () => withSheet(Buffer.alloc(300_000_000, ' ')), 'far more than'],
  [
    'a billion laughs',
    'owners.xlsx',
    () => withSheet(`<!DOCTYPE x [<!ENTITY lol0 "ha">${laughs}]><worksheet>&lol9;</worksheet>`),
    'This file is damaged',
  ],
  [
    'a cell at the end of the world',
    'owners.xlsx',
    () => sheetOf('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    'Line 1,048,576 has something in column 16,384; at most 500',
  ],
  ['a million columns', 'owners.csv', () => 'x,'.repeat(1e6), 'something in column 501'],
  ['201,000 rows', 'owners.csv', () => 'Ana,4\n'.repeat(201_000), 'more than 200,000 rows'],
  [
    '201,000 rows of a workbook',
    'owners.xlsx',
    () => sheetOf(Array.from({ length: 201_000 }, (_, at) => textRow(at + 1, ['Ana'])).join('')),
    'more than 200,000 rows',
  ],
])('whoever brings %s is told so, and nothing is kept', async ([, name, make, words], { db }) => {
  const { communityId, rosters, bring } = await aLeaderWithRosters(aHouse(db))
  const before = await rowsOf(db, communityId, 'auditEvents')
  const answer = await readPage((await bring(asBytes(make()), name)) as Response, rosters)
  expect([answer.status, alertsOf(answer)]).toEqual([400, [expect.stringContaining(words)]])
  expect(await rowsOf(db, communityId, 'rosters')).toEqual([])
  expect(await rowsOf(db, communityId, 'auditEvents')).toEqual(before)
})

/** Letters as bytes, one by one: a picture is no text. */
const asBytes = (made: string | Buffer) =>
  typeof made === 'string' ? Buffer.from(made, 'latin1') : made

test('of a formula the value is read that was saved with it, and none is computed', async ({
  db,
}) => {
  const { bring } = await aLeaderWithRosters(aHouse(db))
  const header = textRow(1, ['Name', 'Lot', 'Email'])
  const formula = '<c r="B2"><f>3+4</f><v>7</v></c><c r="C2"><f>HYPERLINK("x")</f></c>'
  const name = '<c r="A2" t="str"><f>"Ana"&amp;" Reyes"</f><v>Ana Reyes</v></c>'
  const columns = await bring(sheetOf(`${header}<row r="2">${name}${formula}</row>`), 'owners.xlsx')
  expect((columns as { words?: string }).words).toMatch(/Name Ana Reyes .*Lot 7 .*Email nothing/)
})
