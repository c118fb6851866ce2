import type { Db } from '#database/connect.ts'
import { accept, type Result } from '#domain/result.ts'
import type { Agent } from '#domain/support/agent.ts'
import { actAsAgent, type NoAgent } from './as-agent.ts'
import { holdConversation } from './held.ts'
import { writeForSupport } from './write-for-support.ts'

/** An attachment that could not be read as a roster, and what the conversation is told. */
export type UnreadFile = { conversationId: string; fileId: string; text: string }

/** Tells a conversation that its attachment could not be read as a roster; once, however often an agent tries. */
export function tellUnreadFile(
  db: Db,
  agent: Agent,
  { conversationId, fileId, text }: UnreadFile,
): Promise<Result<null, NoAgent>> {
  const work = async (db: Db, now: Date): Promise<Result<null, NoAgent>> => {
    const conversation = await holdConversation(db, conversationId)
    if (!conversation) return accept(null)
    const { seenBySupport: seen } = conversation
    const key = `file ${fileId} unread`
    await writeForSupport(db, { conversationId, text, key, seen, now })
    return accept(null)
  }
  return actAsAgent(db, agent, work)
}
