import type { Db } from '#database/connect.ts'

/** How a community knows an account: it has *joined*, *waits* to be confirmed, or has *left*. */
export type OwnRecord = { memberId: string; standing: 'joined' | 'waiting' | 'left' }

/** Somebody who may be expected already. */
export type Stranger = { email: string; nameKey: string }

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
