import { householdNameIn } from '#app/words/household-name.ts'
import { nameHousehold } from '#domain/households/household.ts'
import type { Column } from '#domain/rosters/field.ts'
import { type PlannedRow, type Totals, totalsOf } from '#domain/rosters/planned.ts'
import type { Problem, Reason } from '#domain/rosters/problem.ts'
import type { UnderstoodRow } from '#domain/rosters/understand-row.ts'
import type { Sheet } from '#integrations/spreadsheets/spreadsheets.ts'
import { counted, type Outcome } from '../command.ts'

/** What an import is told by: how its file was read, and row by row what it says and what becomes of it. */
export type ToldPlan = {
  read: Sheet
  headerLine: number | null
  columns: readonly Column[]
  understood: readonly UnderstoodRow[]
  planned: readonly PlannedRow[]
  /** Lines that were left alone, because the community had changed meanwhile. */
  left: readonly number[]
  isDry: boolean
}

/** What an import will do or has done, in words and as data. */
export function tellPlan(told: ToldPlan): Outcome {
  const { read, headerLine, understood, planned, left, isDry } = told
  const totals = totalsOf(planned)
  const columns = Object.fromEntries(
    told.columns.map(({ header, key, field }) => [header || key, field]),
  )
  const { encoding, delimiter } = read
  const rows = planned.map((row, at) => tellRow(row, understood[at]!))
  return {
    words: [...tellTotals(totals, isDry), ...tellAttention(planned), ...tellLeft(left)].join('\n'),
    data: { columns, encoding, delimiter, headerLine, totals, rows, left },
  }
}

/** Commands speak English. */
const nameOf = householdNameIn('en')

function tellRow({ line, verdict, problems, skipped }: PlannedRow, row: UnderstoodRow) {
  const { people, organization, home, householdName: name } = row
  const lastNames = people.map(({ lastName }) => lastName)
  const hasHousehold = people.length > 0 || organization !== null
  return {
    line,
    verdict,
    problems: skipped ? [{ column: null, reason: skipped }] : problems.map(tellProblem),
    people: people.map(({ isRoleUsual: _, ...person }) => person),
    organization,
    property: home && propertyOf(home),
    household: hasHousehold ? nameOf(nameHousehold({ name, lastNames })) : null,
  }
}

/** Reasons whose `field` tells already what is missing. */
const wholeCells: ReadonlySet<string> = new Set<Reason>([
  'missing name',
  'missing home',
  'missing street',
  'missing email',
])

/** What is wrong with a row, as data: a cell that should say something is *missing*, whichever it is. */
function tellProblem({ reason, ...where }: Problem) {
  return { ...where, reason: wholeCells.has(reason) ? 'missing' : reason }
}

function propertyOf(home: NonNullable<UnderstoodRow['home']>) {
  const { kind, unit, city, state, zip } = home
  const line1 = home.kind === 'street' ? home.street : null
  const lot = home.kind === 'lot' ? home.lot : null
  return { kind, line1, unit, lot, city, state, zip }
}

function tellTotals(totals: Totals, isDry: boolean): string[] {
  const { rows, create, update, unchanged, skip, attention } = totals
  const made = [
    counted(totals.properties, 'property', 'properties'),
    counted(totals.households, 'household'),
    counted(totals.members, 'member'),
    counted(totals.invitations, 'invitation'),
  ]
  return [
    `${isDry ? 'An import would make' : 'Made'} ${made.slice(0, -1).join(', ')} and ${made.at(-1)}.`,
    `Of ${counted(rows, 'row')}: ${create} create, ${update} update, ${unchanged} unchanged, ${skip} skip, ${attention} attention.`,
  ]
}

/** The most rows that are told one by one in words; all are in the data. */
const mostTold = 50

function tellAttention(planned: readonly PlannedRow[]): string[] {
  const unclear = planned.filter(({ verdict }) => verdict === 'attention')
  const told = unclear.slice(0, mostTold).map(({ line, problems }) => {
    const words = problems.map(({ column, reason }) => (column ? `${column}: ${reason}` : reason))
    return `  line ${line}: ${words.join('; ')}`
  })
  const more = unclear.length - told.length
  return [
    ...(told.length > 0 ? ['These rows need attention:'] : []),
    ...told,
    ...(more > 0 ? [`  and ${more} more (--json has them all)`] : []),
  ]
}

function tellLeft(left: readonly number[]): string[] {
  if (left.length === 0) return []
  return [
    `Left alone, since the community changed meanwhile; import again: lines ${left.join(', ')}`,
  ]
}
