import type { Db } from '#database/connect.ts'
import type { Agent } from './agent.ts'

/** Everybody who is a support agent now, in the order of names. */
export function listAgents(db: Db): Promise<Agent[]> {
  return db
    .selectFrom('supportAgents')
    .select(['accountId', 'name'])
    .where('endedAt', 'is', null)
    .orderBy('name')
    .orderBy('accountId')
    .execute()
}
