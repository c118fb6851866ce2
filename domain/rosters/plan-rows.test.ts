import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Name } from '#domain/contacts/person-name.ts'
import { aRow, atStreet, called } from '#test/roster-rows.ts'
import type { Known } from './known.ts'
import { lastLines, seeRow } from './last-lines.ts'
import { planRows, rowPlanner } from './plan-rows.ts'
import { totalsOf } from './planned.ts'
import { planProblem } from './problem.ts'
import type { PlanOptions } from './town.ts'
import type { UnderstoodRow } from './understand-row.ts'
import { homesWithEmail } from './understanding.ts'

const options: PlanOptions = { withoutEmail: 'attention' }
const onPaper: PlanOptions = { withoutEmail: 'paper' }

/** A community that knows nobody, and its two roles. */
function aTown(): Known {
  const roles = new Map([
    ['resident', { id: 'resident', mayBeGranted: true }],
    ['board member', { id: 'board', mayBeGranted: true }],
    ['community leader', { id: 'leader', mayBeGranted: false }],
  ])
  const nobody = { people: new Map(), suspensions: new Map() }
  return { properties: new Map(), ...nobody, roles, defaultRoleId: 'resident' }
}

/** Plans, with words as ids. */
function plan(rows: readonly UnderstoodRow[], known = aTown(), chosen = options) {
  const withEmail = homesWithEmail(rows)
  return planRows(rows, { known, options: chosen, idFor: (what) => what, withEmail })
}

const verdicts = (rows: readonly UnderstoodRow[], known = aTown(), chosen = options) =>
  plan(rows, known, chosen).map(({ verdict, problems: [problem] }) =>
    problem ? `${verdict}: ${problem.reason}` : verdict,
  )

const ana = called('Ana Reyes', { email: 'ana@example.com' })
const bo = called('Bo Chen')
const elm = atStreet('1 ELM ST')

test('a couple becomes two people of one household, the first its Head', () => {
  const row = aRow(elm, [ana, bo])
  const [planned] = plan([row])
  const householdId = `household ${planned!.property!.id.replace('property ', '')} `
  expect(planned).toEqual({
    line: row.line,
    verdict: 'create',
    problems: [],
    skipped: null,
    property: {
      id: expect.stringMatching(/^property 78701/),
      add: { ...elm, homeKey: row.homeKey },
    },
    household: { id: householdId, add: { name: null } },
    people: [
      {
        memberId: `member ${householdId} reyes ana ana@example.com`,
        add: {
          ...{ firstName: 'Ana', lastName: 'Reyes', email: 'ana@example.com' },
          ...{ phone: null, title: null, roleId: 'resident' },
        },
        changes: {},
        place: { householdRole: 'head', occupancy: 'other', from: null },
        invitationId: `invitation member ${householdId} reyes ana ana@example.com`,
      },
      {
        memberId: `member ${householdId} chen bo `,
        add: {
          ...{ firstName: 'Bo', lastName: 'Chen', email: null },
          ...{ phone: null, title: null, roleId: 'resident' },
        },
        changes: {},
        place: { householdRole: 'member', occupancy: 'other', from: null },
        invitationId: null,
      },
    ],
    passId: null,
  })
  expect(totalsOf([planned!])).toMatchObject({
    ...{ rows: 1, create: 1, properties: 1, households: 1, members: 2, invitations: 1 },
  })
})

test('one home spelled many ways is one property and one household', () => {
  const known = aTown()
  const rows = ['123 MAIN ST', '123 MAIN STREET', '123 Main St.'].map((street, at) =>
    aRow(atStreet(street), [called(`P${at} Reyes`, { email: `p${at}@example.com` })]),
  )
  const planned = plan(rows, known)
  expect(new Set(planned.map(({ household }) => household!.id)).size).toBe(1)
  expect(totalsOf(planned)).toMatchObject({ properties: 1, households: 1, members: 3 })
  expect(planned.map(({ people: [one] }) => one!.place!.householdRole)).toEqual([
    ...['head', 'member', 'member'],
  ])
})

test('the file may name several households of a home', () => {
  const rows = [
    aRow(elm, [ana], { householdName: 'Reyes Household' }),
    aRow(elm, [called('Bo Chen', { email: 'bo@example.com' })], { householdName: 'Chen' }),
    aRow(elm, [called('Ida Reyes')], { householdName: 'reyes household' }),
    aRow(elm, [called('Cy Reyes', { email: 'cy@example.com' })]),
  ]
  expect(verdicts(rows)).toEqual([
    ...['create', 'create', 'create', 'attention: several households'],
  ])
})

