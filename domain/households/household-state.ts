import { type RawBuilder, sql } from 'kysely'
import { isOrganization } from '#domain/rosters/read-organization.ts'

/**
 * *All*: those in which somebody lives or is expected, and the *unpeopled*: they have a name, and nobody has ever lived
 * there. *Headless*: somebody has come in, and nobody who has is Head.
 */
export const householdTabs = ['all', 'active', 'inactive', 'unpeopled', 'headless', 'past'] as const
export type HouseholdTab = (typeof householdTabs)[number]

/**
 * Of the unpeopled, *organization*: a trust, company, estate or bank owns the home; *new*: another name.
 * *Past*: nobody lives there any more, and nobody is expected.
 */
export type HouseholdState = 'active' | 'inactive' | 'organization' | 'new' | 'past'

/** Derived, never stored. */
export function householdState(household: {
  name: string | null
  inactiveAt: Date | null
  isPeopled: boolean
  isUnpeopled: boolean
}): HouseholdState {
  if (household.isPeopled) return household.inactiveAt ? 'inactive' : 'active'
  if (!household.isUnpeopled) return 'past'
  return isOrganization(household.name ?? '') ? 'organization' : 'new'
}

/** The household `h` has a name of its own, as those of trusts and companies have, and nobody has ever lived in it. */
export const isUnpeopled = sql<boolean>`(h.name is not null and not exists (
  select from residencies as ever
  where ever.community_id = h.community_id and ever.household_id = h.id))`

/** Somebody who lives in the household `h`, or is expected there. */
const somebody = sql`
  select from residencies as r
  join members as m on m.community_id = r.community_id and m.id = r.member_id and m.left_at is null
  where r.community_id = h.community_id and r.household_id = h.id and r.until is null`
const hasCome = sql`m.joined_at is not null and r.confirmed_at is not null`

/** `walks` is `offset 0` where households are asked one by one, in the order of a list. */
const conditions: Record<HouseholdTab, (walks: RawBuilder<unknown>) => RawBuilder<boolean>> = {
  all: (walks) => sql<boolean>`(exists (${somebody} ${walks}) or ${isUnpeopled})`,
  active: (walks) => sql<boolean>`(h.inactive_at is null and exists (${somebody} ${walks}))`,
  inactive: (walks) => sql<boolean>`(h.inactive_at is not null and exists (${somebody} ${walks}))`,
  unpeopled: () => isUnpeopled,
  headless: (walks) => sql<boolean>`(exists (${somebody} and ${hasCome} ${walks}) and not exists (
    ${somebody} and ${hasCome} and m.suspended_at is null and r.household_role = 'head' ${walks}))`,
  past: (walks) => sql<boolean>`(not exists (${somebody} ${walks}) and not ${isUnpeopled})`,
}

/**
 * Which households stand on a tab, where `households` are `h`. `walks`: most of them do, and the list ends
 * when a page is full, or few are asked, so they are asked one by one; otherwise the few that do are found at once.
 */
export function householdsOnTab(tab: HouseholdTab, walks: boolean): RawBuilder<boolean> {
  return conditions[tab](walks ? sql`offset 0` : sql``)
}
