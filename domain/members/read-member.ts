import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { activeInGroups } from '#domain/groups/active-in-group.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { listPlaces, type Place } from './list-places.ts'
import { type MemberDeed, mayBeDone } from './may-be-done.ts'
import { type Answers, fullName, type MemberState, memberState } from './member.ts'
import { shownPhoto } from './read-photo.ts'
import { whatIsSeen } from './what-is-shown.ts'

/** A member as the actor sees them; what they may not see is null or empty. */
export type MemberDetail = {
  id: string
  firstName: string
  lastName: string
  name: string
  isOneself: boolean
  state: MemberState
  roleId: string
  role: string
  isLeader: boolean
  title: string | null
  email: string | null
  phone: string | null
  photoId: string | null
  /** The homes they live in, the one they have had longest first. */
  homes: Place[]
  groups: { id: string; name: string }[]
  /** What only those see who look after members. */
  record: MemberRecord | null
  /** What the actor may do here now. */
  deeds: MemberDeed[]
}

export type MemberRecord = {
  /** When the community knew of them first. */
  knownSince: Date
  joinedAt: Date | null
  leftAt: Date | null
  suspended: { since: Date; because: string } | null
  pastHomes: Place[]
  /** Their last invitation. */
  invitation: { id: string; isLive: boolean } | null
}

/** *Merged*: the record has become part of the one whose id it answers. */
export type ReadRefusal = { because: 'unknown' } | { because: 'merged'; memberId: string }

/**
 * One member, with what the actor may see of them. Those who see no more than the Active or the Leaders tab
 * find nobody else; everybody finds themselves.
 */
export function readMember(
  db: Db,
  by: Actor,
  { memberId }: { memberId: string },
): Promise<Result<MemberDetail, ReadRefusal>> {
  requirePermission(by, 'view member profiles')
  return inCommunity(db, by.communityId, async (db) => {
    const row = await readRow(db, by, memberId)
    if (!row) return refuse({ because: 'unknown' })
    const { mergedInto } = row
    if (mergedInto && by.permissions.has('admin view members'))
      return refuse({ because: 'merged', memberId: mergedInto })
    if (!isSeen(row, by)) return refuse({ because: 'unknown' })
    const [places, groups] = [await readPlaces(db, by, row), await readGroups(db, by, row.id)]
    return accept(show(row, by, { places, groups }))
  })
}

type Row = NonNullable<Awaited<ReturnType<typeof readRow>>>

function readRow(db: Db, { communityId }: Actor, memberId: string) {
  return db
    .selectFrom('members')
    .innerJoin('roles', (on) =>
      on
        .onRef('roles.communityId', '=', 'members.communityId')
        .onRef('roles.id', '=', 'members.roleId'),
    )
    .select(['members.id', 'members.firstName', 'members.lastName', 'members.title'])
    .select(['members.email', 'members.phone', 'members.answers', 'members.mergedInto'])
    .select('members.accountId')
    .select(['members.createdAt', 'members.joinedAt', 'members.leftAt', 'members.suspendedAt'])
    .select(['members.suspendedBecause', 'members.roleId', 'roles.name as role'])
    .select(['roles.isLeader', 'roles.permissions', shownPhoto.as('photoId')])
    .select(lastInvitation.as('invitation'))
    .where('members.communityId', '=', communityId)
    .where('members.id', '=', memberId)
    .executeTakeFirst()
}

/** The newest invitation of a row of `members`, made for them or used by them. */
const lastInvitation = sql<{ id: string; isLive: boolean } | null>`(
  select jsonb_build_object('id', last.id, 'isLive', last.redeemed_at is null and last.voided_at is null)
  from invitations as last
  where last.community_id = members.community_id and last.member_id = members.id
  order by last.invited_at desc, last.id desc limit 1)`

/** Whether one of the tabs that the actor opens lists somebody. */
function isSeen(row: Row, { memberId, permissions }: Actor): boolean {
  if (row.mergedInto) return false
  if (row.id === memberId || permissions.has('admin view members')) return true
  if (memberState(row) !== 'active') return false
  return (
    permissions.has(row.isLeader ? 'view leaders' : 'view active members') ||
    permissions.has('view active members')
  )
}

async function readPlaces(db: Db, by: Actor, { id }: Row): Promise<Place[]> {
  const isOwn = id === by.memberId
  if (!isOwn && !by.permissions.has('view member property address')) return []
  return listPlaces(db, by, { memberId: id })
}

/** The groups somebody is in: those of the actor too, and all of them for who manages groups. */
async function readGroups(db: Db, by: Actor, memberId: string): Promise<MemberDetail['groups']> {
  const { communityId, permissions } = by
  if (!permissions.has('view member groups')) return []
  const own = activeInGroups(db, communityId)
    .select('groupMembers.groupId')
    .where('groupMembers.memberId', '=', by.memberId)
  return activeInGroups(db, communityId)
    .innerJoin('groups', (on) =>
      on
        .onRef('groups.communityId', '=', 'groupMembers.communityId')
        .onRef('groups.id', '=', 'groupMembers.groupId'),
    )
    .select(['groups.id', 'groups.name'])
    .where('groupMembers.memberId', '=', memberId)
    .where('groups.deletedAt', 'is', null)
    .$if(!permissions.has('manage member groups'), (some) =>
      some.where('groupMembers.groupId', 'in', own),
    )
    .orderBy('groups.nameKey')
    .execute()
}

type Around = { places: readonly Place[]; groups: MemberDetail['groups'] }

function show(row: Row, by: Actor, { places, groups }: Around): MemberDetail {
  const { id, firstName, lastName, title, role, roleId, isLeader, photoId } = row
  const isOneself = id === by.memberId
  const { email, phone } = isOneself
    ? row
    : whatIsSeen(by, { ...row, address: null, answers: row.answers as Partial<Answers> })
  return {
    ...{ id, firstName, lastName, name: fullName(row), isOneself },
    ...{ state: memberState(row), roleId, role, isLeader, title, email, phone, photoId, groups },
    homes: places.filter(({ until }) => until === null),
    record: by.permissions.has('admin view members') ? recordOf(row, by, places) : null,
    deeds: mayBeDone(by, {
      ...row,
      permissions: row.permissions,
      hasLiveCode: row.invitation?.isLive ?? false,
      hasAccount: row.accountId !== null,
    }),
  }
}

function recordOf(row: Row, by: Actor, places: readonly Place[]): MemberRecord {
  const { createdAt, joinedAt, leftAt, suspendedAt, suspendedBecause, invitation } = row
  return {
    ...{ knownSince: createdAt, joinedAt, leftAt },
    suspended: suspendedAt && { since: suspendedAt, because: suspendedBecause ?? '' },
    pastHomes: places.filter(({ until }) => until !== null).reverse(),
    invitation: by.permissions.has('invite members') ? invitation : null,
  }
}
