import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findHeader } from './find-header.ts'

/** Rows as they stand in a text, between bars. */
const rowsOf = (text: string) =>
  text.split('\n').map((line, at) => {
    const cells = line.split('|').map((cell) => cell.trim())
    while (cells.at(-1) === '') cells.pop()
    return { line: at + 1, cells }
  })

const people = `Ana Reyes|12 Oak St|ana@example.com|512-555-0100
Bo Chen|14 Oak St|bo@example.com|512-555-0101
Cy Diaz|16 Oak St|cy@example.com|`

test.for<[what: string, text: string, line: number | null, headers: string[]]>([
  [
    'on the first line',
    `Name|Address|Email|Phone\n${people}`,
    1,
    ['Name', 'Address', 'Email', 'Phone'],
  ],
  [
    'below titles',
    `Heron Landing HOA\nPrinted 11/21/2026|||Page 1 of 3\n\nName|Address|Email|Phone\n${people}`,
    4,
    ['Name', 'Address', 'Email', 'Phone'],
  ],
  [
    'below a title of many words',
    `Owner Roster for the Board – names, addresses and phones of all residents\nName|Address|Email|Phone\n${people}`,
    2,
    ['Name', 'Address', 'Email', 'Phone'],
  ],
  [
    'below a title that looks like one',
    `Owner Address List\n\nName|Address|Email|Phone\n${people}`,
    3,
    ['Name', 'Address', 'Email', 'Phone'],
  ],
  [
    'below an explanation in several cells',
    `Community:|Heron Landing\nManager:|Lee Board\n\nName|Address|Email|Phone\n${people}`,
    4,
    ['Name', 'Address', 'Email', 'Phone'],
  ],
  [
    'with an empty row after it',
    `Name|Address|Email|Phone\n\n${people}`,
    1,
    ['Name', 'Address', 'Email', 'Phone'],
  ],
  ['with columns that are called nothing', `Name||Email|\n${people}`, 1, ['Name', '', 'Email', '']],
  [
    'with a column of its own',
    `Name|Address|Email|Phone|Notes\n${people}`,
    1,
    ['Name', 'Address', 'Email', 'Phone', 'Notes'],
  ],
  [
    'in words that nobody foresaw',
    `Wer|Wo|Netz|Draht\n${people}`,
    1,
    ['Wer', 'Wo', 'Netz', 'Draht'],
  ],
  [
    'as programs write it',
    `OWNER_NAME|propertyAddress|e-mail|phone1\n${people}`,
    1,
    ['OWNER_NAME', 'propertyAddress', 'e-mail', 'phone1'],
  ],
  [
    'in Spanish',
    `Nombre|Dirección|Correo electrónico|Teléfono\n${people}`,
    1,
    ['Nombre', 'Dirección', 'Correo electrónico', 'Teléfono'],
  ],
  [
    'in capitals, over two lines of a cell',
    `OWNER  NAME(S)|PROPERTY ADDRESS|EMAIL|PHONE #\n${people}`,
    1,
    ['OWNER NAME(S)', 'PROPERTY ADDRESS', 'EMAIL', 'PHONE #'],
  ],
  [
    'of numbered owners',
    'Lot|Owner 1|Owner 2|Owner 1 Email\n1|Ana Reyes|Bo Chen|a@x.com\n2|Cy|Di|c@x.com',
    1,
    ['Lot', 'Owner 1', 'Owner 2', 'Owner 1 Email'],
  ],
  [
    'below titles that stand beside each other',
    `Heron Landing HOA||Owner Roster\nName|Address|Email|Phone\n${people}`,
    2,
    ['Name', 'Address', 'Email', 'Phone'],
  ],
  [
    'below a block about the community',
    `Heron Landing|555-0100\nboard@example.com\nUnits: 3|Owners: 3\nName|Address|Email|Phone\n${people}`,
    4,
    ['Name', 'Address', 'Email', 'Phone'],
  ],
  [
    'with years',
    'Name|Unit|2024 Dues|2025 Dues|Paid 2025\nAna|4|$10|$20|yes\nBo|5|$10|$20|no',
    1,
    ['Name', 'Unit', '2024 Dues', '2025 Dues', 'Paid 2025'],
  ],
  [
    'over rows of words only',
    'Resident|Street\nAna Reyes|Oak Street\nBo Chen|Elm Street',
    1,
    ['Resident', 'Street'],
  ],
  [
    'over rows with little in them',
    'Lot|Name|Email|Phone|Notes\n1\n2|Ana\n3\n4|Bo\n5',
    1,
    ['Lot', 'Name', 'Email', 'Phone', 'Notes'],
  ],
  [
    'over a row that says who owns it',
    'Unit|Name|Email\n|Owner\n5|Bo Chen|bo@example.com',
    1,
    ['Unit', 'Name', 'Email'],
  ],
  ['of one column', 'Email\nana@example.com\nbo@example.com', 1, ['Email']],
  ['missing', people, null, ['', '', '', '']],
  ['missing below a title', `Heron Landing HOA\n\n${people}`, null, ['', '', '', '']],
  ['missing, in one column', 'ana@example.com\nbo@example.com', null, ['']],
  ['missing, with names only', 'Reyes|Ana\nChen|Bo\nDiaz|Cy\nElm|Di', null, ['', '']],
  [
    'missing, with lots and units',
    'Lot 7|Unit 4|Ana Reyes\nLot 8|Unit 5|Bo Chen\nLot 9|Unit 6|Cy Diaz',
    null,
    ['', '', ''],
  ],
])('a header %s is found', ([, text, line, headers]) => {
  const found = findHeader(rowsOf(text))
  expect([found.line, found.headers]).toEqual([line, headers])
})

