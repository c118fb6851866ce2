import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { standsEmpty } from '#domain/properties/property-state.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'

/** The households `h` in which somebody lives who has joined; also those set inactive. */
const joinedHouseholds = sql`
  households h
  join residencies r on r.community_id = h.community_id and r.household_id = h.id and r.until is null
  join members m on m.community_id = r.community_id and m.id = r.member_id
    and m.joined_at is not null and m.left_at is null`

/**
 * Says of a property `p` that somebody who has joined lives in it; also in a household set inactive: a
 * new code for the home would lead its people in again.
 */
export const isJoined = sql<boolean>`exists (
  select from ${joinedHouseholds} where h.community_id = p.community_id and h.property_id = p.id)`

/**
 * The same of all homes of a community, as rows of `property_id`: where all are counted, one pass over its people is
 * several times quicker than to ask home by home.
 */
export function joinedHomes(communityId: string): RawBuilder<unknown> {
  return sql`
    select distinct h.property_id from ${joinedHouseholds} where h.community_id = ${communityId}`
}

/** Says of a property `p` that nobody of it has joined, and that it is not known to stand empty. */
export const isWaitedFor = sql<boolean>`(not ${isJoined} and not ${standsEmpty})`

/** How far the homes of a community are. */
export type HomesCount = {
  /** How many homes there are, in how many of them nobody has joined, and how many stand empty. */
  homes: number
  waiting: number
  empty: number
  /** How many of the waiting ones have an access pass of their own that is still good. */
  withPass: number
}

/** Counts the homes in which nobody has joined yet. */
export function countHomes(db: Db, by: Actor, { at }: { at?: Date } = {}): Promise<HomesCount> {
  requirePermission(by, 'invite members via access pass')
  const { communityId } = by
  const work = async (db: Db, now: Date) => {
    const answer = await sql<HomesCount>`
      select count(*)::int as homes, count(*) filter (where waits)::int as waiting,
        count(*) filter (where is_empty)::int as empty,
        count(*) filter (where waits and has_pass)::int as with_pass
      from (
        select joined.property_id is null and not ${standsEmpty} as waits, ${standsEmpty} as is_empty,
          passes.property_id is not null as has_pass
        from properties p
        left join (${joinedHomes(communityId)}) as joined on joined.property_id = p.id
        left join (
          select distinct i.property_id from invitations i
          where i.community_id = ${communityId} and i.channel = 'pass'
            and i.redeemed_at is null and i.voided_at is null
            and (i.expires_at is null or i.expires_at > ${now})) as passes on passes.property_id = p.id
        where p.community_id = ${communityId} and p.deleted_at is null
      ) as counted`.execute(db)
    return answer.rows[0]!
  }
  return inCommunity(db, communityId, work, at)
}
