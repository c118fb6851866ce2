import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { atomically, inCommunity } from '#database/in-community.ts'

/** What somebody is called and how they are reached, as an account or a community has it. */
export type Contacts = {
  firstName: string
  lastName: string
  email: string | null
  phone: string | null
}

/** A record that a community keeps of an account, and how it stands there. */
export type OwnRecord = {
  communityId: string
  slug: string
  /** The community's name. */
  name: string
  memberId: string
  joinedAt: Date | null
  leftAt: Date | null
}

/** Every record that communities keep of an account, by community: of those it has left too. */
export async function listRecords(db: Db, accountId: string): Promise<OwnRecord[]> {
  const answer = await sql<OwnRecord>`select * from records_of_account(${accountId})`.execute(db)
  return answer.rows
}

/** How each community lists an account that belongs to it, or waits to be let in. */
export function listContacts(
  db: Db,
  accountId: string,
): Promise<{ community: string; slug: string; listed: Contacts }[]> {
  return atomically(db, async (db) => {
    const kept = (await listRecords(db, accountId)).filter(({ leftAt }) => leftAt === null)
    const lists: { community: string; slug: string; listed: Contacts }[] = []
    for (const { communityId, memberId, slug, name } of kept) {
      const listed = await inCommunity(db, communityId, (db) =>
        db
          .selectFrom('members')
          .select(['firstName', 'lastName', 'email', 'phone'])
          .where('communityId', '=', communityId)
          .where('id', '=', memberId)
          .executeTakeFirst(),
      )
      if (listed) lists.push({ community: name, slug, listed })
    }
    return lists
  })
}
