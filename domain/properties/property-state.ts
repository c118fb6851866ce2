import { type RawBuilder, sql } from 'kysely'

/** *All*: those that are not deleted; *active*: somebody lives there or is expected; *vacant*: nobody. */
export const propertyTabs = ['all', 'active', 'vacant', 'deleted'] as const
export type PropertyTab = (typeof propertyTabs)[number]

export type PropertyState = Exclude<PropertyTab, 'all'>

/** Stands where homes are asked one by one, each look-up by itself. */
const oneByOne = sql`offset 0`

/** Somebody who lives in the home `p`, or is expected there. */
const somebody = (fence: RawBuilder<unknown>) => sql`
  select from households as h
  cross join lateral (
    select r.member_id, r.until from residencies as r
    where r.community_id = h.community_id and r.household_id = h.id ${fence}) as r
  join members as m on m.community_id = h.community_id and m.id = r.member_id and m.left_at is null
  where h.community_id = p.community_id and h.property_id = p.id and r.until is null ${fence}`

/** Whether somebody lives in the home `p` or is expected there, asked home by home. */
export const isPeopled = sql<boolean>`exists (${somebody(oneByOne)})`

/**
 * What most homes are is asked home by home in the order of the list, which ends when a page is full; what few
 * are is found at once, unless few homes are asked.
 */
const conditions: Record<PropertyTab, (few: RawBuilder<unknown>) => RawBuilder<boolean>> = {
  all: () => sql<boolean>`p.deleted_at is null`,
  active: () => sql<boolean>`(p.deleted_at is null and ${isPeopled})`,
  vacant: (few) => sql<boolean>`(p.deleted_at is null and not exists (${somebody(few)}))`,
  deleted: () => sql<boolean>`(p.deleted_at is not null and p.merged_into is null)`,
}

/**
 * Which homes stand on a tab, where `properties` are `p`; those that became another are on none. `few`: the homes
 * that are asked are known to be few.
 */
export function propertiesOnTab(tab: PropertyTab, few = false): RawBuilder<boolean> {
  return conditions[tab](few ? oneByOne : sql``)
}

/** Derived, never stored. */
export function propertyState(home: { deletedAt: Date | null; isPeopled: boolean }): PropertyState {
  if (home.deletedAt) return 'deleted'
  return home.isPeopled ? 'active' : 'vacant'
}

/**
 * Whether the home `p` is known to stand empty: somebody said so, and nobody has lived there or been expected
 * since. A home of which nothing is known may be lived in.
 */
export const standsEmpty = sql<boolean>`(p.empty_since is not null and not exists (
  select from households as h
  join residencies as r on r.community_id = h.community_id and r.household_id = h.id
  join members as m on m.community_id = r.community_id and m.id = r.member_id
  where h.community_id = p.community_id and h.property_id = p.id
    and coalesce(least(r.until, m.left_at), 'infinity') > p.empty_since))`
