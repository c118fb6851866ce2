import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { activeInGroups } from './active-in-group.ts'
import type { UnknownGroup } from './group.ts'
import { holdGroup, holdOwnGroup, recordGroupEvents } from './hold-group.ts'

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
    const memberIds = await endPlaces(db, by, { groupId, memberIds: [memberId], now })
    await recordGroupEvents(db, by, { group: held.value, deed: 'left group', memberIds, now })
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
    const memberIds = await endPlaces(db, by, { groupId, memberIds: [memberId], now })
    const deed = 'removed from group'
    await recordGroupEvents(db, by, { group: held.value, deed, memberIds, now })
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

/** Ends the places of members in a group; answers who was in it and no longer is. */
export async function endPlaces(
  db: Db,
  { communityId }: Actor,
  { groupId, memberIds, now }: { groupId: string; memberIds: readonly string[]; now: Date },
): Promise<string[]> {
  const ended = await db
    .updateTable('groupMembers')
    .set({ until: now })
    .where('communityId', '=', communityId)
    .where('groupId', '=', groupId)
    .where('memberId', '=', sql<string>`any(${memberIds}::uuid[])`)
    .where('until', 'is', null)
    .returning('memberId')
    .execute()
  return ended.map(({ memberId }) => memberId)
}
