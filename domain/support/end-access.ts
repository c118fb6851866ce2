import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { Agent } from './agent.ts'
import { findCommunity } from './find-communities.ts'
import { runningAccesses } from './running-accesses.ts'

export type EndRefusal = {
  /** *Over*: it has ended already, by itself or by somebody. */
  because: 'unknown access' | 'over'
}

/**
 * Ends an access at once: the agent is outside at their next request, and what a page still tells them ends. The
 * leader for whom it was granted always may; another needs the permission to update preferences.
 */
export function endAccess(
  db: Db,
  by: Actor,
  { accessId }: { accessId: string },
  { at }: { at?: Date } = {},
): Promise<Result<null, EndRefusal>> {
  const { communityId, memberId, accountId, from } = by
  const work = async (db: Db, now: Date): Promise<Result<null, EndRefusal>> => {
    const access = await db
      .selectFrom('supportAccesses')
      .select('onBehalfOf')
      .where('communityId', '=', communityId)
      .where('id', '=', accessId)
      .executeTakeFirst()
    if (by.support || access?.onBehalfOf !== memberId)
      requirePermission(by, 'update community preferences')
    if (!access) return refuse({ because: 'unknown access' })
    const who = { actorId: memberId, accountId, endedBy: memberId, from }
    return end(db, { communityId, accessId, who, now })
  }
  return inCommunity(db, communityId, work, at)
}

/** Ends the agent's own access to the community at this slug. */
export async function endOwnAccess(
  db: Db,
  { accountId }: Agent,
  { slug, from }: { slug: string; from: string | null },
  { at }: { at?: Date } = {},
): Promise<Result<null, EndRefusal>> {
  const community = await findCommunity(db, { accountId }, slug)
  if (!community) return refuse({ because: 'unknown access' })
  const { communityId } = community
  const work = async (db: Db, now: Date): Promise<Result<null, EndRefusal>> => {
    const access = await runningAccesses(db, { communityId, now })
      .select('supportAccesses.onBehalfOf')
      .where('supportAccesses.accountId', '=', accountId)
      .executeTakeFirst()
    if (!access) return refuse({ because: 'over' })
    const who = { actorId: access.onBehalfOf, accountId, endedBy: null, from }
    return end(db, { communityId, accessId: access.id, who, now })
  }
  return inCommunity(db, communityId, work, at)
}

type Ending = {
  communityId: string
  accessId: string
  who: { actorId: string; accountId: string; endedBy: string | null; from: string | null }
  now: Date
}

/** Of two who end it at once, one does. */
async function end(
  db: Db,
  { communityId, accessId, who: { endedBy, ...who }, now }: Ending,
): Promise<Result<null, EndRefusal>> {
  const ended = await db
    .updateTable('supportAccesses')
    .set({ endedAt: now, endedBy })
    .where('communityId', '=', communityId)
    .where('id', '=', accessId)
    .where('endedAt', 'is', null)
    .where('endsAt', '>', now)
    .returning('agentName')
    .executeTakeFirst()
  if (!ended) return refuse({ because: 'over' })
  const facts = { accessId, name: ended.agentName }
  await recordEvent(db, { communityId, deed: 'ended support access', ...who, facts, now })
  return accept(null)
}
