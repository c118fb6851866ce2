import type { Db } from '#database/connect.ts'
import type { Agent } from '#domain/support/agent.ts'
import { readAsAgent } from './as-agent.ts'
import type { CannedReply } from './canned-reply.ts'

/** All canned replies by their titles, those of a language first. There are tens of them. */
export async function listCannedReplies(
  db: Db,
  agent: Agent,
  { first }: { first: string },
): Promise<CannedReply[]> {
  const rows = await readAsAgent(db, agent, (db) =>
    db
      .selectFrom('cannedReplies')
      .select(['id', 'title', 'text', 'locale'])
      .orderBy('titleKey')
      .execute(),
  )
  const replies = (rows ?? []) as CannedReply[]
  return replies.toSorted((a, b) => Number(b.locale === first) - Number(a.locale === first))
}
