import type { Db } from '#database/connect.ts'
import type { Agent } from '#domain/support/agent.ts'
import { readAsAgent } from './as-agent.ts'

/** Whether there is a conversation of this id; to whoever is no agent there is none. */
export async function isConversation(db: Db, agent: Agent, id: string): Promise<boolean> {
  const found = await readAsAgent(db, agent, async (db) =>
    db.selectFrom('conversations').select('id').where('id', '=', id).executeTakeFirst(),
  )
  return found != null
}
