import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { cutPage } from '#domain/cut-page.ts'
import type { PageMark } from '#domain/page-mark.ts'
import { type HomeColumns, printDoor } from '#domain/properties/property.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { countHouseholds } from './count-households.ts'
import { type HouseholdName, nameHousehold } from './household.ts'
import {
  type HouseholdState,
  type HouseholdTab,
  householdState,
  householdsOnTab,
  isUnpeopled,
} from './household-state.ts'
import { householdsFound, mentionsAll, whatOfHouseholds } from './households-found.ts'

/** How many households one page lists. */
export const householdsOnPage = 50

export type HouseholdQuestion = {
  tab: HouseholdTab
  search: string
  /** The page that begins after this mark, or ends before it; without both, the first. */
  after?: PageMark | null
  before?: PageMark | null
}

/** A household in a list. What the viewer may not see is null. */
export type ListedHousehold = {
  id: string
  /** Null where it is called after people the viewer may not see. */
  name: HouseholdName | null
  propertyId: string
  door: string | null
  town: string | null
  state: HouseholdState
  /** How many live there, and are expected. */
  living: number
  expected: number
  /** Who lives there, and who of them is Head; who would be, but is only expected, or is suspended. */
  people: string[] | null
  heads: string[] | null
  headsExpected: string[] | null
  headsSuspended: string[] | null
}

export type HouseholdPage = {
  households: ListedHousehold[]
  next: PageMark | null
  previous: PageMark | null
}

type Row = {
  id: string
  name: string | null
  inactiveAt: Date | null
  propertyId: string
  street: string | null
  lot: string | null
  unit: string | null
  city: string
  state: string
  zip: string
  key: string
  living: number
  expected: number
  people: string[]
  heads: string[]
  headsExpected: string[]
  headsSuspended: string[]
  isUnpeopled: boolean
  lastNames: string[]
}

/**
 * One page of a tab and how many stand on every tab, in the order of their homes: found by `search` (each
 * word anywhere in the name, the address or the people). What the viewer may not see is not searched either,
 * and orders nothing: names take *admin view members*, addresses *view property* or *view member property
 * address*.
 */
export function openHouseholds(
  db: Db,
  by: Actor,
  question: HouseholdQuestion,
): Promise<{ page: HouseholdPage; counts: Record<HouseholdTab, number> }> {
  requirePermission(by, 'view households')
  return inCommunity(db, by.communityId, async (db) => {
    const [rows, counts] = await Promise.all([
      readRows(db, by, { ...question, most: householdsOnPage + 1 }),
      countHouseholds(db, by),
    ])
    const { items, next, previous } = cutPage(rows, { ...question, most: householdsOnPage })
    return { page: { households: items.map((row) => show(by, row)), next, previous }, counts }
  })
}

/** The households of a tab, or of all, that a search finds, at most so many, in the same order. */
export function listAllHouseholds(
  db: Db,
  by: Actor,
  question: { tab: HouseholdTab | null; search: string; most: number },
): Promise<ListedHousehold[]> {
  requirePermission(by, 'view households')
  return inCommunity(db, by.communityId, async (db) =>
    (await readRows(db, by, question)).map((row) => show(by, row)),
  )
}

/** A household in a file: as the list has it, and where it is. */
export type ExportedHousehold = ListedHousehold & { home: HomeColumns | null }

/** The households of a tab that a search finds beyond a mark, at most so many, in the same order. */
export function readHouseholds(
  db: Db,
  by: Actor,
  question: Omit<HouseholdQuestion, 'before'> & { most: number },
): Promise<{ items: ExportedHousehold[]; next: PageMark | null }> {
  requirePermission(by, 'view households')
  const { homes } = whatOfHouseholds(by)
  return inCommunity(db, by.communityId, async (db) => {
    const rows = await readRows(db, by, { ...question, most: question.most + 1 })
    const { items, next } = cutPage(rows, question)
    return { items: items.map((row) => ({ ...show(by, row), home: homes ? row : null })), next }
  })
}

/** Whether most of what is read belongs to the page. */
function walks(tab: HouseholdTab | null): boolean {
  return tab === null || tab === 'all' || tab === 'active'
}

type Beyond = Pick<Reading, 'after' | 'before'> & { key: RawBuilder<unknown> }

