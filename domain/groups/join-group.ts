import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { newId } from '#domain/new-id.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { enterGroup } from './enter-group.ts'
import type { UnknownGroup } from './group.ts'
import { type HeldGroup, holdGroup, recordGroupEvent } from './hold-group.ts'
import { mayAskFrom } from './may-ask-from.ts'
import { tellGroupAdmins } from './tell-group-admins.ts'

export type JoinGroupRefusal = UnknownGroup | { because: 'declined lately'; again: Date }

/**
 * Joins an open group; asks to be let into a closed one, whose admins are told. Who is in it or waits
 * already stays so, and nobody is told twice. After a no one may ask again 30 days later.
 */
export function joinGroup(
  db: Db,
  by: Actor,
  { groupId }: { groupId: string },
  { at }: { at?: Date } = {},
): Promise<Result<'joined' | 'asked', JoinGroupRefusal>> {
  const work = async (db: Db, now: Date): Promise<Result<'joined' | 'asked', JoinGroupRefusal>> => {
    const held = await holdGroup(db, by, { groupId })
    if (!held.ok) return held
    const { isMember, isOpen } = held.value
    if (isMember) return accept('joined')
    const about = { group: held.value, now }
    return isOpen ? accept(await enter(db, by, about)) : ask(db, by, about)
  }
  return inCommunity(db, by.communityId, work, at)
}

type About = { group: HeldGroup; now: Date }

async function enter(db: Db, by: Actor, { group, now }: About): Promise<'joined'> {
  const { communityId, memberId } = by
  await enterGroup(db, communityId, { groupId: group.groupId, memberIds: [memberId], now })
  await recordGroupEvent(db, by, { group, deed: 'joined group', memberId, now })
  return 'joined'
}

async function ask(
  db: Db,
  by: Actor,
  { group, now }: About,
): Promise<Result<'asked', JoinGroupRefusal>> {
  const { groupId } = group
  const again = await mayAskFrom(db, by, groupId)
  if (again && again > now) return refuse({ because: 'declined lately', again })
  if (await writeRequest(db, by, { groupId, now })) {
    await recordGroupEvent(db, by, { group, deed: 'asked to join group', now })
    await tellGroupAdmins(db, by, { group, now })
  }
  return accept('asked')
}

/** Whether this is a new request: who has asked already only waits on. */
async function writeRequest(
  db: Db,
  { communityId, memberId }: Actor,
  { groupId, now }: { groupId: string; now: Date },
): Promise<boolean> {
  const made = await db
    .insertInto('groupRequests')
    .values({ communityId, id: newId(), groupId, memberId, askedAt: now })
    .onConflict((any) => any.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}
