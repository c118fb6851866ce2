import { foldName, nameKey as keyOf } from '#domain/contacts/person-name.ts'
import { forgetRow } from './forget-row.ts'
import type { Known, KnownHousehold } from './known.ts'
import { noteOf, planPerson } from './plan-person.ts'
import type { PlannedPerson, PlannedRow, Verdict } from './planned.ts'
import { needsAttention, type Problem, planProblem } from './problem.ts'
import { settle } from './settle-row.ts'
import { learn, openTown, type RowAtHome, type Town, type TownGiven } from './town.ts'
import type { RosterPerson, UnderstoodRow } from './understand-row.ts'

/**
 * Says what an import of these rows would do, in their order; does nothing. The same rows, with the same
 * knowledge and the same ids, are always planned alike: carrying a plan out looks once more, and what
 * comes out otherwise has changed meanwhile.
 *
 * One home is one property, however it is spelled, and one household unless the file names several. People
 * are known by their name in the household, or by name and address; a blank changes nothing. `known` is
 * added to. A row that needs attention makes nothing.
 */
export function planRows(
  rows: readonly UnderstoodRow[],
  { known, ...given }: TownGiven & { known: Known },
): PlannedRow[] {
  return rowPlanner(given)(rows, known)
}

/**
 * What plans the rows of a roster part by part, each with what the community knows of the homes and people
 * of that part; what earlier parts have made of them stands.
 */
export function rowPlanner(
  given: TownGiven,
): (rows: readonly UnderstoodRow[], known: Known) => PlannedRow[] {
  let town: Town | null = null
  return (rows, known) => {
    if (town) learn(town, known)
    const here: Town = town ?? openTown(given, known)
    town = here
    return rows.map((row) => {
      const planned = planRow(row, here)
      forgetRow(row, here)
      return planned
    })
  }
}

function planRow(row: UnderstoodRow, town: Town): PlannedRow {
  const { line, homeKey: key, problems, skipped } = row
  if (skipped) return { ...nothing(line, 'skip', []), skipped }
  if (key === null || problems.some(needsAttention)) return nothing(line, 'attention', problems)
  const at: RowAtHome = { row, town, key, property: town.known.properties.get(key) }
  const isVacant = row.people.length === 0 && row.organization === null
  return isVacant
    ? settle(at, { household: null, people: [], notes: [], passId: null })
    : planHousehold(at)
}

function planHousehold(at: RowAtHome): PlannedRow {
  const { row, town, key } = at
  const found = findHousehold(at)
  if (found === 'several') return attention(row, planProblem('several households', 'household'))
  const name = row.householdName
  const words = row.householdKey || foldName(name ?? '')
  const id = found?.id ?? town.idFor(`household ${key} ${words}`)
  const planned = planPeople(at, id)
  if ('reason' in planned) return attention(row, planned)
  const household = { id, add: found ? null : { name } }
  const decided = { ...planned, household }
  return isReachable(at, id)
    ? settle(at, { ...decided, passId: null })
    : settleUnreachable(at, decided)
}

type Decided = Omit<Parameters<typeof settle>[1], 'passId'>

/** Nobody of the home can be written to: a pass on paper, or somebody looks, unless all are expected already. */
function settleUnreachable(at: RowAtHome, decided: Decided): PlannedRow {
  const { row, town, key, property } = at
  if (town.options.withoutEmail === 'paper') {
    const passId = property?.hasLivePass ? null : town.idFor(`pass ${key}`)
    return settle(at, { ...decided, passId })
  }
  return areKnown(decided.people)
    ? settle(at, { ...decided, passId: null })
    : attention(row, planProblem('nobody to write to', 'email'))
}

/** Whether the community expects all of them already: a file that tells it again asks for nobody's address. */
function areKnown(people: readonly PlannedPerson[]): boolean {
  return people.length > 0 && people.every(({ add }) => add === null)
}

/** The people of a row, each once; two of one name and different addresses may be two people. */
function onceEach(people: readonly RosterPerson[]): RosterPerson[] | Problem {
  const named = new Map<string, RosterPerson>()
  for (const person of people) {
    const key = keyOf(person)
    const before = named.get(key)
    if (before?.email && person.email && before.email !== person.email)
      return planProblem('one name twice', 'fullName')
    named.set(key, before ? filledUp(before, person) : person)
  }
  return [...named.values()]
}

/** What one telling of a person leaves blank comes from the other. */
function filledUp(one: RosterPerson, other: RosterPerson): RosterPerson {
  const said = Object.entries(one).filter(([, value]) => value !== null)
  return { ...other, ...Object.fromEntries(said) }
}

/** Whether somebody of a household has joined already, or can be written to. */
function isReachable({ town, key }: RowAtHome, householdId: string): boolean {
  const known = town.byHousehold.get(householdId) ?? []
  return town.withEmail.has(key) || known.some(({ hasJoined, email }) => hasJoined || email)
}

/** All people of a row, or what is wrong with one of them: then none is planned. */
function planPeople(
  at: RowAtHome,
  householdId: string,
): { people: PlannedPerson[]; notes: Problem[] } | Problem {
  const people: PlannedPerson[] = []
  const notes: Problem[] = []
  const named = onceEach(at.row.people)
  if ('reason' in named) return named
  for (const person of named) {
    const outcome = planPerson(person, { ...at, householdId, before: people })
    if ('reason' in outcome) return outcome
    people.push(outcome)
    notes.push(...noteOf(person, outcome, at.town))
  }
  return { people, notes }
}

/** The household a row means; null: a new one. *Several*: it could be more than one. */
function findHousehold(at: RowAtHome): KnownHousehold | null | 'several' {
  const households = at.property?.households ?? []
  const { householdName, householdKey } = at.row
  const same = findNamed(households, householdName)
  if (same || (householdName !== null && householdKey !== '')) return same
  if (households.length <= 1 && householdKey === '') return households[0] ?? null
  const theirs = households.filter(({ id }) => livesThere(at, id))
  if (theirs.length === 1) return theirs[0]!
  return theirs.length === 0 && householdKey !== '' ? null : 'several'
}

function findNamed(households: readonly KnownHousehold[], wanted: string | null) {
  if (wanted === null) return null
  return households.find(({ name }) => name && foldName(name) === foldName(wanted)) ?? null
}

/** Whether somebody of the row is known in a household. */
function livesThere({ row, town }: RowAtHome, householdId: string): boolean {
  const keys = new Set(town.byHousehold.get(householdId)?.map(({ nameKey }) => nameKey))
  return row.people.some((person) => keys.has(keyOf(person)))
}

const nothing = (line: number, verdict: Verdict, problems: Problem[]): PlannedRow => ({
  ...{ line, verdict, problems, skipped: null },
  ...{ property: null, household: null, people: [], passId: null },
})

const attention = ({ line, problems }: UnderstoodRow, problem: Problem): PlannedRow =>
  nothing(line, 'attention', [...problems, problem])
