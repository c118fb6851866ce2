import { readEmail } from '#domain/contacts/email-address.ts'
import { readPhone } from '#domain/contacts/phone-number.ts'
import { cellOf, cellsOf, columnName, firstCell } from './cells.ts'
import { type ContactCell, type Dealt, dealEmails, dealPhones } from './deal-contacts.ts'
import type { Column, RosterRow, Who } from './field.ts'
import type { ContactColumns, Layout, PersonColumns } from './layout.ts'
import { phoneRank } from './layout.ts'
import type { Problem } from './problem.ts'
import { contactsOfCell } from './read-contacts.ts'
import type { NameOrder } from './read-name-parts.ts'
import { saysNobody } from './read-organization.ts'
import { type People, type PersonName, readNamedPerson, readPeople } from './read-people.ts'

/** Somebody of a row with what reaches them; `group` is the place of their columns in the layout. */
export type Reached = PersonName & {
  email: string | null
  phone: string | null
  who: Who
  group: number
}

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
  const reached = reach(row, layout, { people: withoutTwins(people), groups })
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
    const before = place > 0 && people[place - 1]!.who === columns.who ? groups[place - 1]! : null
    const shared = before?.people[0]?.lastName ?? ''
    groups.push(readGroup(row, columns, { order: orders[place] ?? 'given first', shared }))
  }
  return groups
}

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
      read: readPeople(typed, order),
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

type Named = { people: Reached[]; groups: readonly Group[] }

/** Deals everyone the contacts of their own columns, then those that are nobody's in particular. */
function reach(
  row: RosterRow,
  layout: Layout,
  { people, groups }: Named,
): { people: Reached[]; problems: Problem[] } {
  const problems: Problem[] = []
  let dealt = people
  for (const [group, { contacts }] of layout.people.entries()) {
    const { emails, column } = groups[group]!
    const named = emails.map((typed) => ({ column: columnName(column), typed, rank: 0 }))
    dealt = give(dealt, (one) => one.group === group, contactCells(row, contacts, named), problems)
  }
  const shared = contactCells(row, layout.shared.contacts, [])
  const all = give(dealt, () => true, shared, problems)
  return { people: all, problems: problems.filter((problem) => !isAnswered(problem, all)) }
}

/** What was left out because somebody of the row has it already. */
function isAnswered({ reason, typed }: Problem, people: readonly Reached[]): boolean {
  if (reason === 'another email left out')
    return people.some(({ email }) => email === readEmail(typed ?? ''))
  return (
    reason === 'another phone left out' &&
    people.some(({ phone }) => phone === readPhone(typed ?? ''))
  )
}

type Cells = { emails: ContactCell[]; phones: ContactCell[] }

/** What stands in the columns of addresses and of numbers; what stands in one of the other kind counts too. */
function contactCells(row: RosterRow, columns: ContactColumns, named: ContactCell[]): Cells {
  const parted = (own: readonly Column[], kind: 'emails' | 'phones') =>
    own.map((column) => {
      const typed = cellOf(row, column)
      const found = contactsOfCell(typed)
      const other = kind === 'emails' ? found.phones : found.emails
      return { column, ...(other === '' ? { ...found, [kind]: typed } : found) }
    })
  const all = [...parted(columns.emails, 'emails'), ...parted(columns.phones, 'phones')]
  const cells = (kind: 'emails' | 'phones') =>
    all.flatMap(({ column, [kind]: typed }) =>
      typed === '' ? [] : [{ column: columnName(column), typed, rank: phoneRank(column) }],
    )
  return { emails: [...cells('emails'), ...named], phones: cells('phones') }
}

function give(
  people: readonly Reached[],
  isMeant: (person: Reached) => boolean,
  cells: Cells,
  problems: Problem[],
): Reached[] {
  const wanting = (field: 'email' | 'phone') =>
    people.filter((one) => isMeant(one) && one[field] === null)
  const emails = dealTo(wanting('email'), cells.emails, dealEmails)
  const phones = dealTo(wanting('phone'), cells.phones, dealPhones)
  problems.push(...emails.problems.map((problem) => ({ ...problem, field: 'email' as const })))
  problems.push(...phones.problems.map((problem) => ({ ...problem, field: 'phone' as const })))
  return people.map((one) => ({
    ...one,
    email: one.email ?? emails.of.get(one) ?? null,
    phone: one.phone ?? phones.of.get(one) ?? null,
  }))
}

type Dealer = (cells: readonly ContactCell[], people: readonly PersonName[]) => Dealt

function dealTo(wanting: readonly Reached[], cells: readonly ContactCell[], dealer: Dealer) {
  const { values, problems } =
    cells.length > 0 ? dealer(cells, wanting) : { values: [], problems: [] }
  const of = new Map<Reached, string | null>(
    wanting.map((person, index) => [person, values[index] ?? null]),
  )
  return { of, problems }
}

/** The column where a name ought to stand. */
export function nameColumn(row: RosterRow, layout: Layout): Column | undefined {
  const [first] = layout.people
  const columns = first ? [...first.fullName, ...first.lastName, ...first.firstName] : []
  return firstCell(row, columns)?.column ?? columns[0]
}
