import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ArchiveFile, anArchive, aWorkbook, textRow, workbookFiles } from '#test/workbooks.ts'
import { workerSpreadsheets } from './in-worker.ts'
import { packRows, unpacking } from './parcels.ts'
import { readSpreadsheet } from './read-spreadsheet.ts'
import type { UnreadableSheet } from './spreadsheets.ts'

const spreadsheets = workerSpreadsheets()
const cellsOf = (outcome: Awaited<ReturnType<typeof read>>) =>
  outcome.ok ? Array.from(outcome.value.rows, ({ cells }) => cells) : outcome.refusal
const read = (bytes: Uint8Array | string, name = 'owners.csv') =>
  spreadsheets.read(Buffer.from(bytes), { name })

/** A workbook of one sheet with these cells. */
const sheetOf = (data: string) => aWorkbook({ sheets: [{ xml: `<sheetData>${data}</sheetData>` }] })

/** A workbook of one row, of which one file has another content, or lies. */
function tampered(name: string, given: Partial<ArchiveFile>): Buffer {
  const files = workbookFiles({
    sheets: [{ xml: `<sheetData>${textRow(1, ['Ana'])}</sheetData>` }],
    sharedStrings: '<si><t>Ana</t></si>',
  })
  return anArchive(files.map((file) => (file.name === name ? { ...file, ...given } : file)))
}

const sheet1 = 'xl/worksheets/sheet1.xml'
const spaces = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024, 0x20)

/** A row that is valid, again and again. */
const rowsOf = (count: number, row: (line: number) => string) =>
  Array.from({ length: count }, (_, at) => row(at + 1)).join('')

/** Nine entities, each ten of the one before: a billion words. */
function billionLaughs(element: string): string {
  const each = Array.from(
    { length: 9 },
    (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at};`.repeat(10)}">`,
  )
  return `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol0 "lol">${each.join('')}]>${element}`
}

const laughing =
  '<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>&lol9;</t></is></c></row></sheetData></worksheet>'

const oleMark = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/** The container of old Office, with a stream of this name in its directory. */
const container = (stream: string) =>
  Buffer.concat([
    oleMark,
    Buffer.alloc(1016),
    Buffer.from(`${stream}\0`, 'utf16le'),
    Buffer.alloc(512),
  ])

const zipWith = (...names: string[]) => anArchive(names.map((name) => ({ name, content: 'x' })))

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

const foreign = (looksLike: string) =>
  ({ because: 'not a spreadsheet', looksLike }) as UnreadableSheet
const inflates: UnreadableSheet = { because: 'inflates' }
const broken: UnreadableSheet = { because: 'broken' }
const columns = (line: number, column: number): UnreadableSheet => ({
  because: 'too many columns',
  most: 500,
  line,
  column,
})
const rows: UnreadableSheet = { because: 'too many rows', most: 200_000, line: 200_001 }

