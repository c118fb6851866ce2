import type { Db } from '#database/connect.ts'

/** Somebody who helps communities from the support console. */
export type Agent = {
  accountId: string
  /** As the people they help see it. */
  name: string
}

/** The agent that an account is; null when it is none, or none any more. Asked at every request of the console. */
export async function readAgent(db: Db, accountId: string): Promise<Agent | null> {
  const agent = await db
    .selectFrom('supportAgents')
    .select(['accountId', 'name'])
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return agent ?? null
}

/** The same, and nobody ends them until the caller's transaction does. */
export async function holdAgent(db: Db, accountId: string): Promise<Agent | null> {
  const agent = await db
    .selectFrom('supportAgents')
    .select(['accountId', 'name'])
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null)
    .forShare()
    .executeTakeFirst()
  return agent ?? null
}
