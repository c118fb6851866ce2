import { expect, test } from 'vitest'
import { guessColumns } from './guess-columns.ts'
import { understandRoster } from './understand-roster.ts'

const place = { city: 'Austin', state: 'TX', zip: '78701' }

/** Everybody of one row, and why somebody has to look; cells are parted by `|`. */
function understand(headers: string, cells: string) {
  const names = headers.split('|')
  const rows = [{ line: 2, cells: cells.split('|') }]
  const columns = guessColumns({ headers: names, rows })
  const [row] = understandRoster({ headers: names, rows, columns, place })
  return { people: row!.people, reasons: row!.problems.map(({ reason }) => reason) }
}

const owners = 'Owner Last|Owner First|Spouse First|Spouse Last|Address|E-Mail|Spouse E-Mail'

test.for([
  ['Abbott|Tim|Jane|', 'Jane', 'Abbott'],
  ['Abbott|Tim|Mary Ann|', 'Mary Ann', 'Abbott'],
  ['Abbott|Tim|Jane|Ortiz', 'Jane', 'Ortiz'],
] as const)('who stands beside a spouse without a surname shares it: %s', ([names, ...second]) => {
  const [firstName, lastName] = second
  const { people, reasons } = understand(owners, `${names}|1 Elm Ct|t@example.com|j@example.com`)
  expect(people).toMatchObject([
    { firstName: 'Tim', lastName: 'Abbott', email: 't@example.com' },
    { firstName, lastName, email: 'j@example.com' },
  ])
  expect(reasons).toEqual([])
})

test.for([
  ['Owner First|Owner Last|Spouse', 'Al|Abt|Ann', 'Ann', 'Abt'],
  ['Owner First|Owner Last|Spouse', 'Al|Jay-Kay|Lu', 'Lu', 'Jay-Kay'],
  ['Owner|Co-Owner', 'Abt, Al|Ann', 'Ann', 'Abt'],
  ['Owner 1|Owner 2', 'Al Abt|Ann', 'Ann', 'Abt'],
  ['Owner First|Owner Last|Spouse', 'Al|Abt|Ann Ortiz', 'Ann', 'Ortiz'],
] as const)(
  'of %s, a single given name shares the surname before: %s',
  ([headers, names, ...second]) => {
    const [firstName, lastName] = second
    const { people, reasons } = understand(
      `${headers}|Address|Email`,
      `${names}|1 Elm Ct|al@example.com`,
    )
    expect(people).toMatchObject([{ firstName: 'Al' }, { firstName, lastName }])
    expect(reasons).toEqual(['missing email'])
  },
)

test('a surname alone in a second column still asks for the given name', () => {
  const { reasons } = understand(
    'Owner 1|Owner 2|Address|Email',
    'Al Abt|Garcia|1 Elm Ct|al@example.com',
  )
  expect(reasons).toContain('missing first name')
})

test('a second address is the second’s of a couple that stands in the first column', () => {
  const headers = 'Owner 1|Owner 2|Address|Email 1|Email 2'
  const couple = understand(headers, 'Tom & Una Udall||1 Elm Ct|hawk@example.com|dove@example.com')
  expect(couple.people).toMatchObject([
    { email: 'hawk@example.com' },
    { email: 'dove@example.com' },
  ])
  expect(couple.reasons).toEqual([])

  const alone = understand(headers, 'Tom Udall||1 Elm Ct||dove@example.com')
  expect(alone.people).toMatchObject([{ email: null }])
  expect(alone.reasons).toEqual(['another email left out', 'missing email'])
})

test('a second column of names is written as the first, where it does not tell by itself', () => {
  const headers = 'Owner Name|Owner Name 2|Address|Email'
  const { people } = understand(headers, 'BAKER LOU|ABBOTT JANE|1 Elm Ct|lou@example.com')
  expect(people).toMatchObject([
    { firstName: 'Lou', lastName: 'Baker' },
    { firstName: 'Jane', lastName: 'Abbott' },
  ])
})

