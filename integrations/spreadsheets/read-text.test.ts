import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WholeSheet } from './collect-rows.ts'
import { readSpreadsheet } from './read-spreadsheet.ts'
import type { Delimiter, Encoding } from './spreadsheets.ts'

async function read(text: string | Buffer, name = 'owners.csv'): Promise<WholeSheet> {
  const outcome = await readSpreadsheet(Buffer.from(text), { name })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
  return outcome.value
}

const rowsOf = async (text: string | Buffer) =>
  (await read(text)).rows.map(({ line, cells }) => [line, ...cells])

test.for<[what: string, text: string, rows: (string | number)[][]]>([
  [
    'rows',
    'Name,Unit\nAna,4\n',
    [
      [1, 'Name', 'Unit'],
      [2, 'Ana', '4'],
    ],
  ],
  [
    'Windows line endings',
    'a,b\r\nc,d\r\n',
    [
      [1, 'a', 'b'],
      [2, 'c', 'd'],
    ],
  ],
  [
    'old Macintosh line endings',
    'a,b\rc,d\r',
    [
      [1, 'a', 'b'],
      [2, 'c', 'd'],
    ],
  ],
  [
    'mixed line endings',
    'a,b\rc,d\r\ne,f\ng,h',
    [
      [1, 'a', 'b'],
      [2, 'c', 'd'],
      [3, 'e', 'f'],
      [4, 'g', 'h'],
    ],
  ],
  ['blank rows in between', 'a,b\n\n,,\n  \nc,d\n', [[1, 'a', 'b'], [2], [3], [4], [5, 'c', 'd']]],
  ['blank rows at the end', 'a,b\n,\n\n\n', [[1, 'a', 'b']]],
  [
    'ragged rows',
    'a,b,c\nd\ne,f,g,h\n',
    [
      [1, 'a', 'b', 'c'],
      [2, 'd'],
      [3, 'e', 'f', 'g', 'h'],
    ],
  ],
  ['empty cells', 'a,,c,,\n', [[1, 'a', '', 'c']]],
  ['quotes around a delimiter', '"Chen, Bo",4\n', [[1, 'Chen, Bo', '4']]],
  [
    'doubled quotes',
    '"Bo ""Ace"" Chen",4\n"""Bo""",5',
    [
      [1, 'Bo "Ace" Chen', '4'],
      [2, '"Bo"', '5'],
    ],
  ],
  [
    'lines in a cell',
    'a,"12 Oak\r\nAustin",b\nc,d\n',
    [
      [1, 'a', '12 Oak\nAustin', 'b'],
      [3, 'c', 'd'],
    ],
  ],
  [
    'old lines in a cell',
    '"12 Oak\r\rAustin",b\rc,d\r',
    [
      [1, '12 Oak\n\nAustin', 'b'],
      [4, 'c', 'd'],
    ],
  ],
  ['quotes after a space', 'a, "Chen, Bo" ,b\n', [[1, 'a', 'Chen, Bo', 'b']]],
  [
    'spaces, as they are',
    ' a ,b \nc,d',
    [
      [1, ' a ', 'b '],
      [2, 'c', 'd'],
    ],
  ],
  [
    'zero characters, left out',
    'A\0na,4\nBo,5',
    [
      [1, 'Ana', '4'],
      [2, 'Bo', '5'],
    ],
  ],
  [
    'one column',
    'Email\nana@example.com\n',
    [
      [1, 'Email'],
      [2, 'ana@example.com'],
    ],
  ],
  ['the line that Excel alone understands', 'sep=;\r\nName;Unit\r\n', [[2, 'Name', 'Unit']]],
  ['that line in quotes', '"sep=|"\na,b|c,d\n', [[2, 'a,b', 'c,d']]],
])('a text is read with %s', async ([, text, rows]) => {
  expect(await rowsOf(text)).toEqual(rows)
})

