import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { type HouseholdTab, isUnpeopled } from './household-state.ts'

/** Beyond this many households the counts are no longer exact: `10,000+`. */
export const countedHouseholds = 10_000

/** How many households stand on each tab, in the caller's transaction; counting ends, however many there are. */
export async function countHouseholds(
  db: Db,
  { communityId }: Actor,
): Promise<Record<HouseholdTab, number>> {
  const answer = await sql<Record<HouseholdTab, number>>`
    with listed as materialized (
      select h.community_id, h.id, h.name, h.inactive_at from households as h
      where h.community_id = ${communityId} order by h.community_id, h.id limit ${countedHouseholds + 1}
    ), peopled as materialized (
      select r.household_id as id, bool_or(m.joined_at is not null and r.confirmed_at is not null) as is_joined,
        bool_or(m.joined_at is not null and r.confirmed_at is not null and m.suspended_at is null
          and r.household_role = 'head') as has_head
      from residencies as r
      cross join lateral (
        select * from members as m
        where m.community_id = ${communityId} and m.id = r.member_id and m.left_at is null offset 0
      ) as m
      where r.community_id = ${communityId} and r.until is null
        and r.household_id <= (select listed.id from listed order by listed.id desc limit 1)
      group by r.household_id
    ), asked as (
      select h.inactive_at, peopled.id is not null as is_peopled, is_joined, has_head,
        case when peopled.id is null then ${isUnpeopled} else false end as is_unpeopled
      from listed as h left join peopled on peopled.id = h.id
    )
    select count(*) filter (where is_peopled or is_unpeopled)::int as "all",
      count(*) filter (where is_peopled and inactive_at is null)::int as active,
      count(*) filter (where is_peopled and inactive_at is not null)::int as inactive,
      count(*) filter (where is_unpeopled)::int as unpeopled,
      count(*) filter (where is_joined and not has_head)::int as headless,
      count(*) filter (where not is_peopled and not is_unpeopled)::int as past
    from asked`.execute(db)
  return answer.rows[0]!
}
