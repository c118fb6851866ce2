import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Agent } from '#domain/support/agent.ts'
import { actAsAgent, type NoAgent } from './as-agent.ts'
import { firstUnseen, holdConversation } from './held.ts'

export type CloseRefusal =
  | NoAgent
  | { because: 'unknown conversation' }
  /** The asker wrote after what the agent saw. */
  | { because: 'written meanwhile' }

/**
 * Closes a conversation: what its asker writes next opens it again. Not when they have written after the message
 * of number `seen`. Closed again, it stays as it is.
 */
export function closeConversation(
  db: Db,
  agent: Agent,
  { conversationId, seen }: { conversationId: string; seen: number },
  { at }: { at?: Date } = {},
): Promise<Result<null, CloseRefusal>> {
  const work = async (db: Db, now: Date): Promise<Result<null, CloseRefusal>> => {
    if (!(await holdConversation(db, conversationId)))
      return refuse({ because: 'unknown conversation' })
    if ((await firstUnseen(db, { conversationId, seen })) !== null)
      return refuse({ because: 'written meanwhile' })
    await db
      .updateTable('conversations')
      .set({ closedAt: now, seenBySupport: sql`message_count` })
      .where('id', '=', conversationId)
      .where('closedAt', 'is', null)
      .execute()
    return accept(null)
  }
  return actAsAgent(db, agent, work, at)
}

/** Opens a conversation that was closed, with nothing written. */
export function reopenConversation(
  db: Db,
  agent: Agent,
  { conversationId }: { conversationId: string },
): Promise<Result<null, NoAgent | { because: 'unknown conversation' }>> {
  type Reopened = Result<null, NoAgent | { because: 'unknown conversation' }>
  const work = async (db: Db): Promise<Reopened> => {
    const opened = await db
      .updateTable('conversations')
      .set({ closedAt: null })
      .where('id', '=', conversationId)
      .returning('id')
      .executeTakeFirst()
    return opened ? accept(null) : refuse({ because: 'unknown conversation' })
  }
  return actAsAgent(db, agent, work)
}