test.for<[what: string, make: () => Buffer | string, refusal: UnreadableSheet]>([
  ['an empty file', () => '', { because: 'empty' }],
  ['a file of blanks', () => '\ufeff \r\n,,,\r\n\t\r\n', { because: 'empty' }],
  [
    'a workbook without a word',
    () => sheetOf('<row r="1"><c r="A1" s="1"/></row>'),
    { because: 'empty' },
  ],
  ['an empty archive', () => anArchive([]), { because: 'empty' }],
  [
    'a file of more than 10 MiB',
    () => Buffer.alloc(10 * 1024 * 1024 + 1, 'a,b\n'),
    { because: 'too large', most: 10_485_760 },
  ],
  ['a picture that is called .csv', () => png, foreign('picture')],
  ['a photo', () => Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF', 'latin1'), foreign('picture')],
  [
    'a picture of an iPhone',
    () => Buffer.from('\0\0\0\x24ftypheic\0\0\0\0', 'latin1'),
    foreign('picture'),
  ],
  ['a PDF', () => '%PDF-1.7\n1 0 obj', foreign('pdf')],
  ['a letter', () => zipWith('[Content_Types].xml', 'word/document.xml'), foreign('document')],
  ['an old letter', () => container('WordDocument'), foreign('document')],
  ['a page of the web', () => '<html><table><tr><td>Ana</td></tr></table>', foreign('web page')],
  ['XML', () => '<?xml version="1.0"?><Workbook/>', foreign('xml')],
  ['a sheet of Numbers', () => zipWith('Index/Document.iwa'), foreign('numbers')],
  [
    'a sheet of LibreOffice',
    () => zipWith('mimetype', 'META-INF/manifest.xml'),
    foreign('opendocument'),
  ],
  [
    'a binary workbook',
    () => zipWith('[Content_Types].xml', 'xl/workbook.bin'),
    foreign('binary workbook'),
  ],
  ['any other archive', () => zipWith('owners.csv'), foreign('archive')],
  [
    'noise',
    () => Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * at * 37 + at * 11) % 256)),
    foreign('unknown'),
  ],
  ['a workbook of Excel 97', () => container('Workbook'), { because: 'old excel' }],
  ['a workbook of Excel 5', () => container('Book'), { because: 'old excel' }],
  ['a sheet of Excel 4', () => Buffer.from('090406000000100000', 'hex'), { because: 'old excel' }],
  ['a workbook with a password', () => container('EncryptedPackage'), { because: 'password' }],
  ['an archive with a password', () => tampered(sheet1, { locked: true }), { because: 'password' }],
  ['1,000,000 columns', () => 'x,'.repeat(1_000_000), columns(1, 501)],
  [
    '1,000,000 columns, of which the last is filled',
    () => `a,b\n${','.repeat(999_999)}x`,
    columns(2, 1_000_000),
  ],
  [
    'a cell at XFD1048576',
    () => sheetOf('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    columns(1_048_576, 16_384),
  ],
  [
    'a cell in the last row',
    () => sheetOf(`${textRow(1, ['Ana'])}${textRow(1_048_576, ['x'])}`),
    { ...rows, line: 1_048_576 } as UnreadableSheet,
  ],
  ['201,000 rows', () => 'Ana,4\n'.repeat(201_000), rows],
  [
    '201,000 rows of a workbook',
    () => sheetOf(rowsOf(201_000, (line) => `<row r="${line}"><c><v>${line}</v></c></row>`)),
    rows,
  ],
  ['200,000 blank rows and one more', () => `${'\n'.repeat(200_000)}Ana`, rows],
  ['a bomb', () => tampered(sheet1, { content: spaces(300) }), inflates],
  ['a bomb below every size', () => tampered(sheet1, { content: spaces(200) }), inflates],
  [
    'a bomb that lies about its size',
    () => tampered(sheet1, { content: spaces(200), inflated: 1_000 }),
    inflates,
  ],
  [
    'a bomb among the strings',
    () => tampered('xl/sharedStrings.xml', { content: spaces(300) }),
    inflates,
  ],
  ['a bomb of one sheet that a thousand names lead to', () => sameSheet(), inflates],
  [
    'a bomb in many small sheets',
    () => aWorkbook({ sheets: Array.from({ length: 30 }, () => ({ xml: spaces(15).toString() })) }),
    inflates,
  ],
  [
    'a bomb of files',
    () => anArchive(Array.from({ length: 6_000 }, (_, at) => ({ name: `${at}`, content: '' }))),
    inflates,
  ],
  ['a long string in many cells', () => longString(), inflates],
  ['a long string in merged cells', () => mergedString(), inflates],
  [
    'a billion laughs in a sheet',
    () => tampered(sheet1, { content: billionLaughs(laughing) }),
    broken,
  ],
  [
    'a billion laughs among the strings',
    () =>
      tampered('xl/sharedStrings.xml', {
        content: billionLaughs('<sst><si><t>&lol9;</t></si></sst>'),
      }),
    broken,
  ],
  [
    'a billion laughs in the workbook',
    () => tampered('xl/workbook.xml', { content: billionLaughs('<workbook/>') }),
    broken,
  ],
  [
    'an entity that reads a file',
    () =>
      tampered(sheet1, {
        content: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet/>',
      }),
    broken,
  ],
  [
    'a tag without end',
    () => tampered(sheet1, { content: `<worksheet><sheetData><row ${'a'.repeat(1_000_000)}` }),
    broken,
  ],
  ['a zero among its letters', () => sheetOf('<row><c t="d"><v>4\0</v></c></row>'), broken],
  ['a workbook that breaks off', () => tampered(sheet1, {}).subarray(0, 700), broken],
  [
    'a sheet that breaks off',
    () => tampered(sheet1, { content: '<worksheet><sheetData><row r="1"><c' }),
    broken,
  ],
  ['less than was declared', () => tampered(sheet1, { inflated: 5_000 }), broken],
  ['no workbook in it', () => zipWith('[Content_Types].xml', 'xl/other.xml'), broken],
  ['rows in no order', () => sheetOf(textRow(5, ['Ana']) + textRow(2, ['Bo'])), broken],
  ['a cell nowhere', () => sheetOf('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'), broken],
  ['a row nowhere', () => sheetOf('<row r="-1"><c><v>1</v></c></row>'), broken],
])('%s is refused with its reason', async ([, make, refusal]) => {
  const bytes = make()
  expect(await read(bytes)).toEqual({ ok: false, refusal })
})

