import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anArchive, aWorkbook, escaped, textRow, workbookFiles } from '#test/workbooks.ts'
import type { WholeSheet } from './collect-rows.ts'
import { readSpreadsheet } from './read-spreadsheet.ts'

async function read(bytes: Buffer, sheet?: string): Promise<WholeSheet> {
  const outcome = await readSpreadsheet(bytes, { name: 'owners.xlsx', sheet })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
  return outcome.value
}

type Rows = (string | number)[][]

/** The rows of a workbook of one sheet. */
async function rowsOf(xml: string, given: Partial<Parameters<typeof aWorkbook>[0]> = {}) {
  const { rows } = await read(aWorkbook({ sheets: [{ xml }], ...given }))
  return rows.map(({ line, cells }) => [line, ...cells])
}

/** One row with these cells, which say where they are. */
const inRow = (cells: string) => `<sheetData><row r="1">${cells}</row></sheetData>`

test.for<[program: string, rows: Rows]>([
  [
    'openpyxl',
    [
      [1, 'Heron Landing HOA'],
      [2],
      [3, 'Name', 'ZIP', 'Phone', 'Since', 'Paid', 'Formula'],
      [4, 'Müller, Jörg', '02134', '(512) 555-0100', '2020-02-29', 'TRUE'],
      [5, 'Ana\nReyes', '12.5', '1234', '2021-05-06 14:30', 'FALSE'],
    ],
  ],
  [
    'exceljs',
    [
      [1, 'Heron Landing HOA'],
      [2, 'Name', 'ZIP', 'Since', 'Sum', 'Rich', 'Link'],
      [3, 'Bo Chen', '02134', '2020-02-29', '2', 'Ana Reyes', 'a@example.com'],
      [4, 'Shared', '1'],
      [5, 'Shared', '2'],
    ],
  ],
  [
    'write-excel-file',
    [
      [1, 'Name', 'ZIP'],
      [2, 'Ana Reyes', '02134'],
    ],
  ],
])('a workbook that %s wrote is read', async ([program, rows]) => {
  const sheet = await read(await readFile(new URL(`samples/${program}.xlsx`, import.meta.url)))
  expect(sheet.rows.map(({ line, cells }) => [line, ...cells])).toEqual(rows)
})

test.for<[what: string, cells: string, shown: string]>([
  ['text of its own', '<c t="inlineStr"><is><t>Ana</t></is></c>', 'Ana'],
  [
    'text in two looks',
    '<c t="inlineStr"><is><r><t>Ana </t></r><r><rPr><b/></rPr><t>Reyes</t></r></is></c>',
    'Ana Reyes',
  ],
  ['a number', '<c><v>78701</v></c>', '78701'],
  ['a large number', '<c><v>5.1255501E9</v></c>', '5125550100'],
  ['a number with dust', '<c><v>0.30000000000000004</v></c>', '0.3'],
  ['yes', '<c t="b"><v>1</v></c>', 'TRUE'],
  ['no', '<c t="b"><v>0</v></c>', 'FALSE'],
  ['a day as text', '<c t="d"><v>2026-11-21T00:00:00</v></c>', '2026-11-21'],
  ['the saved value of a formula', '<c t="str"><f>A2&amp;B2</f><v>Ana Reyes</v></c>', 'Ana Reyes'],
  ['the saved number of a formula', '<c><f>1+1</f><v>2</v></c>', '2'],
  [
    'signs that XML writes otherwise',
    '<c t="str"><v>Oak &amp; Elm &lt;HOA&gt; &#8217;&#x41;</v></c>',
    'Oak & Elm <HOA> ’A',
  ],
  ['an entity that XML does not have', '<c t="str"><v>&nbsp;&oops;</v></c>', '&nbsp;&oops;'],
  ['text as it is', '<c t="str"><v><![CDATA[<Ana & Bo>]]></v></c>', '<Ana & Bo>'],
  ['lines of its own', '<c t="str"><v>12 Oak_x000D_\nAustin</v></c>', '12 Oak\nAustin'],
  ['an attribute with a sign', `<c r="B1" t='str' note="a>b"><v>Ana</v></c>`, 'Ana'],
  ['a comment beside it', '<c t="str"><!-- <v>no</v> --><v>Ana</v></c>', 'Ana'],
  ['a prefix to every name', '<x:c t="str"><x:v>Ana</x:v></x:c>', 'Ana'],
])('a cell with %s shows what a person sees', async ([, cells, shown]) => {
  const [row] = await rowsOf(inRow(cells.replace('<c', '<c s="0"')))
  expect(row!.at(-1)).toBe(shown)
})

