import { type RawBuilder, sql } from 'kysely'

/** *All*: those in which somebody lives or is expected; *headless*: somebody has come in, and nobody is Head. */
export const householdTabs = ['all', 'active', 'inactive', 'headless', 'past'] as const
export type HouseholdTab = (typeof householdTabs)[number]

/** *Past*: nobody lives there any more, and nobody is expected. */
export type HouseholdState = 'active' | 'inactive' | 'past'

/** Derived, never stored. */
export function householdState(household: {
  inactiveAt: Date | null
  isPeopled: boolean
}): HouseholdState {
  if (!household.isPeopled) return 'past'
  return household.inactiveAt ? 'inactive' : 'active'
}

/** Somebody who lives in the household `h`, or is expected there. */
const somebody = sql`
  select from residencies as r
  join members as m on m.community_id = r.community_id and m.id = r.member_id and m.left_at is null
  where r.community_id = h.community_id and r.household_id = h.id and r.until is null`

const isPeopled = sql<boolean>`exists (${somebody})`
const isHeadless = sql<boolean>`(
  exists (${somebody} and m.joined_at is not null and r.confirmed_at is not null)
  and not exists (${somebody} and m.joined_at is not null and r.confirmed_at is not null
    and m.suspended_at is null and r.household_role = 'head'))`

const conditions: Record<HouseholdTab, RawBuilder<boolean>> = {
  all: isPeopled,
  active: sql<boolean>`(h.inactive_at is null and ${isPeopled})`,
  inactive: sql<boolean>`(h.inactive_at is not null and ${isPeopled})`,
  headless: isHeadless,
  past: sql<boolean>`not ${isPeopled}`,
}

/** Which households stand on a tab, where `households` are `h`. */
export function householdsOnTab(tab: HouseholdTab): RawBuilder<boolean> {
  return conditions[tab]
}
