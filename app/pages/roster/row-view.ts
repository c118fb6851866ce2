import { printOnOneLine } from '#domain/addresses/print-address.ts'
import { foldName } from '#domain/contacts/person-name.ts'
import { printPhone } from '#domain/contacts/phone-number.ts'
import { type HouseholdName, nameHousehold } from '#domain/households/household.ts'
import type { Occupancy } from '#domain/properties/property.ts'
import type { Column } from '#domain/rosters/field.ts'
import type { ReviewedRow } from '#domain/rosters/list-rows.ts'
import type { PlannedPerson, Verdict } from '#domain/rosters/planned.ts'
import { needsAttention, type Problem, type Reason } from '#domain/rosters/problem.ts'
import type { HouseholdRole } from '#domain/rosters/read-standing.ts'
import type { RosterPerson, SkipReason } from '#domain/rosters/understand-row.ts'
import { type CellView, cellsToMend } from './cells-to-mend.ts'

/** What changes about somebody the community knows. */
export type ChangeView = {
  what: 'email' | 'phone' | 'title' | 'role' | 'householdRole' | 'occupancy'
  from: string | null
  to: string | null
}

export type PersonView = {
  name: string
  email: string | null
  phone: string | null
  householdRole: HouseholdRole | null
  occupancy: Occupancy | null
  role: string | null
  title: string | null
  isNew: boolean
  isInvited: boolean
  changes: ChangeView[]
}

export type ProblemView = {
  reason: Reason
  column: string | null
  typed: string
  needsAttention: boolean
}

/** A row of a roster for somebody who looks at it. */
export type RowView = {
  line: number
  verdict: Verdict
  people: PersonView[]
  organization: string | null
  home: string | null
  isNewHome: boolean
  household: HouseholdName | null
  isVacant: boolean
  hasPass: boolean
  problems: ProblemView[]
  skipped: SkipReason | null
  isMended: boolean
  isLeftOut: boolean
  hasChanged: boolean
  /** The whole row as it stands in the file, without empty cells. */
  whole: { header: string; text: string }[]
  /** What can be mended in place. */
  cells: CellView[]
}

type About = {
  columns: readonly Column[]
  roleNames: ReadonlyMap<string, string>
  /** Prints a day as its readers write it. */
  day: (day: Date) => string
}

/** Shows rows as people read them: phones and homes printed, roles by their names. */
export function rowViews(rows: readonly ReviewedRow[], about: About): RowView[] {
  return rows.map((row) => rowView(row, about))
}

function rowView(row: ReviewedRow, about: About): RowView {
  const { line, understood, plan, isMended, isLeftOut, hasChanged } = row
  const { organization, home, isVacant } = understood
  return {
    ...{ line, verdict: plan.verdict, isMended, isLeftOut, hasChanged, organization },
    people: peopleOf(row, about),
    home: home && printOnOneLine(home),
    isNewHome: plan.property?.add != null,
    household: nameOf(row),
    isVacant,
    hasPass: plan.passId !== null,
    problems: worthSaying(plan.problems).map((problem) => problemView(problem, about)),
    skipped: plan.skipped,
    whole: wholeOf(row, about.columns),
    cells: plan.verdict === 'attention' ? cellsToMend(row, about.columns) : [],
  }
}

/** That nobody can be written to says nothing new where only an organisation is named, whose address is nobody's. */
function worthSaying(problems: readonly Problem[]): readonly Problem[] {
  const isNobodys = problems.some(({ reason }) => reason === 'organization without a person')
  return isNobodys ? problems.filter(({ reason }) => reason !== 'nobody to write to') : problems
}

function nameOf({ understood }: ReviewedRow): HouseholdName | null {
  const { people, organization, householdName: name } = understood
  const lastNames = people.map(({ lastName }) => lastName).filter((lastName) => lastName !== '')
  if (lastNames.length === 0 && name === null && organization === null) return null
  return nameHousehold({ name, lastNames })
}

/** People who stand in a row twice are planned once. */
function peopleOf({ understood, plan }: ReviewedRow, { roleNames }: About): PersonView[] {
  const byName = new Map(understood.people.map((person) => [keyOf(person), person]))
  return [...byName.values()].map((person, at) => {
    const planned = plan.people[at]
    return {
      name: `${person.firstName} ${person.lastName}`.trim(),
      email: person.email,
      phone: person.phone && printPhone(person.phone),
      householdRole: person.householdRole,
      occupancy: person.occupancy,
      role: person.role,
      title: person.title,
      isNew: planned?.add != null,
      isInvited: planned?.invitationId != null,
      changes: planned ? changesOf(planned, roleNames) : [],
    }
  })
}

const keyOf = ({ firstName, lastName }: RosterPerson) => foldName(`${firstName} ${lastName}`)

function changesOf({ changes, place }: PlannedPerson, roleNames: About['roleNames']): ChangeView[] {
  const { email, phone, title, roleId } = changes
  const printed = (number: string | null) => number && printPhone(number)
  return [
    ...(email ? [{ what: 'email' as const, ...email }] : []),
    ...(phone
      ? [{ what: 'phone' as const, from: printed(phone.from), to: printed(phone.to) }]
      : []),
    ...(title ? [{ what: 'title' as const, ...title }] : []),
    ...(roleId ? [{ what: 'role' as const, ...named(roleId, roleNames) }] : []),
    ...changesOfPlace(place),
  ]
}

/** What somebody is in the household, where they were something else; as keys of words. */
function changesOfPlace(place: PlannedPerson['place']): ChangeView[] {
  if (!place?.from) return []
  const { from } = place
  return (['householdRole', 'occupancy'] as const)
    .filter((what) => from[what] !== place[what])
    .map((what) => ({ what, from: from[what], to: place[what] }))
}

function named({ from, to }: { from: string; to: string }, roleNames: About['roleNames']) {
  return { from: roleNames.get(from) ?? null, to: roleNames.get(to) ?? null }
}

function problemView(problem: Problem, { day }: About): ProblemView {
  const { reason, column } = problem
  const said = problem.typed ?? ''
  const typed = reason === 'invitation voided' ? day(new Date(said)) : said
  return { reason, column, typed, needsAttention: needsAttention(problem) }
}

/** The most of a cell that is shown, in characters. */
const longestShown = 500

function shortened(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown).toWellFormed()}…` : text
}

function wholeOf({ cells }: ReviewedRow, columns: readonly Column[]): RowView['whole'] {
  const headers = new Map(columns.map(({ index, header }) => [index, header]))
  return cells
    .map((text, index) => ({ header: headers.get(index) ?? '', text: shortened(text.trim()) }))
    .filter(({ text }) => text !== '')
}
