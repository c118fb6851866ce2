import type { Db } from '#database/connect.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Agent, holdAgent } from '#domain/support/agent.ts'
import { actAsAgent, type NoAgent } from './as-agent.ts'

export type AssignRefusal =
  | NoAgent
  | { because: 'unknown conversation' }
  /** Whoever was chosen is no agent, or none any more. */
  | { because: 'unknown agent' }

/** Gives a conversation to an agent, or to nobody; whoever had it has it no more. */
export function assignConversation(
  db: Db,
  agent: Agent,
  { conversationId, accountId }: { conversationId: string; accountId: string | null },
): Promise<Result<null, AssignRefusal>> {
  const work = async (db: Db): Promise<Result<null, AssignRefusal>> => {
    if (accountId && !(await holdAgent(db, accountId))) return refuse({ because: 'unknown agent' })
    const changed = await db
      .updateTable('conversations')
      .set({ assignedTo: accountId })
      .where('id', '=', conversationId)
      .returning('id')
      .executeTakeFirst()
    return changed ? accept(null) : refuse({ because: 'unknown conversation' })
  }
  return actAsAgent(db, agent, work)
}
