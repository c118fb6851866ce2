import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { UnknownGroup } from './group.ts'
import { type HeldGroup, holdGroup, holdOwnGroup, recordGroupEvent } from './hold-group.ts'
import { letIntoGroup } from './let-into-group.ts'

/** Nobody waits under this id: another admin was faster, or the person no longer asks. */
export type SettleGroupRefusal = UnknownGroup | { because: 'settled already' }

type Which = { groupId: string; requestId: string }

/** Lets somebody who waits into a group. */
export function acceptRequest(
  db: Db,
  by: Actor,
  { groupId, requestId }: Which,
  { at }: { at?: Date } = {},
): Promise<Result<null, SettleGroupRefusal>> {
  return settle(db, by, { groupId, at }, async (db, { group, now }) => {
    const which = sql`group_requests.id = ${requestId}`
    return (await letIntoGroup(db, by, { group, which, now })).length > 0
  })
}

/** Says no to somebody who waits. They read it on the group's page and may ask again later. */
export function declineRequest(
  db: Db,
  by: Actor,
  { groupId, requestId }: Which,
  { at }: { at?: Date } = {},
): Promise<Result<null, SettleGroupRefusal>> {
  return settle(db, by, { groupId, at }, async (db, { group, now }) => {
    const declined = await db
      .updateTable('groupRequests')
      .set({ settledAt: now, settledBy: by.memberId, outcome: 'declined' })
      .where('communityId', '=', by.communityId)
      .where('groupId', '=', groupId)
      .where('id', '=', requestId)
      .where('settledAt', 'is', null)
      .returning('memberId')
      .executeTakeFirst()
    if (!declined) return false
    const { memberId } = declined
    await recordGroupEvent(db, by, { group, deed: 'declined for group', memberId, now })
    return true
  })
}

/** Takes back what one has asked; nothing to do where it was settled meanwhile. */
export function withdrawRequest(
  db: Db,
  by: Actor,
  { groupId }: { groupId: string },
  { at }: { at?: Date } = {},
): Promise<Result<null, UnknownGroup>> {
  const { communityId, memberId } = by
  const work = async (db: Db, now: Date): Promise<Result<null, UnknownGroup>> => {
    const held = await holdGroup(db, by, { groupId })
    if (!held.ok) return held
    const withdrawn = await db
      .updateTable('groupRequests')
      .set({ settledAt: now, settledBy: memberId, outcome: 'withdrawn' })
      .where('communityId', '=', communityId)
      .where('groupId', '=', groupId)
      .where('memberId', '=', memberId)
      .where('settledAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    const deed = 'withdrew request to join group'
    if (withdrawn) await recordGroupEvent(db, by, { group: held.value, deed, now })
    return accept(null)
  }
  return inCommunity(db, communityId, work, at)
}

function settle(
  db: Db,
  by: Actor,
  { groupId, at }: { groupId: string; at: Date | undefined },
  decide: (db: Db, given: { group: HeldGroup; now: Date }) => Promise<boolean>,
): Promise<Result<null, SettleGroupRefusal>> {
  const work = async (db: Db, now: Date): Promise<Result<null, SettleGroupRefusal>> => {
    const held = await holdOwnGroup(db, by, { groupId })
    if (!held.ok) return held
    const isSettled = await decide(db, { group: held.value, now })
    return isSettled ? accept(null) : refuse({ because: 'settled already' })
  }
  return inCommunity(db, by.communityId, work, at)
}