test('whom the file tells twice is one person, also with two homes', () => {
  const known = aTown()
  const rows = [aRow(elm, [ana]), aRow(elm, [ana]), aRow(atStreet('2 OAK ST'), [ana])]
  const planned = plan(rows, known)
  expect(planned.map(({ verdict }) => verdict)).toEqual(['create', 'unchanged', 'create'])
  expect(totalsOf(planned)).toMatchObject({ members: 1, invitations: 1, households: 2 })
})

test('two of one name who wait are never given one address: they may be one person', () => {
  const known = aTown()
  const oak = atStreet('2 OAK ST')
  const somebody = called('Ana Reyes')
  plan([aRow(oak, [somebody, bo]), aRow(elm, [ana])], known, onPaper)
  expect(verdicts([aRow(oak, [ana])], known)).toEqual(['attention: address of somebody else'])
  const other = called('Ana Reyes', { email: 'reyes@example.com' })
  expect(verdicts([aRow(oak, [other])], known)).toEqual(['update'])
})

test('an address of somebody else needs attention, of the same household it is shared', () => {
  const shared = called('Bo Chen', { email: 'ana@example.com' })
  expect(verdicts([aRow(elm, [ana]), aRow(atStreet('2 OAK ST'), [shared])])).toEqual([
    'create',
    'attention: address of somebody else',
  ])
  expect(verdicts([aRow(elm, [ana]), aRow(elm, [shared])])).toEqual(['create', 'create'])
  expect(verdicts([aRow(elm, [ana, shared])])).toEqual(['create'])
})

test('without an address in the whole home it needs attention, or a pass on paper', () => {
  const rows = [aRow(elm, [bo]), aRow(atStreet('2 OAK ST'), [called('Cy Lim')])]
  expect(verdicts(rows)).toEqual(['attention: nobody to write to', 'attention: nobody to write to'])
  const planned = plan([...rows, aRow(elm, [called('Di Chen')])], aTown(), onPaper)
  expect(planned.map(({ passId }) => passId !== null)).toEqual([true, true, false])
  expect(verdicts([aRow(elm, [bo]), aRow(elm, [ana])])).toEqual(['create', 'create'])
})

test('whom the community knows without an address needs none to be told again', () => {
  const known = aTown()
  plan([aRow(elm, [bo])], known, onPaper)
  expect(verdicts([aRow(elm, [bo])], known)).toEqual(['unchanged'])
  const titled = aRow(elm, [called('Bo Chen', { title: 'Treasurer' })])
  expect(verdicts([titled], known)).toEqual(['update'])
  const another = aRow(elm, [bo, called('Cy Lim')])
  expect(verdicts([another], known)).toEqual(['attention: nobody to write to'])
})

test('a home that stands empty is a property, an organisation a household without people', () => {
  const vacant = aRow(elm, [])
  const trust = aRow(atStreet('2 OAK ST'), [], { organization: 'Smith Family Trust' })
  const planned = plan([vacant, trust, vacant, trust], aTown(), onPaper)
  expect(planned.map(({ verdict }) => verdict)).toEqual([
    ...['create', 'create', 'unchanged', 'unchanged'],
  ])
  expect(planned[0]!.household).toBeNull()
  expect(planned[1]!.household!.add).toEqual({ name: 'Smith Family Trust' })
  expect(totalsOf(planned)).toMatchObject({ members: 0, properties: 2, households: 1 })
})

test('one name with two addresses may be two people, in a row or in two', () => {
  const father = called('John Smith', { email: 'john@example.com' })
  const son = called('John Smith', { email: 'jj@example.com' })
  expect(verdicts([aRow(elm, [father, son])])).toEqual(['attention: one name twice'])
  expect(verdicts([aRow(elm, [father]), aRow(elm, [son]), aRow(elm, [father])])).toEqual([
    ...['create', 'attention: one name twice', 'unchanged'],
  ])
})

test.for([
  ['Ellie van der Sloot', 'Ellie van der Slot', 'unchanged'],
  ['John Smyth', 'John Smith', 'unchanged'],
  ['Ana Reyes', 'Ana Reyez', 'unchanged'],
  ['Ana Reyes', 'Eva Reyes', 'create'],
  ['Tom Reyes', 'Tim Reyes', 'create'],
  ['Ana Turner Sr.', 'Ana Turner Jr.', 'create'],
  ['Ana Lim', 'Ana Kim', 'create'],
  ['Ana Carter', 'Ana Barnes', 'create'],
] as const)('of %s, %s at the same home and address is %s', ([before, after, verdict]) => {
  const known = aTown()
  const row = (name: string) => [
    aRow(elm, [
      { ...called(name, { email: 'one@example.com' }), lastName: name.replace(/^\S+ /, '') },
    ]),
  ]
  plan(row(before), known)
  const [planned] = plan(row(after), known)
  expect(planned!.verdict).toBe(verdict)
  if (verdict === 'unchanged')
    expect(planned!.problems.map(({ reason }) => reason)).toEqual(['name stays'])
})

