import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessColumns } from './guess-columns.ts'
import { understandRoster } from './understand-roster.ts'
import type { UnderstoodRow } from './understand-row.ts'

const place = { city: 'Austin', state: 'TX', zip: '78701' }

/** Understands rows whose cells are parted by `|`. */
function understand(headers: string, ...rows: string[]): UnderstoodRow[] {
  return understandTable(
    headers.split('|'),
    rows.map((row) => row.split('|')),
  )
}

function understandTable(headers: readonly string[], table: readonly (readonly string[])[]) {
  const rows = table.map((cells, index) => ({ line: index + 2, cells }))
  return understandRoster({ headers, rows, columns: guessColumns({ headers, rows }), place })
}

test('a couple of one cell is two people of one home, the first its head', () => {
  const [row] = understand(
    'Owner|Address|Email|Phone',
    'Smith, John & Mary|123 Main St #4|john@example.com|512-555-0101',
  )
  expect(row).toEqual({
    line: 2,
    people: [
      { firstName: 'John', lastName: 'Smith', email: 'john@example.com', phone: '+15125550101', householdRole: 'head', isRoleUsual: true, occupancy: 'owner', role: null, title: null },
      { firstName: 'Mary', lastName: 'Smith', email: null, phone: null, householdRole: 'member', isRoleUsual: true, occupancy: 'owner', role: null, title: null },
    ],
    organization: null,
    home: { kind: 'street', street: '123 MAIN ST', unit: '# 4', city: 'AUSTIN', state: 'TX', zip: '78701' },
    homeKey: '78701|123||MAIN|ST||4',
    householdName: null,
    householdKey: '',
    isVacant: false,
    isHomeOnly: false,
    problems: [{ column: 'Email', field: 'email', reason: 'missing email', typed: null, suggestion: null }],
    skipped: null,
  }) // biome-ignore format: a person a line
})

test('the first person of a home is its head, however the home is spelled', () => {
  const rows = understand(
    'Name|Address|Email',
    'Ana Reyes|1 Main St|a@example.com',
    'Bo Chen|1 MAIN STREET|b@example.com',
    'Eve Stone|2 Main St|e@example.com',
  )
  expect(heads(rows)).toEqual(['head', 'member', 'head'])
})

test('who is told twice is head both times', () => {
  const rows = understand(
    'Name|Address|Email|Household Role',
    'Ana Reyes|1 Elm St|ana@example.com|',
    'Bo Reyes|1 Elm St|bo@example.com|',
    'Ana Reyes|1 Elm St|ana@example.com|',
    'Cy Lim|2 Oak St|cy@example.com|',
    'Di Lim|2 Oak St|di@example.com|Head',
    'Di Lim|2 Oak St|di@example.com|',
  )
  expect(heads(rows)).toEqual(['head', 'member', 'head', 'member', 'head', 'head'])
})

test('who is called head is it, and nobody else of the home', () => {
  const rows = understand(
    'Name|Address|Household Role',
    'Ana Reyes|1 Main St|',
    'Bo Chen|1 Main St|Head of Household',
  )
  expect(heads(rows)).toEqual(['member', 'head'])
})

test('a Household column parts the households of one home', () => {
  const rows = understand(
    'Name|Address|Household',
    'Ana Reyes|1 Main St|Up',
    'Bo Chen|1 Main St|Down',
    'Eve Stone|1 Main St|up',
  )
  expect(heads(rows)).toEqual(['head', 'head', 'member'])
  expect(rows.map(({ householdName }) => householdName)).toEqual(['Up', 'Down', 'up'])
})

const heads = (rows: UnderstoodRow[]) =>
  rows.flatMap(({ people }) => people.map(({ householdRole }) => householdRole))

