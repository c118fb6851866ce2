import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'

/** How a community knows an account: it has *joined*, *waits* to be confirmed, or has *left*. */
export type OwnRecord = { memberId: string; standing: 'joined' | 'waiting' | 'left' }

/** Somebody who may be expected already. */
export type Stranger = { email: string; nameKey: string }

/**
 * A row of `members`, as `m`, whom a household expects under a name, without an address, a code or an account of
 * their own: a roster names both of a couple and has one address. Invited there under that name, they are meant.
 */
export const isAwaited = (household: {
  communityId: string
  householdId: string
  nameKey: string
}) =>
  sql<boolean>`(m.name_key = ${household.nameKey} and m.email is null and m.account_id is null
    and m.joined_at is null and m.left_at is null and m.merged_into is null
    and exists (
      select from residencies as r
      where r.community_id = ${household.communityId} and r.member_id = m.id
        and r.household_id = ${household.householdId} and r.until is null)
    and not exists (
      select from invitations as i
      where i.community_id = ${household.communityId} and i.member_id = m.id
        and i.redeemed_at is null and i.voided_at is null))`

/** Who is awaited so, if somebody is. */
export async function findAwaited(
  db: Db,
  household: { communityId: string; householdId: string; nameKey: string },
): Promise<string | null> {
  const answer = await sql<{ id: string }>`
    select m.id from members as m
    where m.community_id = ${household.communityId} and ${isAwaited(household)}
    order by m.created_at, m.id limit 1`.execute(db)
  return answer.rows[0]?.id ?? null
}

/**
 * The pending member somebody with an open code is: the one of the same name in the household they
 * come into, unless expected under another address; or else the only one waited for under the address
 * they have proven (of several, the one of their name). Null: nobody has been waiting for them.
 */
export async function findExpected(
  db: Db,
  communityId: string,
  { email, nameKey, householdId }: Stranger & { householdId: string | null },
): Promise<string | null> {
  const rows = await db
    .selectFrom('members')
    .select(['id', 'email', 'nameKey'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('residencies')
            .whereRef('residencies.communityId', '=', 'members.communityId')
            .whereRef('residencies.memberId', '=', 'members.id')
            .where('residencies.householdId', '=', householdId)
            .where('residencies.until', 'is', null),
        )
        .as('isThere'),
    )
    .where('members.communityId', '=', communityId)
    .where('joinedAt', 'is', null)
    .where('leftAt', 'is', null)
    .where('accountId', 'is', null)
    .where((eb) =>
      eb.or([
        eb('email', '=', email),
        eb.and([eb('email', 'is', null), eb('nameKey', '=', nameKey)]),
      ]),
    )
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  const isNamed = (row: (typeof rows)[number]) => row.nameKey === nameKey
  const there = rows.find((row) => row.isThere && isNamed(row))
  if (there) return there.id
  const reached = rows.filter((row) => row.email === email)
  return (reached.length === 1 ? reached[0] : reached.find(isNamed))?.id ?? null
}