/** What lies beyond the mark; comparing the key by itself lets the index of homes begin there. */
function beyondMark({ after, before, key }: Beyond) {
  const mark = before ?? after
  if (!mark) return sql``
  const beyond = before ? sql`<` : sql`>`
  return sql`and ${key} ${beyond}= ${mark.key} and (${key}, h.id) ${beyond} (${mark.key}, ${mark.id}::uuid)`
}

/** The households of the home `p`, home by home in the order of homes; the list ends when a page is full. */
const homeByHome = sql`
  cross join lateral (
    select * from households as h
    where h.community_id = p.community_id and h.property_id = p.id offset 0) as h`
const atOnce = sql`
  join households as h on h.community_id = p.community_id and h.property_id = p.id`

type Reading = Omit<HouseholdQuestion, 'tab'> & { tab: HouseholdTab | null; most: number }

async function readRows(
  db: Db,
  by: Actor,
  { tab, search, after, before, most }: Reading,
): Promise<Row[]> {
  const { communityId } = by
  const sees = whatOfHouseholds(by)
  const key = sees.homes ? sql`p.address_order` : sql`''`
  const direction = before ? sql`desc` : sql`asc`
  const found = await householdsFound(db, { search, tab, sees })
  const isLong = found === null && walks(tab)
  const answer = await sql<Row>`
    select h.*, ${isUnpeopled} as is_unpeopled,
      count(distinct m.id) filter (where m.joined_at is not null and r.until is null)::int as living,
      count(distinct m.id) filter (where m.joined_at is null and r.until is null)::int as expected,
      ${peopleWhere(sql`m.joined_at is not null and r.until is null`)} as people,
      ${peopleWhere(sql`${isHead} and ${hasCome} and m.suspended_at is null`)} as heads,
      ${peopleWhere(sql`${isHead} and not ${hasCome}`)} as heads_expected,
      ${peopleWhere(sql`${isHead} and ${hasCome} and m.suspended_at is not null`)} as heads_suspended,
      coalesce(array_agg(distinct m.last_name) filter (where r.until is null and m.id is not null),
        array_remove(array_agg(distinct m.last_name), null), '{}') as last_names
    from (
      select h.community_id, h.id, h.name, h.inactive_at, h.property_id,
        p.street, p.lot, p.unit, p.city, p.state, p.zip, ${key} as key
      from properties as p
      ${isLong ? homeByHome : atOnce}
      where p.community_id = ${communityId} and ${tab ? householdsOnTab(tab, isLong || found !== null) : sql`true`}
        ${found ? sql`and h.id = any(${found}::uuid[])` : sql``}
        ${mentionsAll({ search, tab, sees })}
        ${beyondMark({ after, before, key })}
      order by ${sees.homes ? sql`p.address_order` : sql`p.community_id`} ${direction}, h.id ${direction}
      limit ${most}
    ) as h
    left join residencies as r on r.community_id = ${communityId} and r.household_id = h.id
      and (r.until is null or r.confirmed_at is not null)
    left join members as m on m.community_id = ${communityId} and m.id = r.member_id
      and m.merged_into is null and (r.until is not null or m.left_at is null)
    group by h.community_id, h.id, h.name, h.inactive_at, h.property_id,
      h.street, h.lot, h.unit, h.city, h.state, h.zip, h.key
    order by h.key ${direction}, h.id ${direction}`.execute(db)
  return answer.rows
}

const isHead = sql`m.id is not null and r.until is null and r.household_role = 'head'`
const hasCome = sql`(m.joined_at is not null and r.confirmed_at is not null)`
const peopleWhere = (condition: ReturnType<typeof sql>) => sql`
  coalesce(array_agg(distinct m.first_name || ' ' || m.last_name) filter (where ${condition}), '{}')`

function show(by: Actor, row: Row): ListedHousehold {
  const sees = whatOfHouseholds(by)
  const { id, propertyId, living, expected, city, state, zip } = row
  const { people, heads, headsExpected, headsSuspended } = row
  return {
    ...{ id, propertyId, living, expected },
    name: sees.people || row.name !== null ? nameHousehold(row) : null,
    door: sees.homes ? printDoor(row) : null,
    town: sees.homes ? `${city} ${state} ${zip}` : null,
    state: householdState({ ...row, isPeopled: living + expected > 0 }),
    ...(sees.people
      ? { people, heads, headsExpected, headsSuspended }
      : { people: null, heads: null, headsExpected: null, headsSuspended: null }),
  }
}
