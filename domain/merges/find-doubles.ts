import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { sameName } from '#domain/join-requests/same-name.ts'
import { fullName } from '#domain/members/member.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { requireMayMerge } from './merge.ts'
import type { TwoMembers } from './preview-merge.ts'

/** The most pairs that are shown at once. */
export const mostDoubles = 10

/** Two members who may be one person. */
export type Double = TwoMembers & { names: [string, string]; because: 'home' | 'email' | 'phone' }

/**
 * Members who may be listed twice: they have names that one person may go by, and a home, an e-mail address
 * or a number in common. Never those who have both joined: they sign in on their own.
 */
export function findDoubles(db: Db, by: Actor): Promise<Double[]> {
  requireMayMerge(by)
  return inCommunity(db, by.communityId, async (db) => {
    const pairs = await listPairs(db, by)
    return pairs
      .filter(({ one, other }) => sameName(one, other) !== null)
      .slice(0, mostDoubles)
      .map(({ one, other, because }) => ({
        ...{ one: one.id, other: other.id, because },
        names: [fullName(one), fullName(other)],
      }))
  })
}

type Named = { id: string; firstName: string; lastName: string }
type Row = { one: Named; other: Named; because: Double['because'] }

/** The most pairs that are looked through: those of the largest community we know, once imported. */
const mostLookedAt = 20_000

/** Those of one last name who have something in common. */
async function listPairs(db: Db, { communityId }: Actor): Promise<Row[]> {
  const person = (table: string) =>
    sql`jsonb_build_object('id', ${sql.ref(`${table}.id`)},
      'firstName', ${sql.ref(`${table}.first_name`)}, 'lastName', ${sql.ref(`${table}.last_name`)})`
  const answer = await sql<Row>`
    with pairs as (
      select a.id as one, b.id as other, 'email' as because
      from members as a join members as b on b.community_id = a.community_id and b.email = a.email
      where a.community_id = ${communityId} and a.id < b.id
      union all
      select a.id, b.id, 'phone'
      from members as a join members as b on b.community_id = a.community_id and b.phone = a.phone
      where a.community_id = ${communityId} and a.id < b.id
      union all
      select a.member_id, b.member_id, 'home'
      from residencies as a
      join households as h on h.community_id = a.community_id and h.id = a.household_id
      join households as k on k.community_id = h.community_id and k.property_id = h.property_id
      join residencies as b on b.community_id = k.community_id and b.household_id = k.id
      where a.community_id = ${communityId} and a.until is null and b.until is null
        and a.member_id < b.member_id
    )
    select ${person('a')} as one, ${person('b')} as other, min(pairs.because) as because
    from pairs
    join members as a on a.community_id = ${communityId} and a.id = pairs.one
    join members as b on b.community_id = ${communityId} and b.id = pairs.other
    where a.left_at is null and b.left_at is null and (a.joined_at is null or b.joined_at is null)
      and split_part(a.name_key, ' ', 1) = split_part(b.name_key, ' ', 1)
    group by a.community_id, a.id, b.community_id, b.id
    order by a.name_key, a.id, b.id
    limit ${mostLookedAt}`.execute(db)
  return answer.rows
}
