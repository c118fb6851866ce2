import type { Result } from '#domain/result.ts'
import type { Agent } from '#domain/support/agent.ts'
import type { Hurry, Limits } from '#integrations/limits/limits.ts'

/** Nobody writes faster than this, with ready answers either; a stuck key or a stolen session does. */
const perMinute = { name: 'agent-writes', tries: 60, seconds: 60 }

/** Counts that an agent writes something: an answer, a note, or a ready answer put into the box. */
export function paceAgent(limits: Limits, { accountId }: Agent): Promise<Result<null, Hurry>> {
  return limits.spend([accountId], [perMinute])
}
