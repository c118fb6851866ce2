import type { Db } from '#database/connect.ts'

/** An agent as the audit log tells them from the leader for whom they acted. */
export type AgentAtWork = { accountId: string; leaderId: string; name: string }

/**
 * Which of these accounts acted for which leaders, as their accesses say, in the caller's transaction. What an
 * account did as another's member is support's deed; what it did as a member of its own is not.
 */
export function listAgentsAtWork(
  db: Db,
  communityId: string,
  accountIds: readonly string[],
): Promise<AgentAtWork[]> {
  if (accountIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('supportAccesses')
    .distinctOn(['accountId', 'onBehalfOf'])
    .select(['accountId', 'onBehalfOf as leaderId', 'agentName as name'])
    .where('communityId', '=', communityId)
    .where('accountId', 'in', accountIds)
    .orderBy('accountId')
    .orderBy('onBehalfOf')
    .orderBy('grantedAt', 'desc')
    .execute()
}