test('nobody gets the surname of an organisation, or of somebody who has none', () => {
  const { reasons } = understand(owners, '|Tim|Jane||1 Elm Ct|t@example.com|j@example.com')
  expect(reasons).toEqual(['missing last name', 'missing last name'])

  const trust = understand(owners, 'Oak Trust||Jane||1 Elm Ct||j@example.com')
  expect(trust.people).toMatchObject([{ firstName: 'Jane', lastName: '' }])
})

test.for([
  ['Contact Email', 'quinn@example.com / 512-555-0140'],
  ['Contact Email', 'Cell: (512) 555-0140, quinn@example.com'],
  ['Contact Email', 'Quinn <quinn@example.com>; 512.555.0140 (cell)'],
  ['Phone', '512-555-0140 quinn@example.com'],
] as const)('an address and a number in one cell of %s are both read: %s', ([header, cell]) => {
  const { people, reasons } = understand(`Name|Address|${header}`, `Quinn Reed|1 A St|${cell}`)
  expect(people).toMatchObject([{ email: 'quinn@example.com', phone: '+15125550140' }])
  expect(reasons).toEqual([])
})

test('a number in the column of addresses gives way to one in its own', () => {
  const { people, reasons } = understand(
    'Name|Address|Email|Phone',
    'Quinn Reed|1 A St|quinn@example.com 512-555-0140|512-555-0141',
  )
  expect(people).toMatchObject([{ email: 'quinn@example.com', phone: '+15125550141' }])
  expect(reasons).toEqual([])
})

test('an address made of a number is an address', () => {
  const { people } = understand('Name|Address|Email', 'Quinn Reed|1 A St|5125550140@txt.example')
  expect(people).toMatchObject([{ email: '5125550140@txt.example', phone: null }])
})

test.for([
  ['First|Middle|Last|Suffix|Address|Email', 'Alan|Q|Turner|Sr.', 'Alan Q', 'Turner Sr.'],
  ['Last|Suffix|Middle|First|Address|Email', 'Turner|III|Q.|Alan', 'Alan Q.', 'Turner III'],
  ['First|Middle|Last|Suffix|Address|Email', 'Alan||Turner|', 'Alan', 'Turner'],
  ['First|Middle|Last|Suffix|Address|Email', 'Alan|N/A|Turner|', 'Alan', 'Turner'],
] as const)(
  'a middle name and what tells a father from his son belong to a name: %s',
  ([headers, cells, firstName, lastName]) => {
    const { people } = understand(headers, `${cells}|1 Elm Ct|alan@example.com`)
    expect(people).toMatchObject([{ firstName, lastName }])
  },
)

test('each of two people has the middle name and the suffix that stand by theirs', () => {
  const names = 'First|Middle|Last|Suffix|First|Middle|Last|Suffix'
  const { people } = understand(`${names}|Address`, 'Al|Q|Hart|Sr.|Bo|R|Hart|Jr.|1 Elm Ct')
  expect(people).toMatchObject([
    { firstName: 'Al Q', lastName: 'Hart Sr.' },
    { firstName: 'Bo R', lastName: 'Hart Jr.' },
  ])
})

test('a suffix without a surname is nobody’s name', () => {
  const { reasons } = understand('First|Last|Suffix|Address', 'Alan||Jr.|1 Elm Ct')
  expect(reasons).toContain('missing last name')
})

test('what nobody sees in a cell is no part of it', () => {
  const { people, reasons } = understand(
    'Name|Address|Email',
    'Kim,\u200b Soo-Jin\u200e|1 Elm Ct|\ufeffsoo@example.com\u200b',
  )
  expect(people).toMatchObject([
    { firstName: 'Soo-Jin', lastName: 'Kim', email: 'soo@example.com' },
  ])
  expect(reasons).toEqual([])
})
