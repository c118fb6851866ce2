import { type SqlBool, sql } from 'kysely'

/**
 * Whether the household of a row has a Head: somebody who has come in, lives there and is not suspended.
 * `table` is a table of the query, by the name it has there, with a household in each row.
 */
export function hasHead(table: string) {
  return sql<SqlBool>`exists (
    select from residencies as place
    join members as head on head.community_id = place.community_id and head.id = place.member_id
    where place.community_id = ${sql.ref(`${table}.communityId`)}
      and place.household_id = ${sql.ref(`${table}.householdId`)} and place.household_role = 'head'
      and place.until is null and place.confirmed_at is not null
      and head.joined_at is not null and head.left_at is null and head.suspended_at is null)`
}
