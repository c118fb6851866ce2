import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { fullName } from '#domain/members/member.ts'
import { shownPhoto } from '#domain/members/read-photo.ts'
import type { PageMark } from '#domain/page-mark.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { activeInGroups, howMany, waitingForGroups } from './active-in-group.ts'
import type { GroupDescription, GroupStanding } from './group.ts'
import { standingOf } from './list-groups.ts'
import { mayAskFrom } from './may-ask-from.ts'

/** How many members, and how many requests, one page of a group shows. */
export const peopleOnPage = 50

export type GroupMember = {
  memberId: string
  name: string
  isAdmin: boolean
  since: Date
  /** The photo they show; another with each photo. */
  photoId: string | null
}
export type GroupRequest = { requestId: string; name: string; askedAt: Date }

export type GroupDetail = GroupDescription & {
  id: string
  standing: GroupStanding
  /** Whether the actor changes it, lets people in and sends them out. */
  runsIt: boolean
  /** Since when somebody may ask again whose last request was declined; null for others. */
  again: Date | null
  memberCount: number
  adminCount: number
  /** One page of them: admins first, then by name. */
  members: GroupMember[]
  next: PageMark | null
  /** Who waits, the longest first; empty for those who cannot let them in. */
  requests: GroupRequest[]
}

/** A group with one page of its members; null when there is none of this id. */
export function readGroup(
  db: Db,
  by: Actor,
  { groupId, after }: { groupId: string; after: PageMark | null },
): Promise<GroupDetail | null> {
  requirePermission(by, 'view member groups')
  return inCommunity(db, by.communityId, async (db, now) => {
    const [group, own, hasAsked, again, counts, rows, requests] = await Promise.all([
      readDescription(db, by, groupId),
      readOwn(db, by, groupId),
      readAsked(db, by, groupId),
      mayAskFrom(db, by, groupId),
      countMembers(db, by, groupId),
      readMembers(db, by, { groupId, after }),
      readRequests(db, by, groupId),
    ])
    if (!group) return null
    const standing = standingOf({ isAdmin: own?.isAdmin ?? null, hasAsked })
    const runsIt = standing === 'admin' || by.permissions.has('manage member groups')
    return {
      ...group,
      ...counts,
      ...pageOf(rows),
      ...{ standing, runsIt },
      again: again !== null && again > now ? again : null,
      requests: runsIt ? requests : [],
    }
  })
}

function pageOf(rows: Awaited<ReturnType<typeof readMembers>>) {
  const page = rows.slice(0, peopleOnPage)
  const last = page.at(-1)
  return {
    members: page.map(({ memberId, isAdmin, since, photoId, ...row }) => ({
      ...{ memberId, isAdmin, since, photoId },
      name: fullName(row),
    })),
    next: rows.length > peopleOnPage && last ? { key: last.key, id: last.memberId } : null,
  }
}

function readDescription(db: Db, { communityId }: Actor, groupId: string) {
  return db
    .selectFrom('groups')
    .select(['id', 'name', 'about', 'isOpen'])
    .where('communityId', '=', communityId)
    .where('id', '=', groupId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}

function readOwn(db: Db, { communityId, memberId }: Actor, groupId: string) {
  return activeInGroups(db, communityId)
    .select('groupMembers.isAdmin')
    .where('groupMembers.groupId', '=', groupId)
    .where('groupMembers.memberId', '=', memberId)
    .executeTakeFirst()
}

async function readAsked(
  db: Db,
  { communityId, memberId }: Actor,
  groupId: string,
): Promise<boolean> {
  const own = await waitingForGroups(db, communityId)
    .select('groupRequests.id')
    .where('groupRequests.groupId', '=', groupId)
    .where('groupRequests.memberId', '=', memberId)
    .executeTakeFirst()
  return own !== undefined
}

function countMembers(db: Db, { communityId }: Actor, groupId: string) {
  return activeInGroups(db, communityId)
    .select(howMany.as('memberCount'))
    .select(sql<number>`count(*) filter (where group_members.is_admin)::int`.as('adminCount'))
    .where('groupMembers.groupId', '=', groupId)
    .executeTakeFirstOrThrow()
}

/** Admins come first; then the order of names. */
const order = sql<string>`(case when group_members.is_admin then '0' else '1' end || members.name_key) collate "C"`

function readMembers(
  db: Db,
  { communityId }: Actor,
  { groupId, after }: { groupId: string; after: PageMark | null },
) {
  return activeInGroups(db, communityId)
    .select(['groupMembers.memberId', 'groupMembers.isAdmin', 'groupMembers.since'])
    .select(['members.firstName', 'members.lastName', order.as('key')])
    .select(shownPhoto.as('photoId'))
    .where('groupMembers.groupId', '=', groupId)
    .$if(after !== null, (rows) =>
      rows.where(sql<boolean>`(${order}, members.id) > (${after?.key}, ${after?.id}::uuid)`),
    )
    .orderBy(order)
    .orderBy('members.id')
    .limit(peopleOnPage + 1)
    .execute()
}

async function readRequests(
  db: Db,
  { communityId }: Actor,
  groupId: string,
): Promise<GroupRequest[]> {
  const rows = await waitingForGroups(db, communityId)
    .select(['groupRequests.id as requestId', 'groupRequests.askedAt'])
    .select(['members.firstName', 'members.lastName'])
    .where('groupRequests.groupId', '=', groupId)
    .orderBy('groupRequests.askedAt')
    .orderBy('groupRequests.id')
    .limit(peopleOnPage)
    .execute()
  return rows.map((row) => ({
    requestId: row.requestId,
    name: fullName(row),
    askedAt: row.askedAt,
  }))
}
