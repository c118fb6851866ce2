import { cellOf, cellsOf, columnName, firstCell } from './cells.ts'
import type { Column, RosterRow } from './field.ts'
import { isBeside, type Layout, type PersonColumns } from './layout.ts'
import { generationOf } from './name-words.ts'
import type { Problem } from './problem.ts'
import { type Reached, reachPeople } from './reach-people.ts'
import type { NameOrder } from './read-name-parts.ts'
import { saysNobody } from './read-organization.ts'
import { type People, type PersonName, readNamedPerson, readPeople } from './read-people.ts'

/** Whom a row names. */
export type NamedPeople = {
  people: Reached[]
  organization: string | null
  isVacant: boolean
  /** The row says in words that there is nobody: `Vacant`, `N/A`. */
  saysNobody: boolean
  problems: Problem[]
}

/** Reads everybody of a row, with their e-mail addresses and phone numbers. */
export function understandPeople(
  row: RosterRow,
  layout: Layout,
  orders: readonly NameOrder[],
): NamedPeople {
  const groups = readGroups(row, layout, orders)
  const people = groups.flatMap((read, group) =>
    read.people.map((name) => ({
      ...name,
      email: null,
      phone: null,
      who: read.areTenants ? 'tenant' : layout.people[group]!.who,
      group,
    })),
  )
  const reached = reachPeople(row, layout, { people: withoutTwins(people), groups })
  return {
    people: reached.people,
    organization: groups.find(({ organization }) => organization !== null)?.organization ?? null,
    isVacant: groups.some(({ isVacant }) => isVacant),
    saysNobody: groups.some(({ typed }) => typed !== ''),
    problems: [...groups.flatMap(({ problems }) => problems), ...reached.problems],
  }
}

type Group = People & { typed: string; problems: Problem[]; column: Column | undefined }

/** Who stands beside somebody in columns of their own, and leaves the surname empty, shares it. */
function readGroups(row: RosterRow, { people }: Layout, orders: readonly NameOrder[]): Group[] {
  const groups: Group[] = []
  for (const [place, columns] of people.entries()) {
    const before = place > 0 && isBeside(people[place - 1]!, columns) ? groups[place - 1]! : null
    const shared = familyName(before?.people[0]?.lastName ?? '')
    groups.push(readGroup(row, columns, { order: orders[place] ?? 'given first', shared }))
  }
  return groups
}

/** `Jr.` is one person’s. */
const familyName = (lastName: string) =>
  lastName
    .split(' ')
    .filter((word) => generationOf(word) === null)
    .join(' ')

/** How the names of some columns are written, and whose surname goes for one that is left out; '': nobody's. */
type Writing = { order: NameOrder; shared: string }

function readGroup(row: RosterRow, columns: PersonColumns, writing: Writing): Group {
  const { read, typed, column } = readNames(row, columns, writing)
  const problems = read.reasons.map((reason): Problem => ({
    column: columnName(column), field: column?.field ?? 'fullName', reason, typed, suggestion: null,
  })) // biome-ignore format: one line
  return { ...read, typed, problems, column }
}

function readNames(
  row: RosterRow,
  columns: PersonColumns,
  { order, shared }: Writing,
): { read: People; typed: string; column: Column | undefined } {
  const first = givenOf(row, columns.firstName)
  const last = surnameOf(row, columns.lastName)
  if (first === '' && last === '') {
    const typed = cellsOf(row, columns.fullName).join('; ')
    return {
      read: withSurname(readPeople(typed, order), shared),
      typed,
      column: columns.fullName[0] ?? columns.lastName[0],
    }
  }
  const column = columns.lastName[0] ?? columns.firstName[0]
  const typed = [first, last].filter(Boolean).join(' ')
  const surname = last || (columns.lastName.length > 0 ? shared : '')
  const one = first && surname ? readNamedPerson(first, surname) : null
  if (one)
    return {
      read: {
        people: [one],
        organization: null,
        isVacant: false,
        areTenants: false,
        reasons: [],
        emails: [],
      },
      typed,
      column,
    }
  return { read: readPeople(together(first, last), order), typed, column }
}

/** A given name alone, beside somebody in columns of their own. */
function withSurname(read: People, shared: string): People {
  const [one, ...others] = read.people
  if (shared === '' || !one || one.lastName !== '' || others.length > 0) return read
  return {
    ...read,
    people: [{ ...one, lastName: shared }],
    reasons: read.reasons.filter((reason) => reason !== 'missing last name'),
  }
}

/** `N/A` in a column of middle names is none. */
function givenOf(row: RosterRow, columns: readonly Column[]): string {
  const told = columns.filter(
    (column) => column.meaning !== 'middleName' || !saysNobody(cellOf(row, column)),
  )
  return cellsOf(row, told).join(' ')
}

/** A `Jr.` beside an empty surname is nobody's name. */
function surnameOf(row: RosterRow, columns: readonly Column[]): string {
  const isTold = firstCell(row, columns)?.column.meaning !== 'nameSuffix'
  return isTold ? cellsOf(row, columns).join(' ') : ''
}

/** `John & Mary` and `Smith` as `Smith, John & Mary`; `John & Mary` and `Smith & Jones` in pairs. */
function together(first: string, last: string): string {
  const whole = `${first} ${last}`
  if (first === '' || last === '' || saysNobody(whole)) return whole.trim()
  if (saysNobody(first) !== saysNobody(last)) return saysNobody(first) ? last : first
  const [given, surnames] = [first.split(betweenNames), last.split(betweenNames)]
  if (surnames.length === 1 && !last.includes(',')) return `${last}, ${first}`
  if (surnames.length !== given.length) return whole
  return surnames.map((surname, index) => `${surname}, ${given[index]}`).join(' & ')
}

const betweenNames = /\s*(?:[&+/;\n]|\band\b|\by\b)\s*/i

/** Two owners' columns that name the same person mean one. */
function withoutTwins(people: readonly Reached[]): Reached[] {
  const nameOf = ({ firstName, lastName }: PersonName) => `${firstName} ${lastName}`.toLowerCase()
  return people.filter(
    (person, index) => people.findIndex((other) => nameOf(other) === nameOf(person)) === index,
  )
}

/** The column where a name ought to stand. */
export function nameColumn(row: RosterRow, layout: Layout): Column | undefined {
  const [first] = layout.people
  const columns = first ? [...first.fullName, ...first.lastName, ...first.firstName] : []
  return firstCell(row, columns)?.column ?? columns[0]
}
