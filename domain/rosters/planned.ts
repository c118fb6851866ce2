import type { Home } from '#domain/addresses/home.ts'
import type { Occupancy } from '#domain/properties/property.ts'
import type { Problem } from './problem.ts'
import type { HouseholdRole } from './read-standing.ts'
import type { SkipReason } from './understand-row.ts'

/** What an import does with a row. *Attention*: nothing, until somebody has looked at it. */
export type Verdict = 'create' | 'update' | 'unchanged' | 'skip' | 'attention'

/** A new value of something known, and the one it takes the place of. */
export type Change<Value> = { from: Value; to: Value }

/** What somebody is in a household. */
export type Place = { householdRole: HouseholdRole; occupancy: Occupancy }

export type PlannedPerson = {
  memberId: string
  /** Written when the person is new; null when the community knows them. */
  add: {
    firstName: string
    lastName: string
    email: string | null
    phone: string | null
    title: string | null
    roleId: string
  } | null
  /** What changes about somebody known; empty for somebody new. */
  changes: {
    email?: Change<string | null>
    phone?: Change<string | null>
    title?: Change<string | null>
    roleId?: Change<string>
  }
  /** Their place in the household when it is new, `from` null, or changes; null when it stays. */
  place: (Place & { from: Place | null }) | null
  /** The invitation to their address, when one is to be made. */
  invitationId: string | null
}

/** What will be done with one row: data, which the import carries out exactly as it is. */
export type PlannedRow = {
  line: number
  verdict: Verdict
  problems: Problem[]
  /** Why it is no row of the roster; null for all others. */
  skipped: SkipReason | null
  property: {
    id: string
    add: (Home & { homeKey: string }) | null
    /** The row says that the home stands empty, which was not known. */
    isEmpty?: true
  } | null
  household: { id: string; add: { name: string | null } | null } | null
  people: PlannedPerson[]
  /** The access pass for the home, when nobody there can be written to and one is to be made. */
  passId: string | null
}

/** How many things a plan makes and changes. */
export type Totals = Record<'rows' | Verdict, number> &
  Record<'properties' | 'households' | 'members' | 'invitations', number> & {
    /** Who is not invited again, since somebody has voided their invitation. */
    voided: number
  }

export const noTotals: Totals = {
  ...{ rows: 0, create: 0, update: 0, unchanged: 0, skip: 0, attention: 0 },
  ...{ properties: 0, households: 0, members: 0, invitations: 0 },
  voided: 0,
}

/** Counts a plan. Whatever is counted as property, household, member or invitation is new. */
export function totalsOf(rows: readonly PlannedRow[]): Totals {
  return addTotals(noTotals, rows)
}

/** Adds what more rows make to what was counted. */
export function addTotals(before: Totals, rows: readonly PlannedRow[]): Totals {
  const totals = { ...before, rows: before.rows + rows.length }
  for (const { verdict, problems, property, household, people, passId } of rows) {
    totals[verdict] += 1
    totals.properties += property?.add ? 1 : 0
    totals.households += household?.add ? 1 : 0
    totals.members += people.filter(({ add }) => add).length
    totals.invitations += people.filter(({ invitationId }) => invitationId).length
    totals.invitations += passId ? 1 : 0
    totals.voided += problems.filter(({ reason }) => reason === 'invitation voided').length
  }
  return totals
}
