import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { readToken } from '#domain/accounts/proof.ts'
import type { ServerKey } from '#domain/server-key.ts'

/** The message whose reader wants no more of its kind. */
export type Letter = {
  communityId: string
  communityName: string
  color: string
  recipient: string
  memberId: string | null
  invitationId: string | null
}

/**
 * Finds the message that the token of a way out belongs to. Null: the token is none of ours; *gone*: it
 * is, but the community of the message is no more.
 */
export async function findLetter(
  db: Db,
  key: ServerKey,
  token: string,
): Promise<Letter | 'gone' | null> {
  const id = readToken(key, { purpose: 'unsubscribe', token })
  if (id === null) return null
  const answer = await sql<{ communityId: string | null }>`
    select community_of_delivery(${id}) as community_id`.execute(db)
  const communityId = answer.rows[0]?.communityId
  if (!communityId) return 'gone'
  const letter = await inCommunity(db, communityId, (db) =>
    db
      .selectFrom('deliveries')
      .innerJoin('communities', 'communities.id', 'deliveries.communityId')
      .select(['communityId', 'communities.name as communityName', 'color'])
      .select(['recipient', 'memberId', 'invitationId'])
      .where('deliveries.communityId', '=', communityId)
      .where('deliveries.id', '=', id)
      .executeTakeFirst(),
  )
  return letter ?? 'gone'
}
