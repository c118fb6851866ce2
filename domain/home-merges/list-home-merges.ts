import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { printDoor } from '#domain/properties/property.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { alikeFrom, requireMayMergeHomes, undoableUntil, undoDays } from './home-merge.ts'
import { voidedPass } from './voided-pass.ts'

/** Two homes that are spelled alike, and may be one. */
export type Alike = { one: string; other: string; doors: [string, string] }

/** A merge of two homes that can still be undone. */
export type ListedHomeMerge = {
  id: string
  staysId: string
  stays: string
  goes: string
  /** Whether the access pass of the home that went was voided by it, and stays so. */
  voidedPass: boolean
  mergedAt: Date
  until: Date
}

/** The most pairs that are suggested at once, and the most merges that are listed. */
const mostPairs = 20
const mostMerges = 50

/**
 * How many of the newest homes are compared, each with how many of its number, and how many pairs that may be; in a
 * community of ordinary size these are all.
 */
const mostNewest = 2000
const mostOfNumber = 200
const mostCompared = 20_000

type Doors = { street: string | null; lot: string | null; unit: string | null }

/**
 * Homes that may be spelled twice: of one ZIP and house number, or of one lot, with streets or units that
 * differ in a few letters. The newest are compared with others of their number, as far as twenty thousand pairs
 * go, however many homes there are. Nothing is merged by it.
 */
export function listAlikeHomes(db: Db, by: Actor): Promise<Alike[]> {
  requireMayMergeHomes(by)
  const { communityId } = by
  return inCommunity(db, communityId, async (db) => {
    const answer = await sql<{ one: Doors & { id: string }; other: Doors & { id: string } }>`
      with newest as materialized (
        select p.id, p.street, p.lot, p.unit, p.address_order, p.number_key from properties as p
        where p.community_id = ${communityId} and p.deleted_at is null
        order by p.community_id desc, p.id desc limit ${mostNewest}
      ), pairs as materialized (
        select a, b from newest as b
        cross join lateral (
          select p.id, p.street, p.lot, p.unit, p.address_order from properties as p
          where p.community_id = ${communityId} and p.deleted_at is null
            and p.number_key = b.number_key and p.id < b.id
          order by p.community_id, p.number_key, p.id limit ${mostOfNumber}
        ) as a
        limit ${mostCompared}
      )
      select jsonb_build_object('id', (a).id, 'street', (a).street, 'lot', (a).lot, 'unit', (a).unit) as one,
        jsonb_build_object('id', (b).id, 'street', (b).street, 'lot', (b).lot, 'unit', (b).unit) as other
      from pairs
      where (coalesce((a).unit, '') = coalesce((b).unit, '') and (a).street <> (b).street
          and similarity((a).street, (b).street) >= ${alikeFrom})
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
      voidedPass: boolean
      mergedAt: Date
    }>`
      select h.id, h.stays_id, h.merged_at, ${voidedPass} as voided_pass,
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
