import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { fullName } from '#domain/members/member.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'

/** An access of support to a community, as its leaders and the console read it. */
export type ShownAccess = {
  id: string
  accountId: string
  agent: string
  leaderId: string
  leader: string
  purpose: string
  grantedAt: Date
  /** When it ends by itself. */
  endsAt: Date
  /** When somebody ended it before; null: nobody did. */
  endedAt: Date | null
  /** Which leader ended it; null: the agent, or time. */
  endedBy: string | null
  isRunning: boolean
}

/** How many accesses are told of; the audit log knows all. */
const mostShown = 50

/**
 * Every access that support has or had to the community, newest first. A leader without the permission to view
 * preferences is told of those granted for themselves; whoever has neither is refused.
 */
export function listAccesses(db: Db, by: Actor): Promise<ShownAccess[]> {
  return inCommunity(db, by.communityId, async (db, now) => {
    const all = await readAccesses(db, by.communityId, now)
    if (by.permissions.has('view community preferences')) return all
    const own = all.filter(({ leaderId }) => leaderId === by.memberId)
    if (own.length === 0) requirePermission(by, 'view community preferences')
    return own
  })
}

/** Who of support is inside now, for the home page; nobody, for who may not know. */
export async function listInside(db: Db, by: Actor): Promise<ShownAccess[]> {
  return inCommunity(db, by.communityId, async (db, now) => {
    const seesAll = by.permissions.has('view community preferences')
    const all = await readAccesses(db, by.communityId, now, { running: true })
    return all.filter(({ leaderId }) => seesAll || leaderId === by.memberId)
  })
}

/** The accesses to a community, in the caller's transaction. */
export async function readAccesses(
  db: Db,
  communityId: string,
  now: Date,
  { running = false }: { running?: boolean } = {},
): Promise<ShownAccess[]> {
  const rows = await db
    .selectFrom('supportAccesses')
    .innerJoin('members', (on) =>
      on
        .onRef('members.communityId', '=', 'supportAccesses.communityId')
        .onRef('members.id', '=', 'supportAccesses.onBehalfOf'),
    )
    .leftJoin('members as ender', (on) =>
      on
        .onRef('ender.communityId', '=', 'supportAccesses.communityId')
        .onRef('ender.id', '=', 'supportAccesses.endedBy'),
    )
    .select(['supportAccesses.id', 'supportAccesses.accountId', 'agentName', 'purpose'])
    .select(['grantedAt', 'endsAt', 'endedAt', 'onBehalfOf'])
    .select(['members.firstName', 'members.lastName'])
    .select(['ender.firstName as enderFirst', 'ender.lastName as enderLast'])
    .where('supportAccesses.communityId', '=', communityId)
    .$if(running, (all) => all.where('endedAt', 'is', null).where('endsAt', '>', now))
    .orderBy('grantedAt', 'desc')
    .orderBy('supportAccesses.id', 'desc')
    .limit(mostShown)
    .execute()
  return rows.map(({ id, accountId, purpose, grantedAt, endsAt, endedAt, ...row }) => ({
    ...{ id, accountId, purpose, grantedAt, endsAt, endedAt },
    agent: row.agentName,
    leaderId: row.onBehalfOf,
    leader: fullName(row),
    endedBy:
      row.enderFirst === null
        ? null
        : fullName({ firstName: row.enderFirst, lastName: row.enderLast! }),
    isRunning: endedAt === null && endsAt > now,
  }))
}
