import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { printDoor } from '#domain/properties/property.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { requireMayMergeHomes, undoableUntil, undoDays } from './home-merge.ts'

/** Two homes that are spelled alike, and may be one. */
export type Alike = { one: string; other: string; doors: [string, string] }

/** A merge of two homes that can still be undone. */
export type ListedHomeMerge = {
  id: string
  staysId: string
  stays: string
  goes: string
  mergedAt: Date
  until: Date
}

/** The most pairs that are suggested at once, and the most merges that are listed. */
const mostPairs = 20
const mostMerges = 50

/** How many pairs of one number are compared; in a community of ordinary size these are all. */
const mostCompared = 100_000

type Doors = { street: string | null; lot: string | null; unit: string | null }

/**
 * Homes that may be spelled twice: of one ZIP and house number, or of one lot, with streets or units that
 * differ in a few letters. The newest are compared with all others, as far as a hundred thousand pairs go.
 * Nothing is merged by it.
 */
export function listAlikeHomes(db: Db, by: Actor): Promise<Alike[]> {
  requireMayMergeHomes(by)
  const { communityId } = by
  return inCommunity(db, communityId, async (db) => {
    const answer = await sql<{ one: Doors & { id: string }; other: Doors & { id: string } }>`
      with homes as materialized (
        select p.id, p.street, p.lot, p.unit, p.address_order, left(p.zip, 5) as zip,
          coalesce(split_part(p.street, ' ', 1), p.lot) as number
        from properties as p
        where p.community_id = ${communityId} and p.deleted_at is null
      ), newest as materialized (
        select * from homes order by homes.id desc limit 2000
      ), pairs as materialized (
        select a, b from newest as b
        join homes as a on a.zip = b.zip and a.number = b.number and a.id < b.id
          and (a.street is null) = (b.street is null)
        limit ${mostCompared}
      )
      select jsonb_build_object('id', (a).id, 'street', (a).street, 'lot', (a).lot, 'unit', (a).unit) as one,
        jsonb_build_object('id', (b).id, 'street', (b).street, 'lot', (b).lot, 'unit', (b).unit) as other
      from pairs
      where (coalesce((a).unit, '') = coalesce((b).unit, '') and (a).street <> (b).street
          and similarity((a).street, (b).street) >= 0.45)
        or (coalesce((a).street, (a).lot) = coalesce((b).street, (b).lot)
          and regexp_replace(coalesce((a).unit, ''), '[^A-Z0-9]', '', 'g')
            = regexp_replace(coalesce((b).unit, ''), '[^A-Z0-9]', '', 'g'))
      order by (a).address_order, (b).address_order limit ${mostPairs}`.execute(db)
    return answer.rows.map(({ one, other }) => ({
      ...{ one: one.id, other: other.id, doors: [printDoor(one), printDoor(other)] },
    }))
  })
}

/** The merges of the last thirty days that were not undone, newest first. */
export function listHomeMerges(
  db: Db,
  by: Actor,
  { at }: { at?: Date } = {},
): Promise<ListedHomeMerge[]> {
  requireMayMergeHomes(by)
  const { communityId } = by
  const work = async (db: Db, now: Date) => {
    const answer = await sql<{
      id: string
      staysId: string
      stays: Doors
      goes: Doors
      mergedAt: Date
    }>`
      select h.id, h.stays_id, h.merged_at,
        jsonb_build_object('street', s.street, 'lot', s.lot, 'unit', s.unit) as stays,
        jsonb_build_object('street', g.street, 'lot', g.lot, 'unit', g.unit) as goes
      from home_merges as h
      join properties as s on s.community_id = h.community_id and s.id = h.stays_id
      join properties as g on g.community_id = h.community_id and g.id = h.goes_id
      where h.community_id = ${communityId} and h.undone_at is null
        and h.merged_at > ${now}::timestamptz - make_interval(days => ${undoDays}::int)
      order by h.merged_at desc, h.id limit ${mostMerges}`.execute(db)
    return answer.rows.map(({ stays, goes, ...merge }) => ({
      ...merge,
      ...{ stays: printDoor(stays), goes: printDoor(goes) },
      until: undoableUntil({ ...merge, undoneAt: null }, now)!,
    }))
  }
  return inCommunity(db, communityId, work, at)
}
