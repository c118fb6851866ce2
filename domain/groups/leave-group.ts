import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { activeInGroups } from './active-in-group.ts'
import type { UnknownGroup } from './group.ts'
import { holdGroup, holdOwnGroup, recordGroupEvent } from './hold-group.ts'

/** Without them nobody would run the group. */
export type LastAdmin = { because: 'only admin' }

/** Leaves a group; its only admin makes another one first. */
export function leaveGroup(
  db: Db,
  by: Actor,
  { groupId }: { groupId: string },
  { at }: { at?: Date } = {},
): Promise<Result<null, UnknownGroup | LastAdmin>> {
  const work = async (db: Db, now: Date): Promise<Result<null, UnknownGroup | LastAdmin>> => {
    const held = await holdGroup(db, by, { groupId })
    if (!held.ok) return held
    const { memberId } = by
    if (await isOnlyAdmin(db, by, { groupId, memberId })) return refuse({ because: 'only admin' })
    if (await endPlace(db, by, { groupId, memberId, now }))
      await recordGroupEvent(db, by, { group: held.value, deed: 'left group', memberId, now })
    return accept(null)
  }
  return inCommunity(db, by.communityId, work, at)
}

/** Sends a member out of a group, though not its only admin. */
export function removeFromGroup(
  db: Db,
  by: Actor,
  { groupId, memberId }: { groupId: string; memberId: string },
  { at }: { at?: Date } = {},
): Promise<Result<null, UnknownGroup | LastAdmin>> {
  const work = async (db: Db, now: Date): Promise<Result<null, UnknownGroup | LastAdmin>> => {
    const held = await holdOwnGroup(db, by, { groupId })
    if (!held.ok) return held
    if (await isOnlyAdmin(db, by, { groupId, memberId })) return refuse({ because: 'only admin' })
    if (await endPlace(db, by, { groupId, memberId, now }))
      await recordGroupEvent(db, by, {
        group: held.value,
        deed: 'removed from group',
        memberId,
        now,
      })
    return accept(null)
  }
  return inCommunity(db, by.communityId, work, at)
}

type Place = { groupId: string; memberId: string }

/** Whether a member is the only active one who runs a group. */
export async function isOnlyAdmin(
  db: Db,
  { communityId }: Actor,
  { groupId, memberId }: Place,
): Promise<boolean> {
  const admins = activeInGroups(db, communityId)
    .where('groupMembers.groupId', '=', groupId)
    .where('groupMembers.isAdmin', '=', true)
  const [first, ...others] = await admins.select('members.id').limit(2).execute()
  return first?.id === memberId && others.length === 0
}

/** Whether the member was in the group, and no longer is. */
async function endPlace(
  db: Db,
  { communityId }: Actor,
  { groupId, memberId, now }: Place & { now: Date },
): Promise<boolean> {
  const ended = await db
    .updateTable('groupMembers')
    .set({ until: now })
    .where('communityId', '=', communityId)
    .where('groupId', '=', groupId)
    .where('memberId', '=', memberId)
    .where('until', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}