test('a role is one of the community that the importer may grant', () => {
  const withRole = (role: string) => aRow(elm, [called('Ana Reyes', { email: 'a@b.co', role })])
  expect(verdicts([withRole('BOARD member')])).toEqual(['create'])
  expect(verdicts([withRole('Community Leader')])).toEqual(['attention: role not grantable'])
  expect(verdicts([withRole('LIDER de la Comunidad')])).toEqual(['attention: role not grantable'])
  expect(verdicts([withRole('residente')])).toEqual(verdicts([withRole('Resident')]))
  expect(verdicts([withRole('King')])).toEqual(['attention: unknown role'])
})

test('a corrected row changes what it says otherwise, and a blank erases nothing', () => {
  const known = aTown()
  plan(
    [aRow(elm, [called('Ana Reyes', { email: 'ana@example.com', phone: '+15125550101' })])],
    known,
  )
  const [planned] = plan(
    [aRow(elm, [called('ANA REYES', { email: 'ana@example.org', title: 'Treasurer' })])],
    known,
  )
  expect(planned).toMatchObject({ verdict: 'update', property: { add: null } })
  expect(planned!.people[0]).toMatchObject({
    add: null,
    changes: {
      email: { from: 'ana@example.com', to: 'ana@example.org' },
      title: { from: null, to: 'Treasurer' },
    },
    place: null,
    invitationId: null,
  })
})

test('who has joined keeps their own address and number', () => {
  const known = aTown()
  plan([aRow(elm, [ana])], known)
  for (const person of known.people.values()) person.hasJoined = true
  const other = called('Ana Reyes', { email: 'old@example.com', phone: '+15125550101' })
  expect(verdicts([aRow(elm, [other])], known)).toEqual(['unchanged'])
})

test('the role of somebody who has joined stays, and that is told', () => {
  const known = aTown()
  plan([aRow(elm, [ana, bo])], known)
  known.people.values().next().value!.hasJoined = true
  const [anas, bos] = [ana, bo].map((person) => aRow(elm, [{ ...person, role: 'Board Member' }]))
  const planned = plan([anas!, bos!], known)
  expect(planned.map(({ verdict, problems }) => [verdict, problems.map((p) => p.reason)])).toEqual([
    ['unchanged', ['role of a member stays']],
    ['update', []],
  ])
})

test('who has a middle name or suffix in one of two lists is one person, at one address of one home', () => {
  const at = (name: string, email = 'al@example.com') => aRow(elm, [called(name, { email })])
  const named = (firstName: string, lastName: string, email = 'al@example.com') =>
    aRow(elm, [
      { ...called('Al Hart', { email }), firstName: firstName as Name, lastName: lastName as Name },
    ])
  const known = aTown()
  plan([at('Al Hart')], known)
  const [again] = plan([named('Al Q', 'Hart Sr.')], known)
  expect(again).toMatchObject({
    verdict: 'unchanged',
    problems: [{ reason: 'name stays', typed: 'Al Q Hart Sr.' }],
  })
  expect(verdicts([named('Al', 'Hart Sr.'), named('Al', 'Hart Jr.')], known)).toEqual([
    'unchanged: name stays',
    'create',
  ])
  expect(verdicts([named('Al', 'Hart III', 'third@example.com')], known)).toEqual(['create'])
  expect(verdicts([at('Bo Hart'), at('Al Hartley')], known)).toEqual(['create', 'create'])
})

test('what is unclear makes nothing, and says why', () => {
  const unclear = aRow(elm, [ana], { problems: [planProblem('unclear names', 'fullName')] })
  const known = aTown()
  expect(
    verdicts([unclear, aRow(null, [bo]), aRow(elm, [], { skipped: 'totals row' })], known),
  ).toEqual([...['attention: unclear names', 'attention', 'skip']])
  expect(known.properties.size + known.people.size).toBe(0)
})

const somebody = fc.constantFrom('Ana Reyes', 'Bo Chen', 'Cy Lim', 'Di Roe')
const address = fc.constantFrom(null, 'a@example.com', 'b@example.com', 'c@example.com')
const anyRow = fc
  .record({
    home: fc.constantFrom(elm, atStreet('2 OAK ST'), atStreet('2 OAK STREET'), null),
    people: fc.array(fc.tuple(somebody, address), { maxLength: 3 }),
    householdName: fc.constantFrom(null, null, 'Reyes', 'Chen'),
  })
  .map(({ home, people, householdName }) =>
    aRow(
      home,
      people.map(([name, email]) => called(name, { email })),
      { householdName },
    ),
  )

