import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { cutPage } from '#domain/cut-page.ts'
import { isUnpeopled } from '#domain/households/household-state.ts'
import type { PageMark } from '#domain/page-mark.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { containing } from '#domain/search.ts'
import { countProperties } from './count-properties.ts'
import { propertiesFound } from './properties-found.ts'
import { type HomeColumns, printDoor } from './property.ts'
import {
  type PropertyState,
  type PropertyTab,
  propertiesOnTab,
  propertyState,
  standsEmpty,
} from './property-state.ts'

/** How many homes one page lists. */
export const propertiesOnPage = 50

export type PropertyQuestion = {
  tab: PropertyTab
  search: string
  /** The page that begins after this mark, or ends before it; without both, the first. */
  after?: PageMark | null
  before?: PageMark | null
}

/** A home in a list. */
export type ListedProperty = {
  id: string
  door: string
  town: string
  state: PropertyState
  /** Whether it is known to stand empty. */
  isEmpty: boolean
  /** In how many households somebody lives or is expected. */
  households: number
  /** How many live there, are expected, and have lived there. */
  living: number
  expected: number
  past: number
  /**
   * The names of households in which nobody has ever lived: the trust or company that owns the home. None for those
   * who may not see who lives there.
   */
  owners: string[]
  /** Who lives there, by name; null for those who may not see it. */
  people: string[] | null
}

export type PropertyPage = {
  properties: ListedProperty[]
  next: PageMark | null
  previous: PageMark | null
}

type Row = Omit<ListedProperty, 'door' | 'town' | 'state'> & {
  key: string
  street: string | null
  lot: string | null
  unit: string | null
  city: string
  state: string
  zip: string
  deletedAt: Date | null
  people: string[]
}

/**
 * One page of a tab and how many homes stand on every tab: those whose address has every word of `search`,
 * in the order of streets and numbers. However many homes there are, a page costs the same.
 */
export function openProperties(
  db: Db,
  by: Actor,
  question: PropertyQuestion,
): Promise<{ page: PropertyPage; counts: Record<PropertyTab, number> }> {
  requirePermission(by, 'view property')
  return inCommunity(db, by.communityId, async (db) => {
    const [rows, counts] = await Promise.all([
      readRows(db, by, { ...question, most: propertiesOnPage + 1 }),
      countProperties(db, by),
    ])
    const { items, next, previous } = cutPage(rows, { ...question, most: propertiesOnPage })
    return { page: { properties: items.map((row) => show(by, row)), next, previous }, counts }
  })
}

/** A home in a file: as the list has it, and the parts of its address. */
export type ExportedProperty = ListedProperty & { home: HomeColumns }

/** The homes of a tab that a search finds beyond a mark, at most so many, in the same order. */
export function readProperties(
  db: Db,
  by: Actor,
  question: Omit<PropertyQuestion, 'before'> & { most: number },
): Promise<{ items: ExportedProperty[]; next: PageMark | null }> {
  requirePermission(by, 'view property')
  return inCommunity(db, by.communityId, async (db) => {
    const rows = await readRows(db, by, { ...question, most: question.most + 1 })
    const { items, next } = cutPage(rows, question)
    return { items: items.map((row) => ({ ...show(by, row), home: row })), next }
  })
}

function show(by: Actor, row: Row): ListedProperty {
  const seesPeople = by.permissions.has('admin view members')
  const { id, city, state, zip, deletedAt, isEmpty, households, living, expected, past, people } =
    row
  return {
    ...{ id, isEmpty, households, living, expected, past },
    door: printDoor(row),
    town: `${city} ${state} ${zip}`,
    state: propertyState({ deletedAt, isPeopled: living + expected > 0 }),
    owners: seesPeople ? row.owners : [],
    people: seesPeople ? people : null,
  }
}

async function readRows(
  db: Db,
  { communityId }: Actor,
  { tab, search, after, before, most }: PropertyQuestion & { most: number },
): Promise<Row[]> {
  const patterns = containing(search)
  const found = await propertiesFound(db, patterns)
  const words = patterns.map((word) => sql`p.search like ${word}`)
  // `coalesce` lets PostgreSQL expect that half of the homes have them: it walks until the page is full
  const meant = sql`coalesce(${sql.join([sql`true`, ...words], sql` and `)}, false)`
  const mark = before ?? after
  const [beyond, direction] = before ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`]
  const answer = await sql<Row>`
    select p.id, p.address_order as key, p.street, p.lot, p.unit, p.city, p.state, p.zip, p.deleted_at, p.is_empty,
      count(distinct h.id) filter (where r.until is null and m.id is not null)::int as households,
      count(distinct m.id) filter (where r.until is null and m.joined_at is not null)::int as living,
      count(distinct m.id) filter (where r.until is null and m.joined_at is null)::int as expected,
      count(distinct m.id) filter (where r.until is not null)::int as past,
      coalesce(array_agg(distinct h.name) filter (where ${isUnpeopled}), '{}') as owners,
      array_remove(array_agg(distinct case when r.until is null and m.joined_at is not null
        then m.first_name || ' ' || m.last_name end), null) as people
    from (
      select p.*, ${standsEmpty} as is_empty from properties as p
      where p.community_id = ${communityId} and ${propertiesOnTab(tab, found !== null)} and ${meant}
        ${found ? sql`and p.id = any(${found}::uuid[])` : sql``}
        ${mark ? sql`and (p.address_order, p.id) ${beyond} (${mark.key}, ${mark.id}::uuid)` : sql``}
      order by p.address_order ${direction}, p.id ${direction} limit ${most}
    ) as p
    left join households as h on h.community_id = ${communityId} and h.property_id = p.id
    left join residencies as r on r.community_id = ${communityId} and r.household_id = h.id
      and (r.until is null or r.confirmed_at is not null)
    left join members as m on m.community_id = ${communityId} and m.id = r.member_id
      and m.merged_into is null and (r.until is not null or m.left_at is null)
    group by p.id, p.address_order, p.street, p.lot, p.unit, p.city, p.state, p.zip, p.deleted_at,
      p.is_empty
    order by p.address_order ${direction}, p.id ${direction}`.execute(db)
  return answer.rows
}
