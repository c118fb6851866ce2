import { sql } from 'kysely'

/**
 * The ids of the homes that a key leads to, as an array for `any(…)`: that which is spelled so, then that of
 * which this was another spelling. More than one only where a spelling has become a home of its own again.
 */
export function spelledSo(communityId: string, key: string) {
  return sql<string[]>`array(
    select one.id from properties as one
    where one.community_id = ${communityId} and one.home_key = ${key} and one.deleted_at is null
    union all
    select other.merged_into from properties as other
    where other.community_id = ${communityId} and other.home_key = ${key} and other.merged_into is not null)`
}