test.for<[what: string, text: string, rows: (string | number)[][], stray: number[]]>([
  [
    'inside a cell',
    '6\' 2" tall,4\nBo,5',
    [
      [1, '6\' 2" tall', '4'],
      [2, 'Bo', '5'],
    ],
    [],
  ],
  ['around a word inside quotes', '"Bo "Ace" Chen",4\n', [[1, 'Bo "Ace" Chen', '4']], []],
  [
    'around the first word',
    '"Ace" Chen,4,"x"\nBo,5',
    [
      [1, '"Ace" Chen', '4', 'x'],
      [2, 'Bo', '5'],
    ],
    [1],
  ],
  [
    'that nothing closes',
    'a,b\n"Bo,5\nc,d\n',
    [
      [1, 'a', 'b'],
      [2, '"Bo', '5'],
      [3, 'c', 'd'],
    ],
    [2],
  ],
  [
    'before a quoted row',
    '"Bo,5\n"Ana","6"\nc,d',
    [
      [1, '"Bo', '5'],
      [2, 'Ana', '6'],
      [3, 'c', 'd'],
    ],
    [1],
  ],
  [
    'before a quoted cell',
    'Bo,"5\nc,"Ana Reyes"\n',
    [
      [1, 'Bo', '"5'],
      [2, 'c', 'Ana Reyes'],
    ],
    [1],
  ],
  [
    'around a word, with inches a line below',
    '"Ace" Chen,4\nBo,5"\nc,d',
    [
      [1, '"Ace" Chen', '4'],
      [2, 'Bo', '5"'],
      [3, 'c', 'd'],
    ],
    [1],
  ],
  [
    'before inches',
    'Bo,"5\nc,5" wide,d\n',
    [
      [1, 'Bo', '"5'],
      [2, 'c', '5" wide', 'd'],
    ],
    [1],
  ],
])('a quotation mark %s swallows nothing', async ([, text, rows, stray]) => {
  const sheet = await read(text)
  expect(sheet.rows.map(({ line, cells }) => [line, ...cells])).toEqual(rows)
  expect(sheet.strayQuotes).toEqual(stray)
})

test('a quote that is closed only many lines later was never one', async () => {
  const lines = Array.from({ length: 100 }, (_, at) => `Resident ${at},${at}`)
  const { rows, strayQuotes } = await read(`"Bo,5\n${lines.join('\n')}",x\n`)
  expect([rows.length, rows[100]!.line, strayQuotes]).toEqual([101, 101, [1]])
})

test.for([
  [', ""a', 'too many columns'],
  ['"a,"" "b\n', 'too many rows'],
  ['"",""",""",', 'too many columns'],
  ['"x""', 1],
  ['"a" b" ', 1],
  ['" ', 1],
] as const)(
  'a text full of %j, which closes no quote, is read in time proportional to its length',
  async ([piece, expected]) => {
    const text = Buffer.from(piece.repeat(5_000_000 / piece.length))
    const outcome = await readSpreadsheet(text, { name: 'x.csv' }) // in its square, the test is given up
    expect(outcome.ok ? outcome.value.rows.length : outcome.refusal.because).toBe(expected)
  },
)

const people = ['Ana Reyes', 'Bo Chen', 'Cy Diaz', 'Di Elm']

/** A roster as a program writes it, with places that have commas of their own. */
function rosterWith(delimiter: Delimiter): string {
  const header = ['Name', 'Address', 'Email'].join(delimiter)
  const rows = people.map((name, at) => {
    const place = `${at} Oak St, Austin, TX`
    const cells = [name, delimiter === ',' ? `"${place}"` : place, `r${at}@example.com; or call`]
    return cells.map((cell) => (delimiter === ';' ? cell.replace(';', '') : cell)).join(delimiter)
  })
  return ['Heron Landing, Austin', '', header, ...rows].join('\n')
}

test.for<[delimiter: Delimiter, what: string, text: string]>([
  [',', 'a roster with commas', rosterWith(',')],
  [';', 'a roster with semicolons', rosterWith(';')],
  ['\t', 'a roster with tabs', rosterWith('\t')],
  ['|', 'a roster with bars', rosterWith('|')],
  [
    ',',
    'what people type',
    people.map((name) => `${name}, 12 Oak St, ${name[0]}@example.com`).join('\n'),
  ],
  [';', 'names the other way round', 'Name;Unit\nReyes, Ana;4\nChen, Bo;5\nDiaz, Cy;6'],
  [';', 'quoted names the other way round', '"Reyes, Ana";"4"\n"Chen, Bo";"5"'],
  [';', 'rows without a header', 'Ana;12 Oak St, Austin\nBo;14 Oak St, Austin'],
  [
    ',',
    'several e-mails in a cell',
    'Name,Email\nAna,a@x.com;b@x.com\nBo,c@x.com;d@x.com\nCy,e@x.com',
  ],
  [
    ',',
    'rows whose empty cells are missing',
    'Name,Unit,Email,Phone\nAna\nBo,5\nCy,6,c@x.com\nDi,7',
  ],
  ['|', 'a table drawn with bars', 'Name | Unit, Lot\nReyes, Ana | 4\nBo | 5'],
  [',', 'one column', 'Name\nAna\nBo'],
])('%j separates the cells of %s', async ([delimiter, , text]) => {
  expect((await read(text)).delimiter).toBe(delimiter)
})