test.for<[what: string, cell: string]>([
  ['a formula that was never computed', '<c><f>VLOOKUP(A1,B:C,2)</f></c>'],
  ['an error', '<c t="e"><v>#N/A</v></c>'],
  ['a look and no content', '<c s="1"/>'],
  ['a space', '<c t="str"><v> </v></c>'],
  ['a string that is missing', '<c t="s"><v>99</v></c>'],
])('a cell with %s is empty', async ([, cell]) => {
  const rows = await rowsOf(inRow(`${cell}<c t="str"><v>Ana</v></c>`))
  expect(rows).toEqual([[1, '', 'Ana']])
})

test.for<[format: string | number, value: string, shown: string]>([
  ['00000', '2134', '02134'],
  ['00000\\-0000', '21340001', '02134-0001'],
  ['00000-0000', '787011234', '78701-1234'],
  ['[<=9999999]###\\-####;\\(###\\)\\ ###\\-####', '5125550100', '(512) 555-0100'],
  ['[<=9999999]###\\-####;\\(###\\)\\ ###\\-####', '5550100', '555-0100'],
  ['"("000") "000"-"0000', '5125550100', '(512) 555-0100'],
  ['"Lot "00', '7', 'Lot 07'],
  ['00', '1234', '1234'],
  ['0', '7', '7'],
  ['#,##0.00', '1234.5', '1234.5'],
  ['$#,##0', '1234', '1234'],
  ['0.00E+00', '5125550100', '5125550100'],
  ['00000', '12.5', '12.5'],
  ['mm/dd/yyyy', '43890', '2020-02-29'],
  ['[$-409]d\\-mmm\\-yy;@', '43890.5', '2020-02-29 12:00'],
  ['"Day "0', '7', '7'],
  [14, '43890', '2020-02-29'],
  [14, '1', '1900-01-01'],
  [14, '59', '1900-02-28'],
  [14, '61', '1900-03-01'],
  [20, '0.5', '12:00'],
  [49, '78701', '78701'],
  [14, '-5', '-5'],
])('in the format %j the number %s is %j', async ([format, value, shown]) => {
  const rows = await rowsOf(inRow(`<c s="1"><v>${value}</v></c>`), { formats: [format] })
  expect(rows).toEqual([[1, shown]])
})

test('days of an old Macintosh count from 1904', async () => {
  const xml = inRow('<c s="1"><v>42428</v></c>')
  expect(await rowsOf(xml, { formats: [14], from1904: true })).toEqual([[1, '2020-02-29']])
})

test('cells and rows stand where they say, and follow each other where they do not', async () => {
  const text = (where: string) => `<c ${where} t="str"><v>x</v></c>`
  const xml = `<sheetData><row r="2">${text('r="B2"')}${text('')}${text('r="AA2"')}</row><row>${text('')}</row><row r="6">${text('r="A6"')}</row></sheetData>`
  const second = ['', 'x', 'x', ...Array(23).fill(''), 'x']
  expect(await rowsOf(xml)).toEqual([[1], [2, ...second], [3, 'x'], [4], [5], [6, 'x']])
})

test('cells share strings, which are read without how they are pronounced', async () => {
  const sharedStrings =
    '<si><t>Ana</t></si><si><r><t xml:space="preserve">Bo </t></r><r><t>Chen</t></r><rPh><t>bo</t></rPh></si><si/><si><t>Oak_x0020__x4e2d_</t></si>'
  const cells = [1, 0, 2, 3, 1].map((at) => `<c t="s"><v>${at}</v></c>`).join('')
  const rows = await rowsOf(inRow(cells), { sharedStrings })
  expect(rows).toEqual([[1, 'Bo Chen', 'Ana', '', 'Oak 中', 'Bo Chen']])
})

test('half signs, which no database keeps, are read as unknown ones, and whole ones as they are', async () => {
  const halves =
    '<si><t>Ana_xD83D_</t></si><si><t>Bo&#xDE00;</t></si><si><t>_xD83D__xDE00_</t></si>'
  const cells = [0, 1, 2].map((at) => `<c t="s"><v>${at}</v></c>`).join('')
  const rows = await rowsOf(inRow(cells), { sharedStrings: halves })
  expect(rows).toEqual([[1, 'Ana\ufffd', 'Bo\ufffd', '😀']])
  const sheets = [{ name: 'A&#xD83D;', xml: inRow(cells) }]
  const named = await read(aWorkbook({ sheets, sharedStrings: halves }))
  expect(named.name).toBe('A\ufffd')
})

