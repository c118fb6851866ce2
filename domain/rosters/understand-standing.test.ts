import { expect, test } from 'vitest'
import { guessColumns } from './guess-columns.ts'
import { understandRoster } from './understand-roster.ts'

const place = { city: 'Austin', state: 'TX', zip: '78701' }

/** `name: occupancy, household role` of everybody, and what is to be known; cells are parted by `|`. */
function stand(headers: string, ...lines: string[]) {
  const names = headers.split('|')
  const rows = lines.map((line, index) => ({ line: index + 2, cells: line.split('|') }))
  const columns = guessColumns({ headers: names, rows })
  const read = understandRoster({ headers: names, rows, columns, place })
  return {
    people: read.flatMap(({ people }) =>
      people.map((one) => `${one.firstName}: ${one.occupancy}, ${one.householdRole}`),
    ),
    reasons: read.flatMap(({ problems }) => problems.map(({ reason }) => reason)),
  }
}

test.for(['Relationship', 'Relation', 'Parentesco', 'Type', 'Occupancy'])(
  'owners, tenants and children of one column called %s are each what it says',
  (header) => {
    const { people, reasons } = stand(
      `Name|Address|${header}|Email`,
      'Art Gray|1 Swan Ct|Owner|art@example.com',
      'Bev Gray|1 Swan Ct|Spouse|bev@example.com',
      'Dot Hale|3 Swan Ct|Landlord|dot@example.com',
      'Ed Ivey|3 Swan Ct|Renter|ed@example.com',
      'Fay Ivey|3 Swan Ct|Renter|fay@example.com',
      'Gus Jett|5 Swan Ct|Owner/Occupant|gus@example.com',
      'Hope Kane|7 Swan Ct|Owner - Absentee|hope@example.com',
      'Ike Lane|9 Swan Ct|Owners|ike@example.com',
      'Jo Moss|11 Swan Ct|Tenants|jo@example.com',
      'Kay Nash|13 Swan Ct|Owner|kay@example.com',
    )
    expect(people).toEqual([
      'Art: owner, head',
      'Bev: null, member',
      'Dot: absentee owner, head',
      'Ed: renter, member',
      'Fay: renter, member',
      'Gus: owner, head',
      'Hope: absentee owner, head',
      'Ike: owner, head',
      'Jo: renter, head',
      'Kay: owner, head',
    ])
    expect(reasons).toEqual([])
  },
)

test('what is neither an occupancy nor a place in a household is told', () => {
  const { people, reasons } = stand(
    'Name|Address|Relationship|Email',
    'Art Gray|1 Swan Ct|Owner|art@example.com',
    'Ian Lane|9 Swan Ct|Parrot|ian@example.com',
  )
  expect(people).toEqual(['Art: owner, head', 'Ian: null, head'])
  expect(reasons).toEqual(['unknown household role'])
})

test('letters below a header of occupancy are owners, renters and tenants', () => {
  const { people, reasons } = stand(
    'Owner Name|Address|Occ.|Email',
    'Al Ames|1 Swan Ct|O|al@example.com',
    'Bo Bell|3 Swan Ct|R|bo@example.com',
    'Cy Cole|5 Swan Ct|T|cy@example.com',
  )
  expect(people).toEqual(['Al: owner, head', 'Bo: renter, head', 'Cy: renter, head'])
  expect(reasons).toEqual([])
})

test('a letter below another header is nobody’s occupancy', () => {
  const rows = ['Al Ames|1 Swan Ct|R|al@example.com', 'Bo Bell|3 Swan Ct|R|bo@example.com']
  expect(stand('Name|Address|Class|Email', ...rows).people).toEqual([
    'Al: null, head',
    'Bo: null, head',
  ])
})

test.for([
  ['Tim Murphy (tenant)', ['Tim: renter, head'], []],
  ['Lu Moss - renting', ['Lu: renter, head'], []],
  ['Lu Moss, renter', ['Lu: renter, head'], []],
  ['Tenant: Lu Moss', ['Lu: renter, head'], []],
  ['Ana & Bo Chen (tenants)', ['Ana: renter, head', 'Bo: renter, member'], []],
  ['Rob Sims (owner) / Tia Uhl (renter)', null, ['unclear names']],
  ['Rob Sims / Tia Uhl (renter)', null, ['unclear names']],
  ['Rob Sims (owner)', ['Rob: owner, head'], []],
] as const)('a name that is called tenant is no owner: %s', ([typed, people, reasons]) => {
  const stood = stand('Homeowner|Address', `${typed}|1 Swan Ct`)
  if (people !== null) expect(stood.people).toEqual(people)
  expect(stood.reasons.filter((reason) => reason !== 'missing email')).toEqual(reasons)
})