test('the same file again changes nothing, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 12 }), fc.boolean(), (rows, paper) => {
      const [known, chosen] = [aTown(), paper ? onPaper : options]
      const first = plan(rows, known, chosen)
      const again = plan(rows, known, chosen)
      const settled = again.filter(
        (row, at) => first[at]!.verdict !== 'attention' && row.verdict !== 'attention',
      )
      expect(totalsOf(settled)).toMatchObject({ create: 0, members: 0, invitations: 0 })
    }),
    { numRuns: 400 },
  )
})

/** A village in which Ana and Bo live on Elm Street, and Bo also on Oak Street; told for these rows only. */
function whatVillageKnowsOf(rows: readonly UnderstoodRow[]): Known {
  const known = aTown()
  const oak = atStreet('2 OAK ST')
  const bob = called('Bo Chen', { email: 'b@example.com' })
  plan([aRow(elm, [called('Ana Reyes', { email: 'a@example.com' })]), aRow(elm, [bob])], known)
  plan([aRow(oak, [bob])], known)
  const keys = new Set(rows.map(({ homeKey }) => homeKey))
  const emails = new Set(rows.flatMap(({ people }) => people.map(({ email }) => email)))
  const properties = known.properties.entries().filter(([key]) => keys.has(key))
  const here = new Map(properties)
  const households = [...here.values()].flatMap((property) =>
    property.households.map(({ id }) => id),
  )
  const people = known.people
    .entries()
    .filter(([, { email, places }]) => emails.has(email) || households.some((id) => places.has(id)))
  return { ...known, properties: here, people: new Map(people) }
}

test('what comes no more in a file can be forgotten while it is planned', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 14 }), fc.nat(14), (rows, cut) => {
      const given = { options, idFor: (what: string) => what, withEmail: homesWithEmail(rows) }
      const inFile = rows.map((row, at) => ({ ...row, line: at + 1 }))
      const lines = lastLines()
      for (const row of inFile) seeRow(lines, row)
      const planPart = rowPlanner({ ...given, lastLines: lines })
      const parts = [inFile.slice(0, cut), inFile.slice(cut)]
      expect(parts.flatMap((part) => planPart(part, whatVillageKnowsOf(part)))).toEqual(
        planRows(inFile, { ...given, known: whatVillageKnowsOf(inFile) }),
      )
    }),
    { numRuns: 500 },
  )
})

test('whoever had another address before is remembered until that comes no more, too', () => {
  const village = () => {
    const known = aTown()
    plan([aRow(elm, [ana])], known)
    return known
  }
  const moved = aRow(elm, [called('Ana Reyes', { email: 'new@example.com' })])
  const heir = aRow(atStreet('2 OAK ST'), [called('Di Roe', { email: 'ana@example.com' })])
  const rows = [moved, heir]
  const lines = lastLines()
  for (const row of rows) seeRow(lines, row)
  const given = { options, idFor: (what: string) => what, withEmail: homesWithEmail(rows) }
  const planPart = rowPlanner({ ...given, lastLines: lines })
  const planned = [moved, heir].flatMap((row) => planPart([row], village()))
  expect(planned.map(({ verdict }) => verdict)).toEqual(['update', 'create'])
})

test('of a file that is over nothing is held', () => {
  const rows = [aRow(elm, [ana, bo]), aRow(atStreet('2 OAK ST'), [ana]), aRow(elm, [ana])]
  const lines = lastLines()
  for (const row of rows) seeRow(lines, row)
  const known = aTown()
  const given = { options, idFor: (what: string) => what, withEmail: homesWithEmail(rows) }
  rowPlanner({ ...given, lastLines: lines })(rows, known)
  expect([known.properties.size, known.people.size]).toEqual([0, 0])
})

test('what is clear is the same planned in pieces as planned at once', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 12 }), fc.nat(12), (rows, cut) => {
      const whole = plan(rows)
      const known = aTown()
      const withEmail = homesWithEmail(rows)
      const part = (some: readonly UnderstoodRow[]) =>
        planRows(some, { known, options, idFor: (what) => what, withEmail })
      const clear = rows.filter((_, at) => whole[at]!.verdict !== 'attention')
      expect([...part(clear.slice(0, cut)), ...part(clear.slice(cut))]).toEqual(
        whole.filter(({ verdict }) => verdict !== 'attention'),
      )
    }),
    { numRuns: 400 },
  )
})
