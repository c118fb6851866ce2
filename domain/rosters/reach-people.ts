import { readEmail } from '#domain/contacts/email-address.ts'
import { readPhone } from '#domain/contacts/phone-number.ts'
import { cellOf, columnName } from './cells.ts'
import { type ContactCell, type Dealt, dealEmails, dealPhones } from './deal-contacts.ts'
import type { Column, RosterRow, Who } from './field.ts'
import { type ContactColumns, isBeside, type Layout, phoneRank } from './layout.ts'
import type { Problem } from './problem.ts'
import { contactsOfCell } from './read-contacts.ts'
import type { PersonName } from './read-people.ts'

/** Somebody of a row with what reaches them; `group` is the place of their columns in the layout. */
export type Reached = PersonName & {
  email: string | null
  phone: string | null
  who: Who
  group: number
}

/** What the columns of one person told beside contacts: the names as typed, and addresses among them. */
export type NamedGroup = { typed: string; emails: readonly string[]; column: Column | undefined }

type Named = { people: Reached[]; groups: readonly NamedGroup[] }

/** Deals everyone the contacts of their own columns, then those that are nobody's in particular. */
export function reachPeople(
  row: RosterRow,
  layout: Layout,
  { people, groups }: Named,
): { people: Reached[]; problems: Problem[] } {
  const problems: Problem[] = []
  let dealt = people
  for (const [group, { contacts }] of layout.people.entries()) {
    const { emails, column } = groups[group]!
    const named = emails.map((typed) => ({ column: columnName(column), typed, rank: 0 }))
    const isMeant = ownersOf(group, layout, { people, groups })
    dealt = give(dealt, isMeant, contactCells(row, contacts, named), problems)
  }
  const shared = contactCells(row, layout.shared.contacts, [])
  const all = give(dealt, () => true, shared, problems)
  return { people: all, problems: problems.filter((problem) => !isAnswered(problem, all)) }
}

/**
 * Whose the contacts of some columns are. Where nobody stands beside those of a second owner, they are the
 * second’s of a couple that stands in the columns before.
 */
function ownersOf(group: number, { people: layouts }: Layout, { people, groups }: Named): IsMeant {
  const [before, own] = [layouts[group - 1], layouts[group]!]
  if (!before || groups[group]!.typed !== '' || !isBeside(before, own))
    return (one) => one.group === group
  const first = people.findIndex((one) => one.group === group - 1)
  return (one, index) => one.group === group - 1 && index !== first
}

type IsMeant = (person: Reached, index: number) => boolean

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
  isMeant: IsMeant,
  cells: Cells,
  problems: Problem[],
): Reached[] {
  const wanting = (field: 'email' | 'phone') =>
    people.filter((one, index) => isMeant(one, index) && one[field] === null)
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
