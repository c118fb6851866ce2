import { expect, test } from 'vitest'
import { dealEmails, dealPhones } from './deal-contacts.ts'
import { saysNoContact } from './read-contacts.ts'

const john = { firstName: 'John', lastName: 'Smith' }
const mary = { firstName: 'Mary', lastName: 'Smith' }
const cells = (...typed: string[]) => typed.map((typed) => ({ column: 'Contact', typed, rank: 0 }))

test.for([
  ['john@example.com', ['john@example.com', null]],
  ['mary@example.com', [null, 'mary@example.com']],
  ['the.smiths@example.com', ['the.smiths@example.com', null]],
  ['john@example.com, mary@example.com', ['john@example.com', 'mary@example.com']],
  ['mary@example.com; john@example.com', ['john@example.com', 'mary@example.com']],
  ['msmith@example.com / jsmith@example.com', ['jsmith@example.com', 'msmith@example.com']],
  ['a1@example.com or b2@example.com', ['a1@example.com', 'b2@example.com']],
  ['a1@example.com b2@example.com', ['a1@example.com', 'b2@example.com']],
  ['John <j@example.com>, Mary <m@example.com>', ['j@example.com', 'm@example.com']],
  ['mailto:JOHN@Example.com', ['john@example.com', null]],
  ['john@example.com (work)', ['john@example.com', null]],
  ['Home: john@example.com; Work: mary@example.com', ['john@example.com', 'mary@example.com']],
  ['n/a', [null, null]],
  ['john@example.com.', ['john@example.com', null]],
  ['mary@example.com; n/a', [null, 'mary@example.com']],
  ['john@example.com ::: mary@example.com', ['john@example.com', 'mary@example.com']],
] as const)('of a couple, “%s” are dealt to whom they belong', ([typed, values]) => {
  expect(dealEmails(cells(typed), [john, mary])).toEqual({ values, problems: [] })
})

test('the plural of a surname is nobody’s own address', () => {
  const [bill, sue] = [
    { firstName: 'Bill', lastName: 'Tate' },
    { firstName: 'Sue', lastName: 'Tate' },
  ]
  expect(dealEmails(cells('tates@example.com ::: sue@example.com'), [bill, sue])).toEqual({
    values: ['tates@example.com', 'sue@example.com'],
    problems: [],
  })
  expect(dealEmails(cells('tates@example.com'), [bill, sue]).values[0]).toBe('tates@example.com')
  expect(dealEmails(cells('state@example.com'), [bill, sue]).values[1]).toBe('state@example.com')
})

test('the words beside numbers of one cell count as those above columns do', () => {
  const dealt = (typed: string, ...people: (typeof john)[]) => dealPhones(cells(typed), people)
  const [one, two] = ['+15125550101', '+15125550102']
  expect(dealt('(H) 512-555-0101 (C) 512-555-0102', john)).toEqual({ values: [two], problems: [] })
  expect(dealt('Home: 512-555-0101, Mobile: 512-555-0102', john).values).toEqual([two])
  expect(dealt('W 512-555-0101 H 512-555-0102', john).values).toEqual([two])
  expect(dealt('512-555-0101 (casa) / 512-555-0102 (cel)', john).values).toEqual([two])
  expect(dealt('512-555-0101 home', john).values).toEqual([one])
  expect(dealt('c: 512-555-0101 c: 512-555-0102', john, mary).values).toEqual([one, two])
  expect(dealt('Mobile: 512-555-0101, Home: 512-555-0102', john, mary).values).toEqual([one, null])
  expect(dealt('John cell 512-555-0101, Mary home 512-555-0102', john, mary).values).toEqual([
    one,
    two,
  ])
})

test('a second address of one of a couple is not the other’s', () => {
  const { values, problems } = dealEmails(cells('john@home.com, john@work.com'), [john, mary])
  expect(values).toEqual(['john@home.com', null])
  expect(problems).toMatchObject([{ reason: 'another email left out', typed: 'john@work.com' }])
})

