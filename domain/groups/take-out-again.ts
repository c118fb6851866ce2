import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { fullName } from '#domain/members/member.ts'
import { accept, type Result } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { activeInGroups } from './active-in-group.ts'
import type { UnknownGroup } from './group.ts'
import { holdOwnGroup, recordGroupEvents } from './hold-group.ts'
import { endPlaces, isOnlyAdmin } from './leave-group.ts'

/** Why somebody stays in the group: whoever had asked wanted to be in it, and nobody else would run it. */
export type Stays = 'had asked to join' | 'only group admin'

/** What came of it, both in the order of names. */
export type TakeOutReport = {
  group: string
  out: { name: string }[]
  skipped: { name: string; because: Stays }[]
}

/**
 * Takes members out of a group that the actor runs, as the undo of adding them; whoever is not in it any more is
 * left out. Throws `NotAllowed` for whoever runs neither this group nor all.
 */
export function takeOutAgain(
  db: Db,
  by: Actor,
  { groupId, memberIds }: { groupId: string; memberIds: readonly string[] },
  { at }: { at?: Date } = {},
): Promise<Result<TakeOutReport, UnknownGroup>> {
  requirePermission(by, 'view active members')
  const work = async (db: Db, now: Date): Promise<Result<TakeOutReport, UnknownGroup>> => {
    const held = await holdOwnGroup(db, by, { groupId })
    if (!held.ok) return held
    const group = held.value
    const out: Inside[] = []
    const skipped: TakeOutReport['skipped'] = []
    for (const one of await readInside(db, by, { groupId, memberIds })) {
      const because = await whyStay(db, by, { groupId, one })
      if (because) {
        skipped.push({ name: fullName(one), because })
        continue
      }
      await endPlaces(db, by, { groupId, memberIds: [one.id], now })
      out.push(one)
    }
    const taken = out.map(({ id }) => id)
    await recordGroupEvents(db, by, { group, deed: 'removed from group', memberIds: taken, now })
    return accept({ group: group.name, out: out.map((one) => ({ name: fullName(one) })), skipped })
  }
  return inCommunity(db, by.communityId, work, at)
}

type Inside = Awaited<ReturnType<typeof readInside>>[number]

async function whyStay(
  db: Db,
  by: Actor,
  { groupId, one: { id, hasAsked } }: { groupId: string; one: Inside },
): Promise<Stays | null> {
  if (hasAsked) return 'had asked to join'
  return (await isOnlyAdmin(db, by, { groupId, memberId: id })) ? 'only group admin' : null
}

/** Those who are in the group now, in the order of names, and whether they came in because they had asked. */
function readInside(
  db: Db,
  { communityId }: Actor,
  { groupId, memberIds }: { groupId: string; memberIds: readonly string[] },
) {
  const hasAsked = sql<boolean>`exists (
    select from group_requests
    where group_requests.community_id = ${communityId} and group_requests.group_id = ${groupId}
      and group_requests.member_id = members.id and group_requests.outcome = 'accepted'
      and group_requests.settled_at = group_members.since)`
  return activeInGroups(db, communityId)
    .select(['members.id', 'members.firstName', 'members.lastName', hasAsked.as('hasAsked')])
    .where('groupMembers.groupId', '=', groupId)
    .where('members.id', '=', sql<string>`any(${memberIds}::uuid[])`)
    .orderBy('members.nameKey')
    .execute()
}
