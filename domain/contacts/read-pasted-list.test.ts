import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printPastedName } from './pasted-name.ts'
import { mostPasted, readPastedList } from './read-pasted-list.ts'

/** What a list is read as: `line address name`, or `line ? as typed` for what has no address. */
function read(text: string): string[] {
  const list = readPastedList(text)
  if (!list.ok) throw new Error(list.refusal.because)
  return list.value.map(({ line, email, typed, name }) =>
    [line, email ?? `? ${typed}`, name && printPastedName(name)].filter(Boolean).join(' '),
  )
}

test.for([
  ['commas', 'a@x.com,b@x.com, c@x.com'],
  ['semicolons', 'a@x.com;b@x.com ; c@x.com;'],
  ['spaces', 'a@x.com b@x.com   c@x.com'],
  ['tabs', 'a@x.com\tb@x.com\t\tc@x.com'],
  ['bars', '| a@x.com | b@x.com | c@x.com |'],
  ['slashes', 'a@x.com/b@x.com & c@x.com'],
  ['full-width signs', 'a@x.com，b@x.com；c@x.com、'],
  ['quotes', `"a@x.com","b@x.com",'c@x.com'`],
  ['brackets', '<a@x.com>,(b@x.com),[c@x.com]'],
  ['links', 'mailto:a@x.com, <mailto:b@x.com>; c@x.com<mailto:c@x.com>'],
  ['their own names', 'a@x.com <a@x.com>, b@x.com (b@x.com), "c@x.com" <C@x.com>'],
  ['a link with a subject', 'mailto:a@x.com?subject=Hello,b@x.com,c@x.com'],
  ['junk', ';; ,a@x.com,,; -- "b@x.com" ;;;c@x.com>>'],
  ['bullets and ends of sentences', '• a@x.com, * b@x.com, and c@x.com.'],
  ['invisible signs', '\ufeffa@x.com,\u200bb@x.com\u200b, \u202ac@x.com\u202c'],
  ['capitals', 'A@X.COM, B@x.com, c@x.Com'],
  ['labels', 'To: a@x.com; Cc: b@x.com, Email:c@x.com'],
  ['homes', 'Unit 4: a@x.com; Lot #7 - b@x.com, Apt 2B c@x.com'],
] as const)('addresses between %s are read', ([, text]) => {
  expect(read(text)).toEqual(['1 a@x.com', '1 b@x.com', '1 c@x.com'])
})

test.for([
  ['before an address in brackets', 'Bo Chen <bo@x.com>'],
  ['in quotes', '"Bo Chen" <bo@x.com>'],
  ['in single quotes', "'Bo Chen' <bo@x.com>"],
  ['in printed quotes', '“Bo Chen” <bo@x.com>'],
  ['last name first', 'Chen, Bo <bo@x.com>'],
  ['last name first, in quotes', '"Chen, Bo" <bo@x.com>'],
  ['before a bare address', 'Bo Chen bo@x.com'],
  ['behind a home', 'Unit 4 Bo Chen <bo@x.com>'],
  ['behind an address', 'bo@x.com Bo Chen'],
  ['behind it in brackets', 'bo@x.com (Bo Chen)'],
  ['before an address in round brackets', 'Bo Chen (bo@x.com)'],
  ['before a copied link', 'Bo Chen [mailto:bo@x.com]'],
  ['before a bracket nobody closed', 'Bo Chen <bo@x.com'],
  ['with a remark', 'Bo Chen (board) <bo@x.com>'],
  ['with a number', '12. Bo Chen - bo@x.com'],
  ['after a label', 'To: Bo Chen <bo@x.com>'],
  ['in a column', 'Bo Chen,bo@x.com'],
  ['in a column behind', 'bo@x.com;Bo Chen'],
  ['in two columns', 'Bo\tChen\tbo@x.com'],
  ['in two columns behind', 'bo@x.com\tBo\tChen'],
  ['in columns with more', 'Bo,Chen,bo@x.com,512-555-0100'],
  ['in rows with more', '12 Oak St\tBo Chen\tbo@x.com\t512-555-0100'],
] as const)('a name %s belongs to its address', ([, text]) => {
  expect(read(text)).toEqual(['1 bo@x.com Bo Chen'])
})