test.for([
  ['1 Main St', 'owner'],
  ['1 Main Street, Austin TX 78701', 'owner'],
  ['1 Main', 'owner'],
  ['PO Box 12', 'owner'],
  ['same', 'owner'],
  ['', 'owner'],
  ['9 Elm Dr', 'absentee owner'],
  ['9 Elm Dr, Dallas TX 75201', 'absentee owner'],
] as const)('an owner who gets mail at “%s” is %s', ([mail, occupancy]) => {
  const [row] = understand(
    'Owner|Property Address|Mailing Address',
    `Ana Reyes|1 Main St|${mail}`,
    'Bo Chen|2 Main St|2 Main St',
  )
  expect(row!.people[0]!.occupancy).toBe(occupancy)
  expect(row!.home).toMatchObject({ street: '1 MAIN ST' })
})

test.for([
  ['Occupancy', 'Renter', 'renter'],
  ['Occupancy', 'Owner', 'absentee owner'],
  ['Occupancy', 'Owner Occupied', 'owner'],
  ['Owner Occupied', 'yes', 'owner'],
  ['Owner Occupied', 'N', 'absentee owner'],
  ['Rented?', 'Yes', 'absentee owner'],
] as const)(
  'where mail goes elsewhere and %s says “%s”, occupancy is %s',
  ([header, said, occupancy]) => {
    const [row] = understand(
      `Name|Property Address|Mailing Address|${header}`,
      `Ana Reyes|1 Main St|9 Elm Dr|${said}`,
    )
    expect(row!.people[0]!.occupancy).toBe(occupancy)
  },
)

test('a role or title of a couple is nobody’s for sure', () => {
  const reasons = (row: UnderstoodRow) => row.problems.map(({ reason }) => reason)
  const [couple, one, plain] = understand(
    'Name|Address|Role|Email',
    'John and Mary Smith|1 Main St|Board|j@example.com, m@example.com',
    'Bo Chen|2 Main St|Board|b@example.com',
    'Ana and Luis Reyes|3 Main St|Member|a@example.com, l@example.com',
  )

  expect(reasons(couple!)).toEqual(['unclear whose role'])
  expect(reasons(one!)).toEqual([])
  expect(reasons(plain!)).toEqual([])
  expect(one!.people[0]!.role).toBe('Board')
})

test('an organisation owns a home without being a person of it', () => {
  const [trust] = understand('Owner|Address|Email', 'THE OAK TRUST|1 Main St|oak@example.com')
  expect(trust).toMatchObject({
    people: [],
    organization: 'The Oak Trust',
    householdName: 'The Oak Trust',
  })
  expect(trust!.problems).toMatchObject([
    { column: 'Owner', reason: 'organization without a person' },
  ])
})

test('first and last names in columns may hold a couple or an organisation', () => {
  const names = (row: UnderstoodRow) =>
    row.people.map(({ firstName, lastName }) => `${firstName} ${lastName}`)
  const rows = understand(
    'First|Last|Address',
    'John & Mary|Smith|1 Main St',
    'Ana & Bo|Reyes & Chen|2 Main St',
    '|Oak LLC|3 Main St',
    '|Vacant|4 Main St',
    'Ana|N/A|5 Main St',
    'Current|Resident|6 Main St',
  )

  expect(rows.map(names)).toEqual([
    ['John Smith', 'Mary Smith'],
    ['Ana Reyes', 'Bo Chen'],
    [],
    [],
    ['Ana '],
    [],
  ])
  expect(rows.map(({ organization }) => organization)).toEqual([
    null,
    null,
    'Oak LLC',
    null,
    null,
    null,
  ])
  expect(rows.map(({ isVacant }) => isVacant)).toEqual([false, false, false, true, false, false])
  expect(rows[4]!.problems).toMatchObject([
    { reason: 'missing last name' },
    { reason: 'missing email' },
  ])
})

