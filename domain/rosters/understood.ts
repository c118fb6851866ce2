import type { Home } from '#domain/addresses/home.ts'
import type { EmailAddress } from '#domain/contacts/email-address.ts'
import type { Name } from '#domain/contacts/person-name.ts'
import type { PhoneNumber } from '#domain/contacts/phone-number.ts'

export type HouseholdRole = 'head' | 'member'
export type Occupancy = 'owner' | 'absentee owner' | 'renter' | 'other'

/** A person as a row of a file tells of them; null: the file says nothing. */
export type UnderstoodPerson = {
  firstName: Name
  lastName: Name
  email: EmailAddress | null
  phone: PhoneNumber | null
  householdRole: HouseholdRole | null
  occupancy: Occupancy | null
  /** What is meant to be a role of the community, as it was typed. */
  role: string | null
  title: string | null
}

/** What a leader must look at; `column` is its header, null when it is about the whole row. */
export type Problem = { column: string | null; reason: string }

/** What a row of a file says, whatever the community knows already. */
export type UnderstoodRow = {
  /** Its line in the file, from 1. */
  line: number
  people: UnderstoodPerson[]
  /** A trust, a company, an estate: a household without a person. */
  organization: string | null
  home: Home | null
  /** The same for every spelling of the home; see `homeKey`. */
  homeKey: string | null
  /** What the file calls the household; null: one home is one household. */
  householdName: string | null
  /** Why it needs attention; empty when it is clear. */
  problems: Problem[]
  /** Why it is no row of a home, `totals` for example; null for all others. */
  skipped: string | null
}