test.for([
  [
    'a list of Outlook',
    'Chen, Bo <bo@x.com>; de la Cruz, Ana Maria <ana@x.com>; Di <di@x.com>',
    ['1 bo@x.com Bo Chen', '1 ana@x.com Ana Maria de la Cruz', '1 di@x.com Di'],
  ],
  [
    'the same with commas',
    'Chen, Bo <bo@x.com>, Reyes, Ana <ana@x.com>',
    ['1 bo@x.com Bo Chen', '1 ana@x.com Ana Reyes'],
  ],
  [
    'names and addresses in turn',
    'Ana Reyes, ana@x.com, Bo Chen, bo@x.com',
    ['1 ana@x.com Ana Reyes', '1 bo@x.com Bo Chen'],
  ],
  [
    'addresses and names in turn',
    'ana@x.com, Ana Reyes, bo@x.com, Bo Chen',
    ['1 ana@x.com Ana Reyes', '1 bo@x.com Bo Chen'],
  ],
  [
    'a spreadsheet with its heading',
    'Full Name\tE-mail address\r\nBo Chen\tbo@x.com\r\nNobody\t\r\n\r\nAna Reyes\tana@x.com',
    ['2 bo@x.com Bo Chen', '3 ? Nobody', '5 ana@x.com Ana Reyes'],
  ],
  [
    'somebody without an address before somebody with one',
    'Bob Smith, Ana Reyes <ana@x.com>',
    ['1 ? Bob Smith', '1 ana@x.com Ana Reyes'],
  ],
  [
    'something unfinished among addresses',
    'ana@x.com, none, bo.example.com, bo@, bo@x.com',
    ['1 ana@x.com', '1 ? none', '1 ? bo.example.com', '1 ? bo@', '1 bo@x.com'],
  ],
  [
    'something unfinished in brackets',
    'Bo <bo.example.com>; Ana <ana@x.com>',
    ['1 ? Bo <bo.example.com> Bo', '1 ana@x.com Ana'],
  ],
  [
    'slips one can mend',
    'ana @ gmail.com, bo@gmail,com; cy@@x.com, di@x..com',
    ['1 ? ana @ gmail.com', '1 ? bo@gmail,com', '1 ? cy@@x.com', '1 ? di@x..com'],
  ],
  ['names of another script', '王小明 <wang@x.com>', ['1 wang@x.com 王小明']],
  ['nothing but a heading', 'Name, Email', []],
  ['nothing', ' \n;;\t\n--\n', []],
] as const)('%s is read', ([, text, entries]) => {
  expect(read(text)).toEqual(entries)
})

test.for([
  [
    'a line break and a header',
    '"Bo\r\nBcc: all@x.com" <bo@x.com>',
    ['1 ? "Bo', '2 all@x.com', '2 bo@x.com'],
  ],
  ['a NUL', 'Bo\u0000Chen <bo@x.com>', ['1 bo@x.com']],
  ['a right-to-left override', '\u202eBo Chen <bo@x.com>', ['1 bo@x.com']],
  ['a link', 'http://evil.example/ <bo@x.com>', ['1 bo@x.com']],
  ['markup', '<b>Bo</b> <bo@x.com>', ['1 bo@x.com Bo']],
  ['a very long text', `${'Bo '.repeat(200)}<bo@x.com>`, ['1 bo@x.com']],
] as const)('of a name with %s the address is kept', ([, text, entries]) => {
  expect(read(text).map((entry) => entry.replace('? Bo', '? "Bo'))).toEqual(entries)
})