test('a problem names the column where it stands', () => {
  const problems = (row: UnderstoodRow | undefined) =>
    row!.problems.map(({ column, reason, typed }) => [column, reason, typed])
  const [street, lot, none] = understand(
    'Owner|Street Address|Lot No|Email',
    'Ana Reyes|Main Street||ana@example.com',
    'Bo Chen||7 & 8|bo@example.com',
    'Eve Stone|||eve@example.com',
  )

  expect(problems(street)).toEqual([['Street Address', 'unreadable street', 'Main Street']])
  expect(problems(lot)).toEqual([['Lot No', 'several homes', '7 & 8']])
  expect(problems(none)).toEqual([['Street Address', 'missing home', null]])
})

test('tenants whose columns somebody chose live there as renters, with what is theirs', () => {
  const headers = ['Owner Name', 'Owner Email', 'Tenant Name', 'Tenant Email', 'Address']
  const cells = ['Ana Reyes', 'ana@example.com', 'Bo Chen', 'bo@example.com', '1 Main St']
  const rows = [{ line: 2, cells }]
  const chosen = { 'tenant name': 'fullName', 'tenant email': 'email' } as const
  const columns = guessColumns({ headers, rows }, { chosen })
  const [row] = understandRoster({ headers, rows, columns, place })

  expect(row!.people).toMatchObject([
    { firstName: 'Ana', email: 'ana@example.com', occupancy: 'owner', householdRole: 'head' },
    { firstName: 'Bo', email: 'bo@example.com', occupancy: 'renter', householdRole: 'member' },
  ])
})

test('a column without a header is named by its place', () => {
  const [row] = understandTable(
    ['', '', ''],
    [
      ['Prince', '1 Main St', 'p@example.com'],
      ['Ana Reyes', '2 Main St', 'a@example.com'],
      ['Bo Chen', '3 Main St', 'b@example.com'],
      ['Eve Stone', '4 Main St', 'e@example.com'],
    ],
  )
  expect(row!.problems).toMatchObject([{ column: 'column 1', reason: 'missing last name' }])
})

test.for([
  ['||', 'blank row'],
  ['Owner|Address|Email', 'repeated header'],
  ['OWNER|ADDRESS|', 'repeated header'],
  ['Total|2|', 'totals row'],
  ['Grand total:|2|$12.00', 'totals row'],
  ['Total homeowners: 7||', 'totals row'],
  ['|Count|2', 'totals row'],
  ['Page 1 of 3||', 'footer'],
  ['Printed on 1/2/2026||', 'footer'],
] as const)('“%s” is skipped: %s', ([row, reason]) => {
  const rows = understand('Owner|Address|Email', 'Ana Reyes|1 Main St|a@example.com', row)
  expect(rows.map(({ skipped }) => skipped)).toEqual([null, reason])
})

test.for([
  'Total Wine LLC|2 Main St|',
  'Paige Turner|2 Main St|',
  'Report Chen|2 Main St|r@example.com',
])('“%s” is somebody’s row', (row) => {
  const [read] = understand('Owner|Address|Email', row)
  expect(read).toMatchObject({ skipped: null, home: { street: '2 MAIN ST' } })
})

const name = fc.constantFrom(
  'Ana Reyes',
  'Smith, John & Mary',
  'Juan de la Cruz',
  'McDonald, Sean',
  'Oak Trust',
  'Vacant',
  '',
  'John Smith & Mary',
  'Prince',
)
const address = fc.constantFrom(
  '1 Main St',
  '2 Main Street Apt 4',
  'Lot 7',
  'PO Box 9',
  'Main St',
  '',
  '3 Elm Dr, Austin, TX 78701',
)
const email = fc.constantFrom(
  'ana@example.com',
  'john@example.com, mary@example.com',
  'n/a',
  '',
  'x@gmial.com',
  'nobody',
)
const phone = fc.constantFrom('512-555-0101', '(512) 555-0102 / 512 555 0103', '', '555-0101')
const occupancy = fc.constantFrom('Owner', 'Renter', 'Absentee Owner', '')
const headers = ['Owner Name', 'Property Address', 'Email', 'Phone', 'Occupancy']
const table = fc.array(fc.tuple(name, address, email, phone, occupancy), {
  minLength: 1,
  maxLength: 8,
})

