import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { containing } from '#domain/search.ts'
import { printDoor } from './property.ts'

/** How many properties one page lists. */
export const propertiesOnPage = 50

/** A home in a list. */
export type ListedProperty = {
  id: string
  door: string
  town: string
  /** How many live there, are expected, and have lived there. */
  living: number
  expected: number
  past: number
  /** Who lives there, by name; null for those who may not see it. */
  people: string[] | null
}

type Row = Omit<ListedProperty, 'door' | 'town'> & {
  street: string | null
  lot: string | null
  unit: string | null
  city: string
  state: string
  zip: string
  people: string[]
}

/**
 * One page of the homes whose address has every word of `search`, in the order of their addresses, after
 * the home `after`. `next` is what the following page begins after; null: there is none.
 */
export function listProperties(
  db: Db,
  by: Actor,
  { search, after }: { search: string; after: string | null },
): Promise<{ properties: ListedProperty[]; next: string | null }> {
  requirePermission(by, 'view property')
  const seesPeople = by.permissions.has('admin view members')
  return inCommunity(db, by.communityId, async (db) => {
    const rows = await readRows(db, by, { search, after })
    const page = rows.slice(0, propertiesOnPage)
    const properties = page.map(({ street, lot, unit, city, state, zip, people, ...row }) => ({
      ...row,
      door: printDoor({ street, lot, unit }),
      town: `${city} ${state} ${zip}`,
      people: seesPeople ? people : null,
    }))
    return { properties, next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null }
  })
}

async function readRows(
  db: Db,
  { communityId }: Actor,
  { search, after }: { search: string; after: string | null },
): Promise<Row[]> {
  const words = containing(search).map((word) => sql`and properties.search like ${word}`)
  const beyond = sql`and (properties.search, properties.id) > (
    select mark.search, mark.id from properties as mark
    where mark.community_id = ${communityId} and mark.id = ${after})`
  const answer = await sql<Row>`
    select p.id, p.street, p.lot, p.unit, p.city, p.state, p.zip,
      count(distinct m.id) filter (where r.until is null and m.joined_at is not null)::int as living,
      count(distinct m.id) filter (where r.until is null and m.joined_at is null)::int as expected,
      count(distinct m.id) filter (where r.until is not null)::int as past,
      array_remove(array_agg(distinct case when r.until is null and m.joined_at is not null
        then m.first_name || ' ' || m.last_name end), null) as people
    from (
      select * from properties
      where properties.community_id = ${communityId} and properties.deleted_at is null
        ${sql.join(words, sql` `)} ${after === null ? sql`` : beyond}
      order by properties.search, properties.id limit ${propertiesOnPage + 1}
    ) as p
    left join households as h on h.community_id = ${communityId} and h.property_id = p.id
    left join residencies as r on r.community_id = ${communityId} and r.household_id = h.id
      and (r.until is null or r.confirmed_at is not null)
    left join members as m on m.community_id = ${communityId} and m.id = r.member_id
      and m.merged_into is null and (r.until is not null or m.left_at is null)
    group by p.id, p.street, p.lot, p.unit, p.city, p.state, p.zip, p.search
    order by p.search, p.id`.execute(db)
  return answer.rows
}