test('more addresses than people are not dealt silently', () => {
  const three = dealEmails(cells('a1@example.com, b2@example.com, c3@example.com'), [john, mary])
  const two = dealEmails(cells('work@example.com, home@example.com'), [john])

  expect(three.problems).toMatchObject([{ reason: 'unclear emails' }])
  expect(two.values).toEqual(['work@example.com'])
  expect(two.problems).toMatchObject([
    { reason: 'another email left out', typed: 'home@example.com' },
  ])
})

test('an address with a slip is kept, with what was probably meant', () => {
  expect(dealEmails(cells('john@gmial.com'), [john])).toEqual({
    values: ['john@gmial.com'],
    problems: [
      {
        column: 'Contact',
        reason: 'mistyped email',
        typed: 'john@gmial.com',
        suggestion: 'john@gmail.com',
      },
    ],
  })
  expect(dealEmails(cells('john at example'), [john]).problems).toMatchObject([
    { reason: 'unreadable email' },
  ])
})

test('a comma for a dot is a slip, and not the end of an address', () => {
  expect(dealEmails(cells('john@example,com'), [john]).problems).toEqual([
    {
      ...{ column: 'Contact', reason: 'unreadable email' },
      ...{ typed: 'john@example,com', suggestion: 'john@example.com' },
    },
  ])
})

test.for([
  ['512-555-0101', ['+15125550101', null]],
  ['5125550101.0', ['+15125550101', null]],
  ['512-555-0101 / 512-555-0102', ['+15125550101', '+15125550102']],
  ['(512) 555-0101 (512) 555-0102', ['+15125550101', '+15125550102']],
  ['Mary 512-555-0102, John 512-555-0101', ['+15125550101', '+15125550102']],
  ['512-555-0102 (Mary)', [null, '+15125550102']],
  ['Cell: 512.555.0101', ['+15125550101', null]],
  ['unlisted', [null, null]],
] as const)('of a couple, the numbers “%s” are dealt to whom they belong', ([typed, values]) => {
  expect(dealPhones(cells(typed), [john, mary])).toEqual({ values, problems: [] })
})

test('a number is dealt without its extension, and it is said', () => {
  const typed = '512-555-0101 ext. 4'
  expect(dealPhones(cells(typed), [john])).toEqual({
    values: ['+15125550101'],
    problems: [{ column: 'Contact', reason: 'extension left out', typed, suggestion: null }],
  })
})

test('a mobile is taken before a number at home, and a number nobody can have is told', () => {
  const phones = [
    { column: 'Home', typed: '512-555-0101', rank: 2 },
    { column: 'Cell', typed: '512-555-0102', rank: 0 },
  ]
  expect(dealPhones(phones, [john])).toEqual({ values: ['+15125550102'], problems: [] })
  expect(dealPhones([{ ...phones[1]!, typed: '555-0102' }, phones[0]!], [john])).toEqual({
    values: ['+15125550101'],
    problems: [{ column: 'Cell', reason: 'unreadable phone', typed: '555-0102', suggestion: null }],
  })
})

test('three numbers of two people leave a doubt', () => {
  const { problems } = dealPhones(cells('512-555-0101/512-555-0102/512-555-0103'), [john, mary])
  expect(problems).toMatchObject([{ reason: 'unclear phones' }])
})

test.for([
  'none',
  'N/A',
  'no email',
  'No E-mail',
  '-',
  '?',
  'unlisted',
  'sin correo',
  'no tiene',
  '0',
  'xxx',
])('“%s” is no contact', (typed) => {
  expect(saysNoContact(typed)).toBe(true)
})

test.for(['a@example.com', '512-555-0101', 'ask Bo'])('“%s” is one, or ought to be', (typed) => {
  expect(saysNoContact(typed)).toBe(false)
})