test('where either would do, a file called .tsv has tabs', async () => {
  const text = 'Reyes, Ana\tx\nChen, Bo\ty\n'
  expect((await read(text, 'owners.tsv')).delimiter).toBe('\t')
})

const written: Record<string, (text: string) => Buffer> = {
  'utf-8': (text) => Buffer.from(text),
  'utf-8 with its mark': (text) => Buffer.from(`\ufeff${text}`),
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'utf-16le with its mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be': (text) => Buffer.from(text, 'utf16le').swap16(),
  'utf-16be with its mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
}

test.for(Object.keys(written))('text in %s is told and read', async (kind) => {
  const { encoding, rows } = await read(written[kind]!('Name,Unit\nJosé Muñoz,4\nNguyễn,5\n'))
  expect(encoding).toBe(kind.split(' ')[0])
  expect(rows.map(({ cells }) => cells[0])).toEqual(['Name', 'José Muñoz', 'Nguyễn'])
})

test('what is not UTF-8 is Windows-1252, with its own quotes and its euro', async () => {
  const bytes = Buffer.from(
    'Name;Dues\nMu\xf1oz \x93Pepe\x94;\x80 5\nO\x92Brien;\x80 6\n',
    'latin1',
  )
  const { encoding, rows } = await read(bytes)
  expect(encoding).toBe('windows-1252' satisfies Encoding)
  expect(rows.slice(1).map(({ cells }) => cells)).toEqual([
    ['Muñoz “Pepe”', '€ 5'],
    ['O’Brien', '€ 6'],
  ])
})

test('lines of another program in a text that is marked as UTF-8 keep their letters', async () => {
  const bytes = Buffer.concat([
    Buffer.from('\ufeffName,4\nJosé,5\n'),
    Buffer.from('Mu\xf1oz,6\n', 'latin1'),
  ])
  expect((await read(bytes)).rows.map(({ cells }) => cells[0])).toEqual(['Name', 'José', 'Muñoz'])
})

/** Every cell in quotes, as RFC 4180 writes those that need them. */
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('a', ' ', ',', ';', '\t', '|', '"', '\n', 'é', '’'),
    maxLength: 8,
  }),
)

const cleaned = (text: string) =>
  text.replace(/[\p{Cc}\p{Cs}\ufffd\ufeff]/gu, (sign) => ('\n\t'.includes(sign) ? sign : ''))

const table = fc
  .array(fc.array(cell.map(cleaned), { minLength: 2, maxLength: 5 }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((rows) => [['Name', 'Unit'], ...rows.map((cells) => [...cells, 'end'])])

test('any table reads back equal, whatever it is written with', async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom<Delimiter>(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.constantFrom(...Object.keys(written)),
      async (rows, delimiter, lineEnd, kind) => {
        const lines = rows.map((cells) => cells.map(quoted).join(delimiter))
        const text = lines.map((line) => line.replaceAll('\n', lineEnd) + lineEnd).join('')
        const sheet = await read(written[kind]!(text))
        expect(sheet.rows.map(({ cells }) => cells)).toEqual(rows)
        expect(sheet.delimiter).toBe(delimiter)
        expect(sheet.strayQuotes).toEqual([])
        let line = 1
        for (const [at, cells] of rows.entries()) {
          expect(sheet.rows[at]!.line).toBe(line)
          line += cells.join('').split('\n').length
        }
      },
    ),
    // Encoding and delimiter are guessed; a table can be contrived that misleads any guess.
    { numRuns: 500 },
  )
})

test('nothing of a text without quotes is lost, whatever stands in it', async () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', ',', ';', '|', '\n', '"', "'"),
    maxLength: 60,
  })
  await fc.assert(
    fc.asyncProperty(word, async (text) => {
      const { rows } = await read(`start\n${text}\nend`)
      const letters = (of: string) => of.replace(/[^ab]/g, '')
      expect(letters(rows.map(({ cells }) => cells.join('')).join('')).slice(1)).toBe(
        letters(`start${text}end`).slice(1),
      )
    }),
    { numRuns: 1_000 },
  )
})
