import type { Db } from '#database/connect.ts'
import type { Agent } from '#domain/support/agent.ts'
import { readAsAgent } from './as-agent.ts'
import type { KeptFile } from './read-attachment.ts'

/** One file of one conversation; null when that conversation has none such, or whoever asks is no agent. */
export function readAttachmentForSupport(
  db: Db,
  agent: Agent,
  { conversationId, fileId }: { conversationId: string; fileId: string },
): Promise<KeptFile | null> {
  return readAsAgent(db, agent, async (db) => {
    const file = await db
      .selectFrom('attachments')
      .select(['name', 'type', 'bytes'])
      .where('conversationId', '=', conversationId)
      .where('id', '=', fileId)
      .executeTakeFirst()
    return file ?? null
  })
}
