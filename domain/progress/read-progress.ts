import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { joinedHomes } from '#domain/passes/homes-without-members.ts'
import { standsEmpty } from '#domain/properties/property-state.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { requireProgress } from './list-waiting-homes.ts'

/** At most this many weeks stand in the curve, this one included. */
export const weeksInCurve = 26

/** How many homes somebody had joined in at the end of a week that began on `monday`, an ISO day. */
export type Week = { monday: string; joined: number }

export type Progress = {
  homes: number
  /** In how many of them somebody has joined and lives there. */
  joined: number
  /** How many are known to stand empty: nobody is waited for there. */
  empty: number
  /** Week by week, the oldest first, by the community's calendar; the last one is this week so far. */
  weeks: Week[]
}

/** How far a community has come: homes that have joined, of all homes. Deleted homes do not count. */
export function readProgress(db: Db, by: Actor, { at }: { at?: Date } = {}): Promise<Progress> {
  requireProgress(by)
  const work = async (db: Db, now: Date) => {
    const { communityId } = by
    const [counts, weeks] = await Promise.all([
      countJoined(db, communityId),
      readWeeks(db, communityId, now),
    ])
    const earlier = weeks.slice(0, -1)
    const thisWeek = weeks.slice(-1).map(({ monday }) => ({ monday, joined: counts.joined }))
    return { ...counts, weeks: [...earlier, ...thisWeek] }
  }
  return inCommunity(db, by.communityId, work, at)
}

/** Counts them; to be asked inside the community. */
export async function countJoined(db: Db, communityId: string): Promise<Omit<Progress, 'weeks'>> {
  const answer = await sql<Omit<Progress, 'weeks'>>`
    select count(*)::int as homes, count(joined.property_id)::int as joined,
      count(*) filter (where ${standsEmpty})::int as empty
    from properties p
    left join (${joinedHomes(communityId)}) as joined on joined.property_id = p.id
    where p.community_id = ${communityId} and p.deleted_at is null`.execute(db)
  return answer.rows[0]!
}

/**
 * Each home counts from when the first of those who live there came in until the last has gone, however
 * many they are and whenever; what happened before the first week of the curve counts in it.
 */
async function readWeeks(db: Db, communityId: string, now: Date): Promise<Week[]> {
  const answer = await sql<Week>`
    with community as (
      select date_trunc('week', ${now}::timestamptz at time zone c.time_zone) as this_week,
        date_trunc('week', c.created_at at time zone c.time_zone) as first_week, c.time_zone
      from communities as c where c.id = ${communityId}
    ), lived as (
      select range_agg(tstzrange(r.confirmed_at, r.until)) as times
      from residencies r
      join households h on h.community_id = r.community_id and h.id = r.household_id
      join properties p on p.community_id = h.community_id and p.id = h.property_id
        and p.deleted_at is null
      where r.community_id = ${communityId} and r.confirmed_at <= ${now}
        and (r.until is null or r.until > r.confirmed_at)
      group by p.id
    ), steps as (
      select lower(span) as at, 1 as step from lived, unnest(times) as span
      union all
      select upper(span), -1 from lived, unnest(times) as span where upper(span) <= ${now}
    ), weeks as (
      select monday from community, generate_series(
        greatest(first_week, this_week - make_interval(weeks => ${weeksInCurve - 1})),
        this_week, interval '1 week') as monday
    )
    select to_char(weeks.monday, 'YYYY-MM-DD') as monday, coalesce((
      select sum(step) from steps
      where steps.at < (weeks.monday + interval '1 week') at time zone community.time_zone), 0)::int as joined
    from weeks, community order by weeks.monday`.execute(db)
  return answer.rows
}
