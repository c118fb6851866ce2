import type { Db } from '#database/connect.ts'
import { newId } from '#domain/new-id.ts'

type Of = { communityId: string; id: string; onBehalfOf: string; grantedAt: Date }

/** Support was inside for an hour; in the caller's transaction. */
export async function anOldAccess(db: Db, { grantedAt, ...of }: Of): Promise<void> {
  const endsAt = new Date(grantedAt.getTime() + 60 * 60 * 1000)
  const agent = { accountId: newId(), agentName: 'Sam Ode' }
  await db
    .insertInto('supportAccesses')
    .values({ ...of, ...agent, purpose: 'To read the roster', grantedAt, endsAt })
    .execute()
}
