import Papa from 'papaparse'
import type { Place } from '#domain/addresses/home.ts'
import { printOnOneLine } from '#domain/addresses/print-address.ts'
import { type Column, columnKeys, type Field, type RosterRow } from '#domain/rosters/field.ts'
import { guessColumns } from '#domain/rosters/guess-columns.ts'
import { needsAttention } from '#domain/rosters/problem.ts'
import { understandRoster } from '#domain/rosters/understand-roster.ts'
import type { RosterPerson, UnderstoodRow } from '#domain/rosters/understand-row.ts'

/** What a fixture is expected to mean: every column, and every row in the words of `printRow`. */
export type Expected = {
  place: Place
  columns: Record<string, Field>
  rows: Record<string, string>
}

/** A fixture's table. Its first line is the header. */
export function tableOf(text: string): { headers: string[]; rows: RosterRow[] } {
  const [headers = [], ...table] = Papa.parse<string[]>(text.trimEnd()).data
  return { headers, rows: table.map((cells, index) => ({ line: index + 2, cells })) }
}

/** Takes a fixture's text through the whole of understanding. */
export function understandText(text: string, place: Place): Omit<Expected, 'place'> {
  const { headers, rows } = tableOf(text)
  const columns = guessColumns({ headers, rows })
  const understood = understandRoster({ headers, rows, columns, place })
  return {
    columns: printColumns(columns),
    rows: Object.fromEntries(understood.map((row) => [row.line, printRow(row)])),
  }
}

function printColumns(columns: readonly Column[]): Record<string, Field> {
  const keys = columnKeys(columns.map(({ header }) => header))
  return Object.fromEntries(columns.map(({ field }, index) => [keys[index]!, field]))
}

/** A row on one line: people, organisation, home, household, and what is wrong; `!!` needs attention. */
export function printRow(row: UnderstoodRow): string {
  if (row.skipped) return `skipped: ${row.skipped}`
  const people = row.people.map(printPerson)
  const problems = row.problems.map(
    ({ column, reason, suggestion }) =>
      `${needsAttention({ reason }) ? '!!' : '!'} ${column ?? 'no column'}: ${reason}${suggestion ? ` (${suggestion}?)` : ''}`,
  )
  const nobody = row.isVacant ? 'vacant' : row.isHomeOnly ? 'nobody' : null
  const home = row.home ? `at ${printOnOneLine(row.home)}` : 'at no home'
  const household = row.householdName ? `called ${row.householdName}` : null
  return [
    ...people,
    row.organization && `organization ${row.organization}`,
    nobody,
    home,
    household,
    ...problems,
  ]
    .filter(Boolean)
    .join('; ')
}

function printPerson(person: RosterPerson): string {
  const { firstName, lastName, email, phone, householdRole, occupancy, role, title } = person
  const name = `${firstName || '?'} ${lastName || '?'}`
  return [
    name,
    email && `<${email}>`,
    phone,
    householdRole,
    occupancy,
    role && `role ${role}`,
    title && `title ${title}`,
  ]
    .filter(Boolean)
    .join(', ')
}
