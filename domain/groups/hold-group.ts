import type { Db } from '#database/connect.ts'
import type { Deed } from '#domain/audit/deed.ts'
import { recordEvents } from '#domain/audit/record-event.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, NotAllowed, requirePermission } from '#domain/roles/permission.ts'
import type { UnknownGroup } from './group.ts'

/** A group held until the transaction ends: its members change one after the other. */
export type HeldGroup = {
  groupId: string
  name: string
  isOpen: boolean
  /** Whether the actor is in it, and runs it. */
  isMember: boolean
  isAdmin: boolean
}

/** Holds a group that is there, in the caller's transaction. */
export async function holdGroup(
  db: Db,
  by: Actor,
  { groupId }: { groupId: string },
): Promise<Result<HeldGroup, UnknownGroup>> {
  requirePermission(by, 'view member groups')
  const group = await db
    .selectFrom('groups')
    .select(['id as groupId', 'name', 'isOpen'])
    .where('communityId', '=', by.communityId)
    .where('id', '=', groupId)
    .where('deletedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!group) return refuse({ because: 'unknown group' })
  const own = await db
    .selectFrom('groupMembers')
    .select('isAdmin')
    .where('communityId', '=', by.communityId)
    .where('groupId', '=', groupId)
    .where('memberId', '=', by.memberId)
    .where('until', 'is', null)
    .executeTakeFirst()
  return accept({ ...group, isMember: own !== undefined, isAdmin: own?.isAdmin ?? false })
}

/** Holds a group for whoever runs it or manages all groups; throws `NotAllowed` for others. */
export async function holdOwnGroup(
  db: Db,
  by: Actor,
  which: { groupId: string },
): Promise<Result<HeldGroup, UnknownGroup>> {
  const group = await holdGroup(db, by, which)
  if (group.ok && !group.value.isAdmin && !by.permissions.has('manage member groups'))
    throw new NotAllowed('manage member groups')
  return group
}

type GroupDeed = Extract<Deed, `${string}group${string}`>

type GroupEvent = { group: { groupId: string; name: string }; deed: GroupDeed; now: Date }

/** Writes what was done to a group, or to a member in it. */
export function recordGroupEvent(
  db: Db,
  by: Actor,
  { memberId, ...event }: GroupEvent & { memberId?: string },
): Promise<void> {
  return recordGroupEvents(db, by, { ...event, memberIds: [memberId ?? null] })
}

/** Writes what was done to several members in a group. */
export function recordGroupEvents(
  db: Db,
  { communityId, memberId: actorId, accountId, from }: Actor,
  { group, deed, memberIds, now }: GroupEvent & { memberIds: readonly (string | null)[] },
): Promise<void> {
  const { groupId, name } = group
  const event = { communityId, actorId, accountId, from, deed, facts: { groupId, name }, now }
  return recordEvents(
    db,
    memberIds.map((memberId) => ({ ...event, memberId })),
  )
}
