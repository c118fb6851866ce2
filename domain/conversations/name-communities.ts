import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Agent } from '#domain/support/agent.ts'

export type CommunityOfConversation = { communityId: string; name: string; slug: string }

/** In which communities conversations were begun, by their ids; those that were begun outside of all are not there. */
export async function nameCommunities(
  db: Db,
  { accountId }: Agent,
  ids: readonly string[],
): Promise<Map<string, CommunityOfConversation>> {
  if (ids.length === 0) return new Map()
  const answer = await sql<CommunityOfConversation & { conversationId: string }>`
    select * from communities_of_conversations(${accountId}, ${ids})`.execute(db)
  return new Map(answer.rows.map(({ conversationId, ...community }) => [conversationId, community]))
}
