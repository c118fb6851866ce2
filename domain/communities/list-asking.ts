import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { listMemberships } from './list-memberships.ts'

/** The names of the communities that ask a second step of this account, since it leads them. */
export async function listAsking(db: Db, accountId: string): Promise<string[]> {
  const led = (await listMemberships(db, accountId)).filter(({ isLeader }) => isLeader)
  const asking: string[] = []
  for (const { communityId, name } of led) if (await asks(db, communityId)) asking.push(name)
  return asking
}

function asks(db: Db, communityId: string): Promise<boolean> {
  return inCommunity(db, communityId, async (db) => {
    const found = await db
      .selectFrom('communities')
      .select('id')
      .where('id', '=', communityId)
      .where('twoFactorForLeadersSince', 'is not', null)
      .executeTakeFirst()
    return found !== undefined
  })
}
