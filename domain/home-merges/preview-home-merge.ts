import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import { type HouseholdName, nameHousehold } from '#domain/households/household.ts'
import { type HomeColumns, printDoor } from '#domain/properties/property.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { differencesOf, type HomeDifference, mayBeTwo } from './home-differences.ts'
import { requireMayMergeHomes } from './home-merge.ts'

/** Two homes by their ids, in the order in which they stand side by side. */
export type TwoHomes = { one: string; other: string }

/** A home as it stands beside another. */
export type MergingHome = {
  id: string
  door: string
  town: string
  households: { id: string; name: HouseholdName; people: string[]; past: number }[]
  /** How many access passes made for it can still be used, and how many wait to be let in. */
  passes: number
  waiting: number
}

export type NoHomePair = { because: 'unknown' | 'same home' }

export type HomeMergePreview = {
  one: MergingHome
  other: MergingHome
  /** In what the two differ, and whether that is more than how they are written. */
  differences: HomeDifference[]
  mayBeTwo: boolean
  /** What is handed back when it is done: nothing else than what was seen is merged. */
  seen: string
}

/** Two homes side by side, with everybody who lives there, as they are now; changes nothing. */
export function previewHomeMerge(
  db: Db,
  by: Actor,
  two: TwoHomes,
): Promise<Result<HomeMergePreview, NoHomePair>> {
  requireMayMergeHomes(by)
  return inCommunity(db, by.communityId, (db) => readPair(db, by, two))
}

/** The same, in the caller's transaction. */
export async function readPair(
  db: Db,
  { communityId }: Pick<Actor, 'communityId'>,
  two: TwoHomes,
): Promise<Result<HomeMergePreview, NoHomePair>> {
  if (two.one === two.other) return refuse({ because: 'same home' })
  const rows = await readHomes(db, communityId, two)
  const [left, right] = [two.one, two.other].map((id) => rows.find((row) => row.id === id))
  if (!left || !right) return refuse({ because: 'unknown' })
  const [one, other] = [show(left), show(right)]
  const homes = { one: homeOf(left), other: homeOf(right) }
  const differences = differencesOf(homes)
  const seen = fingerprint([one, other])
  return accept({ one, other, differences, mayBeTwo: mayBeTwo(differences), seen })
}

type Row = HomeColumns & {
  id: string
  passes: number
  waiting: number
  households: {
    id: string
    name: string | null
    people: string[]
    lastNames: string[]
    past: number
  }[]
}

async function readHomes(db: Db, communityId: string, { one, other }: TwoHomes) {
  const answer = await sql<Row>`
    select p.id, p.street, p.lot, p.unit, p.city, p.state, p.zip,
      (select count(*)::int from invitations as i
        where i.community_id = ${communityId} and i.property_id = p.id
          and i.redeemed_at is null and i.voided_at is null) as passes,
      (select count(*)::int from home_claims as c
        where c.community_id = ${communityId} and c.property_id = p.id and c.settled_at is null) as waiting,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', h.id, 'name', h.name, 'people', array(
            select m.first_name || ' ' || m.last_name from residencies as r
            join members as m on m.community_id = r.community_id and m.id = r.member_id and m.left_at is null
            where r.community_id = h.community_id and r.household_id = h.id and r.until is null
            order by m.name_key, m.id),
          'lastNames', array(
            select m.last_name from residencies as r
            join members as m on m.community_id = r.community_id and m.id = r.member_id and m.left_at is null
            where r.community_id = h.community_id and r.household_id = h.id and r.until is null),
          'past', (select count(*) from residencies as r
            where r.community_id = h.community_id and r.household_id = h.id
              and r.until is not null and r.confirmed_at is not null))
          order by h.created_at, h.id)
        from households as h
        where h.community_id = ${communityId} and h.property_id = p.id), '[]') as households
    from properties as p
    where p.community_id = ${communityId} and p.id in (${one}, ${other}) and p.deleted_at is null`.execute(
    db,
  )
  return answer.rows
}

function show({ id, passes, waiting, households, ...home }: Row): MergingHome {
  return {
    ...{ id, passes, waiting },
    door: printDoor(home),
    town: `${home.city} ${home.state} ${home.zip}`,
    households: households.map(({ lastNames, ...household }) => ({
      ...household,
      name: nameHousehold({ name: household.name, lastNames }),
    })),
  }
}

function homeOf({ street, lot, unit, city, state, zip }: HomeColumns): Home {
  const rest = { unit, city, state, zip }
  return street === null
    ? { kind: 'lot', lot: lot ?? '', ...rest }
    : { kind: 'street', street, ...rest }
}

const fingerprint = (homes: readonly MergingHome[]) =>
  createHash('sha256').update(JSON.stringify(homes)).digest('base64url').slice(0, 22)