test('shuffling columns changes nothing', () => {
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(table, order, (rows, order) => {
      const shuffled = rows.map((row) => order.map((index) => row[index]!))
      const shuffledHeaders = order.map((index) => headers[index]!)
      expect(understandTable(shuffledHeaders, shuffled)).toEqual(understandTable(headers, rows))
    }),
  )
})

test('a roster means the same in capitals and in small letters', () => {
  const folded = (rows: UnderstoodRow[]) => JSON.parse(JSON.stringify(rows).toLowerCase())
  const inCase = (rows: string[][], change: (text: string) => string) =>
    folded(
      understandTable(
        headers.map(change),
        rows.map((row) => row.map(change)),
      ),
    )
  fc.assert(
    fc.property(table, (rows) => {
      const asTyped = folded(understandTable(headers, rows))
      expect(inCase(rows, (text) => text.toUpperCase())).toEqual(asTyped)
      expect(inCase(rows, (text) => text.toLowerCase())).toEqual(asTyped)
    }),
  )
})

test.for(['a', '<', 'a@', ', ', '& ', '1 ', '(', '5', 'a1 ', '\u0301', 'Smith ', '" '])(
  'a cell of endless “%s” delays nobody',
  (part) => {
    const cells = Array.from({ length: 5 }, () => part.repeat(200_000))
    const [row] = understandTable(headers, [cells])
    expect(row!.people.every(({ email, phone }) => email === null && phone === null)).toBe(true)
  },
)

test('any table at all is understood without an error, every row in its place', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'Owner',
      'Email',
      'Address',
      '1 Main St',
      'a@b.co',
      '&',
      ',',
      'Total',
      '\u0000',
      '512-555-0101',
    ),
  )
  const ragged = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 })
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 6 }), ragged, (headers, rows) => {
      const lines = understandTable(headers, rows).map(({ line }) => line)
      expect(lines).toEqual(rows.map((_, index) => index + 2))
    }),
    { numRuns: 500 },
  )
})

test.for([
  ['Status', 'Current|Past|Active|Sold 3/2024'],
  ['Resident Status', 'Current|Former|Current|Evicted'],
  ['Stays', 'Current|Previous|Future|Moved out 5/1'],
] as const)('who is said to have left is not invited unseen: %s', ([header, told]) => {
  const rows = told.split('|').map((cell, at) => `Ana Reyes|${at} Elm St|ana${at}@x.com|${cell}`)
  const read = understand(`Name|Address|Email|${header}`, ...rows)
  const mayHaveLeft = read.map(({ problems }) =>
    problems.some(({ reason, column }) => reason === 'may have left' && column === header),
  )
  expect(mayHaveLeft).toEqual([false, true, false, true])
})

test('an occupancy that is over is looked at; one that nobody knows is only told', () => {
  const [over, unknown, owner] = understand(
    'Name|Address|Email|Resident Type',
    'Ana Reyes|1 Elm St|ana@x.com|Former Owner',
    'Bo Reyes|2 Elm St|bo@x.com|Board Member',
    'Cy Reyes|3 Elm St|cy@x.com|Owner',
    'Di Reyes|4 Elm St|di@x.com|Tenant',
  )
  const reasons = (row?: UnderstoodRow) => row!.problems.map(({ reason }) => reason)
  expect(reasons(over)).toEqual(['may have left'])
  expect(reasons(unknown)).toEqual(['unknown occupancy'])
  expect(reasons(owner)).toEqual([])
})

test('a name in two columns that says somebody has left is looked at too', () => {
  const [row] = understand('First|Last|Address|Email', 'Abe|Gil - SOLD|1 Elm St|abe@x.com')
  expect(row!.people).toEqual([])
  expect(row!.problems.map(({ reason }) => reason)).toEqual(['may have left'])
})
