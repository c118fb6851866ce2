import type { Db } from '#database/connect.ts'
import { forSupport } from '#database/for-asker.ts'
import { refuse } from '#domain/result.ts'
import { type Agent, holdAgent, readAgent } from '#domain/support/agent.ts'

type Work<T> = (db: Db, now: Date) => Promise<T>

/** Whoever asked is no agent any more. */
export type NoAgent = { because: 'no agent' }

/** Reads conversations of everybody for an agent; null for whoever is none, or none any more. */
export function readAsAgent<T>(db: Db, agent: Agent, work: Work<T>): Promise<T | null> {
  return forSupport(db, async (db, now) =>
    (await readAgent(db, agent.accountId)) ? work(db, now) : null,
  )
}

/**
 * Does something in conversations of everybody, and nobody ends the agent until it is done; refused for whoever
 * is none, or none any more.
 */
export function actAsAgent<T>(
  db: Db,
  agent: Agent,
  work: Work<T>,
  at?: Date,
): Promise<T | { ok: false; refusal: NoAgent }> {
  return forSupport<T | { ok: false; refusal: NoAgent }>(
    db,
    async (db, now) =>
      (await holdAgent(db, agent.accountId)) ? work(db, now) : refuse({ because: 'no agent' }),
    at,
  )
}