test.for<[what: string, text: string, line: number, headers: string[]]>([
  [
    'groups of columns',
    'Owner||Property\nFirst|Last|Address|Unit\nAna|Reyes|12 Oak St|4\nBo|Chen|14 Oak St|5',
    2,
    ['Owner First', 'Owner Last', 'Property Address', 'Property Unit'],
  ],
  [
    'a group in the middle, below a title',
    'Heron Landing HOA\n\n||Mailing Address\nName|Lot|Street|City|ZIP\nAna Reyes|7|12 Oak St|Austin|78701\nBo|8|14 Oak St|Austin|78701',
    4,
    ['Name', 'Lot', 'Mailing Address Street', 'Mailing Address City', 'Mailing Address ZIP'],
  ],
  [
    'cells merged over both lines, as a text keeps them',
    'Name|Address|Contact\n|||\n'.replace('|||\n', '||Email|Phone\n') + people,
    2,
    ['Name', 'Address', 'Contact Email', 'Contact Phone'],
  ],
  [
    'cells merged over both lines, as a workbook keeps them',
    `Name|Address|Contact|\nName|Address|Email|Phone\n${people}`,
    2,
    ['Name', 'Address', 'Contact Email', 'Contact Phone'],
  ],
  [
    'words that say each other',
    'Owner Name||Home Phone\nName|E-mail|Phone\nAna|ana@example.com|512-555-0100\nBo|bo@example.com|512-555-0101',
    2,
    ['Owner Name', 'Owner Name E-mail', 'Home Phone'],
  ],
])('a header of two lines with %s names every column', ([, text, line, headers]) => {
  const found = findHeader(rowsOf(text))
  expect([found.line, found.headers]).toEqual([line, headers])
})

test('rows below are kept as they are, with totals and empty ones; titles are told', () => {
  const found = findHeader(
    rowsOf(`Heron Landing\n\nName|Address|Email|Phone\n${people}\n\nTotal|3`),
  )
  expect(found.leftOut).toEqual([{ line: 1, because: 'title' }])
  expect(found.rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
    [4, 'Ana Reyes'],
    [5, 'Bo Chen'],
    [6, 'Cy Diaz'],
    [7, undefined],
    [8, 'Total'],
  ])
})

test('what a report writes above every page is left out everywhere', () => {
  const top = 'Heron Landing HOA\n|Owner\nUnit|Name|Email'
  const page = (from: number) =>
    [0, 1, 2].map((at) => `${from + at}|Ana Reyes|r${from + at}@example.com`).join('\n')
  const found = findHeader(
    rowsOf([top, page(1), top.toUpperCase(), page(4), top, page(7)].join('\n')),
  )
  expect(found.headers).toEqual(['Unit', 'Owner Name', 'Owner Email'])
  expect(found.rows.map(({ cells }) => cells[0])).toEqual([
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    '7',
    '8',
    '9',
  ])
  expect(found.leftOut.map(({ line }) => line)).toEqual([1, 7, 8, 9, 13, 14, 15])
})

test.for([1, 2, 3, 9])('nobody of %i rows above a header is lost', (count) => {
  const page = people.split('\n')[0]!
  const early = Array.from({ length: count }, () => page).join('\n')
  const { rows } = findHeader(
    rowsOf(`Heron Landing\n${early}\nName|Address|Email|Phone\n${people}`),
  )
  expect(rows.filter(({ cells }) => cells.length > 2 && cells[0] !== 'Name')).toHaveLength(
    count + 3,
  )
})

test('a row in the words of a header is none among people', () => {
  const found = findHeader(
    rowsOf(`${people}\n${people}\nHome Owner|Property Street|Owner|Resident`),
  )
  expect([found.line, found.rows.length]).toEqual([null, 7])
})

test('a title in the words of a header is none where the table is much wider', () => {
  const wide = `Owner Addresses|Phone List\nWer|Wo|Netz|Draht|Haus|Ort\n${people.replaceAll('\n', '|1|x\n')}|1|x`
  expect(findHeader(rowsOf(wide)).line).toBe(2)
})

test('the same row twice is no repetition of a header', () => {
  const found = findHeader(rowsOf(`Name|Address|Email|Phone\n${people}\n${people}`))
  expect(found.rows).toHaveLength(6)
})

test('a first row of a person is never taken for a header, nor lost', () => {
  const found = findHeader(
    rowsOf('Home Owner|12 Oak St|owner@example.com\nBo Chen|14 Oak St|bo@example.com'),
  )
  expect([found.line, found.rows.length]).toEqual([null, 2])
})

test.for([[''], ['\n\n'], ['x'], ['|||x']])('nothing much (%j) is no error', ([text]) => {
  const { rows, leftOut } = findHeader(rowsOf(text!))
  expect(rows.length + leftOut.length).toBe(rowsOf(text!).length)
})

test('every row is the header, left out with its line, or kept in order', () => {
  const cell = fc.constantFrom(
    '',
    'Name',
    'Email',
    'Owner',
    'Ana Reyes',
    '12 Oak St',
    'a@x.com',
    'Total',
    '3',
  )
  const table = fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 12 })
  fc.assert(
    fc.property(table, (cells) => {
      const rows = cells.map((each, at) => ({ line: at + 1, cells: each }))
      const found = findHeader(rows)
      const kept = new Set(found.rows.map(({ line }) => line))
      const left = new Set(found.leftOut.map(({ line }) => line))
      expect(found.rows).toEqual(rows.filter(({ line }) => kept.has(line)))
      for (const { line, cells: each } of rows) {
        const isHeader = found.line !== null && line <= found.line && line >= found.line - 1
        const isBlank = each.every((one) => one === '')
        expect(kept.has(line) || left.has(line) || isHeader || isBlank).toBe(true)
      }
    }),
    { numRuns: 2_000 },
  )
})