const word = fc.constantFrom(
  'Ana',
  'Bo',
  'de',
  'Reyes',
  "O'Neil",
  'none',
  'x.y',
  '512-555-0100',
  'Lot',
  '7',
  '@',
  'a@',
  '(x)',
)
const address = fc.nat(99).map((number) => `p${number}@example.com`)
const wrapped = fc
  .tuple(address, fc.constantFrom('%', '<%>', '"%"', '(%)', 'mailto:%', "'%'", '<mailto:%>'))
  .map(([address, around]) => around.replace('%', address))
const sign = fc.constantFrom(', ', ',', ';', '; ', ' ', '\t', '\n', '\r\n', ' | ', ';;', ' , ')
const list = fc.array(fc.tuple(fc.oneof({ weight: 2, arbitrary: wrapped }, word), sign), {
  maxLength: 30,
})
const pasted = (parts: [string, string][]) => parts.flat().join('')

test('every address of a list is read, once and in its order', () => {
  const addresses = fc.array(fc.tuple(wrapped, sign), { maxLength: 40 })
  fc.assert(
    fc.property(addresses, (parts) => {
      const numbered = parts.map(
        ([one, sign], at) => [one.replace(/p\d+/g, `p${at}`), sign] as [string, string],
      )
      const outcome = readPastedList(pasted(numbered))
      const emails = outcome.ok && outcome.value.map(({ email }) => email)
      expect(emails).toEqual(parts.map((_, at) => `p${at}@example.com`))
    }),
    { numRuns: 500 },
  )
})

test('whatever stands in a list stands in exactly one of its entries, in the same order', () => {
  const plain = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []
  fc.assert(
    fc.property(list, (parts) => {
      const text = pasted(parts)
      const outcome = readPastedList(text)
      const said = outcome.ok ? outcome.value.flatMap(({ typed }) => plain(typed)) : []
      const headings = new Set(['Lot', 'de'])
      const missing = plain(text).filter((word) => !headings.has(word))
      expect(said.filter((word) => !headings.has(word))).toEqual(missing)
    }),
    { numRuns: 2000 },
  )
})

test('any text is read without fail, and entries never run past their limits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const outcome = readPastedList(text)
      for (const { typed, name } of outcome.ok ? outcome.value : []) {
        expect(typed.length).toBeLessThanOrEqual(201)
        if (name) expect(printPastedName(name)).not.toMatch(/[\p{Cc}\p{Cf}<>]/u)
      }
    }),
    { numRuns: 1000 },
  )
})

test('as many entries as one list may have are read, and one more is refused', () => {
  const lines = (count: number) => Array.from({ length: count }, (_, at) => `p${at}@x.com`)
  const full = readPastedList(lines(mostPasted).join('\n'))
  expect(full.ok && full.value.length).toBe(2000)
  const refusal = { because: 'too many', entries: 2001, most: 2000 }
  for (const between of ['\n', ', ', ' ', 'Bo Chen <x@y.com>;'])
    expect(readPastedList(lines(2001).join(between))).toMatchObject({
      refusal: { because: 'too many' },
    })
  expect(readPastedList(lines(2001).join('\n'))).toEqual({ ok: false, refusal })
  const many = readPastedList(lines(5000).join('; '))
  expect(many).toEqual({ ok: false, refusal: { ...refusal, entries: 5000 } })
})

test.for([
  'ana@x.com, ',
  'Chen, Bo <bo@x.com>; ',
  '"<([@',
  '("',
  '<',
  'a',
  'a@',
  'a, ',
  '@ ',
  'A b\t',
  "'.",
  '?a=',
  'a@x.com:',
  '\u200b',
  'Aa,',
  '-.',
  ' ',
  '\n',
])('a megabyte of “%s” is read while one waits', (part) => {
  const text = part.repeat(1_000_000 / part.length)
  for (const [before, after] of [
    ['', ''],
    ['bo@x.com', ''],
    ['', 'bo@x.com'],
  ] as const)
    expect(readPastedList(before + text + after)).toHaveProperty('ok')
})