test('a cell merged over rows stands in each of them that has others', async () => {
  const xml = `<sheetData>
    <row r="1"><c r="A1" t="str"><v>12 Oak St</v></c><c r="B1" t="str"><v>Ana</v></c></row>
    <row r="2"><c r="A2" s="1"/><c r="B2" t="str"><v>Bo</v></c></row>
    <row r="3"><c r="A3" s="1"/></row>
    <row r="4"><c r="B4" t="str"><v>Cy</v></c></row>
  </sheetData><mergeCells><mergeCell ref="A1:A3"/><mergeCell ref="A4:XFD1048576"/></mergeCells>`
  const rows = [[1, '12 Oak St', 'Ana'], [2, '12 Oak St', 'Bo'], [3], [4, '', 'Cy']]
  expect(await rowsOf(xml)).toEqual(rows)
})

test('any number of merged cells is read in time proportional to the sheet', async () => {
  const rows = Array.from({ length: 50_000 }, (_, at) => textRow(at + 1, [`Resident ${at}`, '4']))
  const merges = '<mergeCell ref="A1:A50000"/>'.repeat(50_000)
  const xml = `<sheetData>${rows.join('')}</sheetData><mergeCells>${merges}</mergeCells>`
  expect(await rowsOf(xml)).toHaveLength(50_000) // each looked up in all of the others takes hours
})

const named = (name: string, rows: number, state?: string) => ({
  name,
  state,
  xml: `<sheetData>${Array.from({ length: rows }, (_, at) => textRow(at + 1, [name])).join('')}</sheetData>`,
})

test('the visible sheet with most in it is read, and the others are named', async () => {
  const sheets = [
    named('Notes', 2),
    named('Owners', 9),
    named('Old', 50, 'hidden'),
    named('Older', 60, 'veryHidden'),
    named('Empty', 0),
  ]
  const { name, rows, otherSheets } = await read(aWorkbook({ sheets }))
  expect([name, rows.length, otherSheets]).toEqual(['Owners', 9, ['Notes', 'Empty']])
})

test('a visible sheet can be asked for by its name, a hidden one cannot', async () => {
  const bytes = aWorkbook({
    sheets: [named('A &amp; B', 2), named('Owners', 9), named('Old', 50, 'hidden')],
  })
  expect((await read(bytes, 'A & B')).name).toBe('A & B')
  expect((await read(bytes, 'Old')).name).toBe('Owners')
})

test('a stray cell far away in another sheet does not keep the owners from being read', async () => {
  const far = {
    name: 'Notes',
    xml: '<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
  }
  expect((await read(aWorkbook({ sheets: [far, named('Owners', 9)] }))).rows).toHaveLength(9)
})

test('rows that a filter hides are read, and counted', async () => {
  const xml = `<sheetData>${textRow(1, ['Name'])}${textRow(2, ['Ana']).replace('<row', '<row hidden="1"')}</sheetData>`
  const { rows, hiddenRows } = await read(aWorkbook({ sheets: [{ xml }] }))
  expect([rows.length, hiddenRows]).toEqual([2, 1])
})

test('a workbook may keep its parts wherever it wants, in UTF-16 too', async () => {
  const files = workbookFiles({ sheets: [named('Owners', 2)] }).map((file) => {
    if (file.name.endsWith('sheet1.xml'))
      return { name: 'odd/Place.xml', content: Buffer.from(`\ufeff${file.content}`, 'utf16le') }
    const content = String(file.content).replace('worksheets/sheet1.xml', '/odd/Place.xml')
    return { ...file, content }
  })
  expect((await read(anArchive(files))).rows).toHaveLength(2)
})

test('a workbook whose archive has long sizes is read', async () => {
  const files = workbookFiles({ sheets: [named('Owners', 2)] })
  expect((await read(anArchive(files, { long: true }))).rows).toHaveLength(2)
})

test('any table reads back equal', async () => {
  const cell = fc
    .string({ unit: 'grapheme', maxLength: 20 })
    .map((text) => `x${text.replace(/[\p{Cc}\p{Cs}_]|\ufffe|\uffff/gu, '')}`)
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 30 }), {
    minLength: 1,
    maxLength: 20,
  })
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const xml = `<sheetData>${rows.map((cells, at) => textRow(at + 1, cells)).join('')}</sheetData>`
      const sheet = await read(aWorkbook({ sheets: [{ xml, name: escaped('Owners & Co') }] }))
      expect(sheet.rows.map(({ cells }) => cells)).toEqual(rows)
    }),
    { numRuns: 100 },
  )
})

test('tags, letters and entities are whole wherever a piece of the file ends', async () => {
  const cells = Array.from({ length: 40_000 }, (_, at) =>
    textRow(at + 1, [`Zoë & Bo’s “${at}”`, '<𝒜>']),
  )
  const { rows } = await read(
    aWorkbook({ sheets: [{ xml: `<sheetData>${cells.join('')}</sheetData>` }] }),
  )
  for (const [at, { cells }] of rows.entries()) expect(cells).toEqual([`Zoë & Bo’s “${at}”`, '<𝒜>'])
  expect(rows).toHaveLength(40_000)
})
