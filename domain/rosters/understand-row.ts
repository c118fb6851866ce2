import type { Home } from '#domain/addresses/home.ts'
import { foldName, readName } from '#domain/contacts/person-name.ts'
import { longestHouseholdName } from '#domain/households/household.ts'
import { cellOf, columnName, firstCell } from './cells.ts'
import type { RosterRow } from './field.ts'
import type { Layout } from './layout.ts'
import type { Problem } from './problem.ts'
import type { HomeReader } from './read-home.ts'
import type { NameOrder } from './read-name-parts.ts'
import { saysLeft } from './says-left.ts'
import { understandHome } from './understand-home.ts'
import { type NamedPeople, nameColumn, understandPeople } from './understand-people.ts'
import { type Standing, understandStanding } from './understand-standing.ts'

/** Somebody of a roster, as understood. */
export type RosterPerson = Standing & {
  firstName: string
  lastName: string
  /** As `readEmail` answers it. */
  email: string | null
  /** In E.164 form. */
  phone: string | null
  /** The row says no household role: theirs is what is usual, and changes nothing for somebody known. */
  isRoleUsual?: true
}

/** Why a row is not imported: it is none of the roster, or somebody left it out. */
export type SkipReason = 'blank row' | 'repeated header' | 'totals row' | 'footer' | 'left out'

/** What one row of a roster means. */
export type UnderstoodRow = {
  line: number
  people: RosterPerson[]
  /** The name of a trust, company, estate or bank that owns the home. */
  organization: string | null
  home: Home | null
  homeKey: string | null
  /** What its Household column calls the household, or the organisation; null: named after its members. */
  householdName: string | null
  /** Rows of one home are of one household where this is the same; '' where nothing is said. */
  householdKey: string
  /** The row says that the home stands empty. */
  isVacant: boolean
  /** It names nobody, in words: `Vacant`, `Owner`, `N/A`. The home alone is meant. */
  isHomeOnly: boolean
  problems: Problem[]
  /** Not null: nothing of the row is to be imported, and the rest of this is empty. */
  skipped: SkipReason | null
}

/** What is known of the whole file when one of its rows is read. */
export type RosterFacts = { layout: Layout; reader: HomeReader; orders: readonly NameOrder[] }

/** Understands one row of people, without looking at its neighbours. Never throws. */
export function understandRow(
  row: RosterRow,
  { layout, reader, orders }: RosterFacts,
): UnderstoodRow {
  const { home, homeKey, isMailElsewhere, problems: ofHome } = understandHome(row, layout, reader)
  const named = understandPeople(row, layout, orders)
  const count = named.people.length
  const read = named.people.map((person) => ({
    person,
    ...understandStanding(row, person, { layout, isMailElsewhere, count }),
  }))
  const people = read.map(({ person: { who: _, group: __, ...person }, standing }) => ({
    ...person,
    ...standing,
  }))
  const isHomeOnly =
    count === 0 && named.organization === null && named.saysNobody && named.problems.length === 0
  const problems = [
    ...ofNames(row, layout, named, isHomeOnly),
    ...ofLeaving(row, layout),
    ...ofHome,
    ...read.flatMap(({ problems }) => problems),
  ]
  return {
    line: row.line,
    people,
    organization: named.organization,
    home,
    homeKey,
    ...householdOf(row, layout, named.organization),
    isVacant: named.isVacant,
    isHomeOnly,
    problems: once(problems),
    skipped: null,
  }
}

/** Whoever is said to have left is not to be invited unseen. */
function ofLeaving(row: RosterRow, { hasLeft }: Layout): Problem[] {
  return hasLeft
    .filter((column) => saysLeft(cellOf(row, column)))
    .map((column) => ({
      ...{ column: columnName(column), field: column.field, reason: 'may have left' },
      ...{ typed: cellOf(row, column), suggestion: null },
    }))
}

function ofNames(
  row: RosterRow,
  layout: Layout,
  named: NamedPeople,
  isHomeOnly: boolean,
): Problem[] {
  const name = nameColumn(row, layout)
  const nothing = { typed: null, suggestion: null }
  const missing = (reason: 'missing name' | 'organization without a person'): Problem => ({
    column: columnName(name), field: name?.field ?? 'fullName', reason, ...nothing,
  }) // biome-ignore format: one line
  if (named.people.length > 0) return [...named.problems, ...missingEmail(layout, named)]
  const isReachable = named.problems.some(isOfContact)
  const others = named.problems.filter((problem) => !isOfContact(problem))
  if (named.organization !== null)
    return isReachable ? [...others, missing('organization without a person')] : others
  return others.length > 0 || isHomeOnly ? others : [missing('missing name')]
}

const isOfContact = ({ field }: Problem) => field === 'email' || field === 'phone'

function missingEmail(layout: Layout, { people, problems }: NamedPeople): Problem[] {
  const isBad = problems.some(({ reason }) => reason === 'unreadable email')
  if (isBad || people.every(({ email }) => email !== null)) return []
  const columns = [
    ...layout.people.flatMap(({ contacts }) => contacts.emails),
    ...layout.shared.contacts.emails,
  ]
  const [column] = columns.toSorted((one, other) => one.index - other.index)
  return [
    {
      column: columnName(column),
      field: 'email',
      reason: 'missing email',
      typed: null,
      suggestion: null,
    },
  ]
}

function householdOf(
  row: RosterRow,
  layout: Layout,
  organization: string | null,
): Pick<UnderstoodRow, 'householdName' | 'householdKey'> {
  const typed = firstCell(row, layout.household)?.typed ?? ''
  const isNumber = !/\p{L}/u.test(typed)
  const name = isNumber ? null : readName(typed, longestHouseholdName)
  return { householdName: name ?? organization, householdKey: foldName(typed) }
}

function once(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>()
  return problems.filter(({ column, reason, typed }) => {
    const key = `${column}|${reason}|${typed}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