/** A sheet of 3 MB that is there once, and listed a thousand times. */
function sameSheet(): Buffer {
  const sheets = Array.from({ length: 1_000 }, () => ({ xml: '' }))
  const files = workbookFiles({ sheets }).filter(({ name }) => !/sheets\/sheet\d\d+/.test(name))
  return anArchive(
    files.map((file) => {
      if (file.name === sheet1) return { ...file, content: spaces(3) }
      return { ...file, content: String(file.content).replace(/sheet\d+\.xml/g, 'sheet1.xml') }
    }),
  )
}

/** One string of 32,767 characters that 10,000 cells show: 330 MB of text out of a few kilobytes. */
function longString(): Buffer {
  const cells = rowsOf(10_000, (line) => `<row r="${line}"><c t="s"><v>0</v></c></row>`)
  return aWorkbook({
    sheets: [{ xml: `<sheetData>${cells}</sheetData>` }],
    sharedStrings: `<si><t>${'x'.repeat(32_767)}</t></si>`,
  })
}

function mergedString(): Buffer {
  const others = rowsOf(9_999, (at) => `<row r="${at + 1}"><c r="B${at + 1}"><v>1</v></c></row>`)
  const xml = `<sheetData>${textRow(1, ['x'.repeat(32_767)])}${others}</sheetData><mergeCells><mergeCell ref="A1:A10000"/></mergeCells>`
  return aWorkbook({ sheets: [{ xml }] })
}

test('what is damaged anywhere is read or refused, and never an error', async () => {
  const whole = tampered(sheet1, {})
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) }), { maxLength: 4 }),
      fc.nat(whole.length),
      async (changes, length) => {
        const bytes = Buffer.from(whole)
        for (const { at, byte } of changes) bytes[at] = byte
        const damaged = bytes.subarray(0, changes.length % 2 ? length : undefined)
        const outcome = await readSpreadsheet(damaged, { name: 'owners.xlsx' })
        expect(outcome.ok || outcome.refusal.because.length > 0).toBe(true)
      },
    ),
    { numRuns: 2_000 },
  )
})

test('cells pasted from a spreadsheet are read as text', async () => {
  const outcome = await read('Name\tUnit\r\n"12 Oak\nAustin"\t4\r\n', '')
  expect(outcome).toMatchObject({
    ok: true,
    value: {
      delimiter: '\t',
      encoding: 'utf-8',
      ...{ rowCount: 2, width: 2 },
    },
  })
  expect(cellsOf(outcome)).toEqual([
    ['Name', 'Unit'],
    ['12 Oak\nAustin', '4'],
  ])
})

test('200,000 rows are read whole, in order, while others are served', async () => {
  const lines = rowsOf(200_000, (line) => `Resident ${line},${line},"Oak, ${line % 7}"\r\n`)
  let turns = 0
  const timer = setInterval(() => {
    turns += 1
  }, 1)
  const outcome = await read(lines)
  clearInterval(timer)
  expect(turns).toBeGreaterThan(100)
  if (!outcome.ok) throw new Error(outcome.refusal.because)
  const rows = [...outcome.value.rows]
  expect([rows.length, outcome.value.rowCount]).toEqual([200_000, 200_000])
  for (const [at, { line, cells }] of rows.entries())
    if (line !== at + 1 || cells.join('|') !== `Resident ${line}|${line}|Oak, ${line % 7}`)
      throw new Error(`row ${at}: ${line} ${cells}`)
})

test('a file that takes too long, or too much memory, is given up', async () => {
  const bytes = Buffer.from(rowsOf(190_000, (line) => `Resident ${line},${line},x,y,z\n`))
  const file = { name: 'owners.csv' }
  const hurried = await workerSpreadsheets({ milliseconds: 20 }).read(bytes, file)
  expect(hurried).toEqual({ ok: false, refusal: { because: 'too slow' } })
  const narrow = await workerSpreadsheets({ megabytes: 12 }).read(bytes, file)
  expect(narrow).toEqual({ ok: false, refusal: { because: 'inflates' } })
})

test('the caller keeps the bytes, and a file that was refused hinders none after it', async () => {
  const bytes = Buffer.from('Name,Unit\nAna,4\n')
  const bomb = tampered(sheet1, { content: spaces(200) })
  const outcomes = await Promise.all([bomb, bytes, bomb, bytes, bytes].map((each) => read(each)))
  expect(outcomes.map(({ ok }) => ok)).toEqual([false, true, false, true, true])
  expect(bytes.toString()).toBe('Name,Unit\nAna,4\n')
})

test('any rows are unpacked as they were packed', () => {
  const cells = fc.array(fc.string({ unit: 'binary', maxLength: 5 }), { maxLength: 5 })
  const some = fc.array(fc.record({ line: fc.integer({ min: 1, max: 2 ** 20 }), cells }))
  fc.assert(
    fc.property(some, (given) => {
      const rows = given.map(({ line, cells }) => ({ line, cells }))
      expect([...unpacking([packRows(rows), packRows([])])]).toEqual(rows)
    }),
  )
})
