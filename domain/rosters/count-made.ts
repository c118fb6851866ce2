import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { wasCarriedOut } from './what-was-made.ts'

/** What an import has made so far. */
export type Made = {
  properties: number
  households: number
  members: number
  /** Invitations by e-mail. */
  emails: number
  /** Access passes. */
  passes: number
  /** Rows that changed something the community knew. */
  updated: number
}

/** Counts what the rows have made that were carried out: not those to come, nor those that were left alone. */
export function countMade(db: Db, by: Actor, rosterId: string): Promise<Made> {
  requirePermission(by, 'import roster')
  return inCommunity(db, by.communityId, async (db) => {
    const answer = await sql<Made>`
      select
        count(*) filter (where jsonb_typeof(plan #> '{property,add}') = 'object')::int as properties,
        count(*) filter (where jsonb_typeof(plan #> '{household,add}') = 'object')::int as households,
        coalesce(sum(jsonb_array_length(jsonb_path_query_array(plan, '$.people[*].add ? (@ != null)'))), 0)::int
          as members,
        coalesce(sum(jsonb_array_length(jsonb_path_query_array(plan, '$.people[*].invitationId ? (@ != null)'))), 0)::int
          as emails,
        count(*) filter (where plan ->> 'passId' is not null)::int as passes,
        count(*) filter (where verdict = 'update')::int as updated
      from roster_plans p
      join rosters r on r.community_id = p.community_id and r.id = p.roster_id
      where p.community_id = ${by.communityId} and p.roster_id = ${rosterId}
        and ${wasCarriedOut}`.execute(db)
    return answer.rows[0]!
  })
}
