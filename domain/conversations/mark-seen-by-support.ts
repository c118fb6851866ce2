import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Agent } from '#domain/support/agent.ts'
import { readAsAgent } from './as-agent.ts'

/** Remembers up to which message agents have seen a conversation; never fewer than before, never more than there are. */
export async function markSeenBySupport(
  db: Db,
  agent: Agent,
  { conversationId, number }: { conversationId: string; number: number },
): Promise<void> {
  await readAsAgent(db, agent, (db) =>
    db
      .updateTable('conversations')
      .set({ seenBySupport: sql`least(message_count, ${number}::integer)` })
      .where('id', '=', conversationId)
      .where('seenBySupport', '<', number)
      .where(sql<boolean>`seen_by_support < message_count`)
      .execute(),
  )
}
