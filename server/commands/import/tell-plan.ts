import { householdName } from '#domain/households/household.ts'
import { type PlannedRow, type Totals, totalsOf } from '#domain/rosters/planned.ts'
import type { UnderstoodRow } from '#domain/rosters/understand-row.ts'
import type { UnderstoodSheet } from '#domain/rosters/understand-sheet.ts'
import type { Sheet } from '#integrations/spreadsheets/spreadsheets.ts'
import type { Outcome } from '../command.ts'

type Told = {
  read: Sheet
  sheet: UnderstoodSheet
  planned: readonly PlannedRow[]
  /** Lines that were left alone, because the community had changed meanwhile. */
  left: readonly number[]
  isDry: boolean
}

/** What an import will do or has done, in words and as data. */
export function tellPlan({ read, sheet, planned, left, isDry }: Told): Outcome {
  const totals = totalsOf(planned)
  const columns = Object.fromEntries(
    sheet.columns.map(({ header, key, field }) => [header || key, field]),
  )
  const { encoding, delimiter } = read
  const rows = planned.map((row, at) => tellRow(row, sheet.understood[at]!))
  return {
    words: [...tellTotals(totals, isDry), ...tellAttention(planned), ...tellLeft(left)].join('\n'),
    data: { columns, encoding, delimiter, headerLine: sheet.headerLine, totals, rows, left },
  }
}

function tellRow({ line, verdict, problems, skipped }: PlannedRow, row: UnderstoodRow) {
  const { people, organization, home, householdName: name } = row
  const lastNames = people.map(({ lastName }) => lastName)
  const hasHousehold = people.length > 0 || organization !== null
  return {
    line,
    verdict,
    problems: skipped ? [{ column: null, reason: skipped }] : problems,
    people,
    organization,
    property: home && propertyOf(home),
    household: hasHousehold ? householdName({ name, lastNames }) : null,
  }
}

function propertyOf(home: NonNullable<UnderstoodRow['home']>) {
  const { kind, unit, city, state, zip } = home
  const line1 = home.kind === 'street' ? home.street : null
  const lot = home.kind === 'lot' ? home.lot : null
  return { kind, line1, unit, lot, city, state, zip }
}

function tellTotals(totals: Totals, isDry: boolean): string[] {
  const { rows, create, update, unchanged, skip, attention } = totals
  const { properties, households, members, invitations } = totals
  return [
    `${isDry ? 'An import would make' : 'Made'} ${properties} properties, ${households} households, ${members} members and ${invitations} invitations.`,
    `Of ${rows} rows: ${create} create, ${update} update, ${unchanged} unchanged, ${skip} skip, ${attention} attention.`,
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
