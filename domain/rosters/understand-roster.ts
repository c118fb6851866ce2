import type { Place } from '#domain/addresses/home.ts'
import { nameKey } from '#domain/contacts/person-name.ts'
import { cellsOf } from './cells.ts'
import { type Column, foldHeader, type RosterRow } from './field.ts'
import { layoutOf } from './layout.ts'
import { nameOrder } from './name-order.ts'
import { homeReader } from './read-home.ts'
import { skipRow } from './skip-row.ts'
import {
  type RosterPerson,
  type SkipReason,
  type UnderstoodRow,
  understandRow,
} from './understand-row.ts'

export type Roster = {
  headers: readonly string[]
  rows: readonly RosterRow[]
  columns: readonly Column[]
  /** The community's own city, state and ZIP; null where it has none. */
  place: Place | null
  /** The street address of homes of which a row tells only the unit; null: none. */
  sharedStreet?: string | null
}

/** How many rows tell in which order a column writes its names. */
const mostSamples = 2000

/**
 * Understands a whole roster, row by row, in the order of the file. Totals, repeated headers and blank rows
 * are skipped with their reason. The first person of a household is its head, unless a row names another.
 */
export function understandRoster(roster: Roster): UnderstoodRow[] {
  return withHeads(roster.rows.map(rowReader(roster)))
}

/**
 * What understands the rows of a roster one at a time, for those who let others work in between: some
 * tens of microseconds a row. Household roles that no row tells are left to `withHeads`.
 */
export function rowReader({
  headers,
  rows,
  columns,
  place,
  sharedStreet = null,
}: Roster): (row: RosterRow) => UnderstoodRow {
  const layout = layoutOf(columns)
  const samples = rows.slice(0, mostSamples)
  const written = layout.people.map(({ fullName }) =>
    samples.flatMap((row) => cellsOf(row, fullName)),
  )
  const orders = written.map((names) => nameOrder(names, written.flat()))
  const facts = { layout, orders, reader: homeReader(place, sharedStreet) }
  const folded = headers.map(foldHeader)
  return (row) => {
    const reason = skipRow(row, folded)
    return reason ? skipped(row.line, reason) : understandRow(row, facts)
  }
}

/** A row of which nothing is to be imported. */
export function skipped(line: number, reason: SkipReason): UnderstoodRow {
  return {
    line, people: [], organization: null, home: null, homeKey: null, householdName: null, householdKey: '',
    isVacant: false, isHomeOnly: false, problems: [], skipped: reason,
  } // biome-ignore format: a table
}

/** Gives everyone without a household role one: the first of a household is its head, if it has none yet. */
export function withHeads(rows: readonly UnderstoodRow[]): UnderstoodRow[] {
  const heads = headFinder()
  for (const row of rows) heads.see(row)
  return rows.map(heads.seat)
}

/** For files too long to be held at once: sees every row first, and then seats its people in the same order. */
export function headFinder() {
  const heads: Heads = new Map()
  return {
    see(row: UnderstoodRow): void {
      for (const person of row.people)
        if (person.householdRole === 'head') addHead(heads, householdOf(row), person)
    },
    seat(row: UnderstoodRow): UnderstoodRow {
      return {
        ...row,
        people: row.people.map((person) => stand(person, householdOf(row), heads)),
      }
    },
  }
}

/** What tells households apart; a row without a home is one of its own. */
function householdOf({ homeKey, householdKey, line }: UnderstoodRow): string {
  return homeKey === null ? `line ${line}` : `${homeKey} ${householdKey}`
}

/** Who is head, by household; known by their name. */
type Heads = Map<string, Set<string>>

function addHead(heads: Heads, household: string, person: RosterPerson): void {
  const known = heads.get(household)
  if (known) known.add(nameKey(person))
  else heads.set(household, new Set([nameKey(person)]))
}

/** Whoever the file tells again is what they were. */
function stand(person: RosterPerson, household: string, heads: Heads): RosterPerson {
  if (person.householdRole !== null) return person
  const known = heads.get(household)
  if (!known) addHead(heads, household, person)
  const isHead = !known || known.has(nameKey(person))
  return { ...person, householdRole: isHead ? 'head' : 'member', isRoleUsual: true }
}
