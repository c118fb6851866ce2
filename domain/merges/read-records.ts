import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Answers } from '#domain/members/member.ts'
import { printHome } from '#domain/properties/property.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { Side } from './merge.ts'

/** A place in a household that somebody has, or is expected in. */
export type RecordPlace = {
  id: string
  householdId: string
  home: string
  householdRole: 'head' | 'member'
  occupancy: string
  since: Date
  confirmedAt: Date | null
}

/** A place in a group, or a request for one. */
export type RecordGroup = {
  id: string
  groupId: string
  name: string
  isAdmin: boolean
  since: Date
}

/** Everything about a member that merging looks at. */
export type MergingRecord = {
  id: string
  firstName: string
  lastName: string
  email: string | null
  phone: string | null
  title: string | null
  locale: string
  answers: Partial<Answers>
  createdAt: Date
  joinedAt: Date | null
  leftAt: Date | null
  suspendedAt: Date | null
  suspendedBecause: string | null
  mergedInto: string | null
  role: {
    id: string
    name: string
    system: string | null
    isLeader: boolean
    permissions: string[]
  }
  accountId: string | null
  /** The address the account signs in with; null without one, and once it is closed. */
  signIn: string | null
  /** The invitation of their own that is neither used nor voided. */
  codeId: string | null
  /** How many homes they told wait to be confirmed. */
  waitingHomes: number
  places: RecordPlace[]
  groups: RecordGroup[]
  requests: RecordGroup[]
}

export type Pair = Record<Side, MergingRecord>

/** Reads members as merging sees them; those of other communities and unknown ids are missing. */
export async function readRecords(
  db: Db,
  { communityId }: Pick<Actor, 'communityId'>,
  ids: readonly string[],
): Promise<MergingRecord[]> {
  const rows = await readMembers(db, communityId, ids)
  const places = await readPlaces(db, communityId, ids)
  const groups = await readGroups(db, communityId, ids)
  const requests = await readRequests(db, communityId, ids)
  const own = <Row extends { memberId: string }>(all: Row[], id: string) =>
    all.filter(({ memberId }) => memberId === id).map(({ memberId, ...row }) => row)
  return rows.map(({ roleId, roleName, system, isLeader, permissions, ...row }) => ({
    ...row,
    answers: row.answers as Partial<Answers>,
    role: { id: roleId, name: roleName, system, isLeader, permissions },
    places: own(places, row.id),
    groups: own(groups, row.id),
    requests: own(requests, row.id),
  }))
}

/** A fingerprint of two records: whoever merges says what they have seen, and nothing else is merged. */
export function fingerprint(pair: Pair): string {
  const seen = [pair.one, pair.other].sort((a, b) => (a.id < b.id ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex').slice(0, 32)
}

function readMembers(db: Db, communityId: string, ids: readonly string[]) {
  return db
    .selectFrom('members')
    .innerJoin('roles', (on) =>
      on
        .onRef('roles.communityId', '=', 'members.communityId')
        .onRef('roles.id', '=', 'members.roleId'),
    )
    .leftJoin('accounts', 'accounts.id', 'members.accountId')
    .leftJoin('invitations', (on) =>
      on
        .onRef('invitations.communityId', '=', 'members.communityId')
        .onRef('invitations.memberId', '=', 'members.id')
        .on('invitations.redeemedAt', 'is', null)
        .on('invitations.voidedAt', 'is', null),
    )
    .select(['members.id', 'members.firstName', 'members.lastName', 'members.email'])
    .select(['members.phone', 'members.title', 'members.locale', 'members.answers'])
    .select(['members.createdAt', 'members.joinedAt', 'members.leftAt', 'members.suspendedAt'])
    .select(['members.suspendedBecause', 'members.mergedInto', 'members.accountId'])
    .select(['roles.id as roleId', 'roles.name as roleName', 'roles.system'])
    .select(['roles.isLeader', 'roles.permissions'])
    .select(['accounts.email as signIn', 'invitations.id as codeId'])
    .select(
      sql<number>`(select count(*)::int from home_claims
        where home_claims.community_id = members.community_id
          and home_claims.member_id = members.id and home_claims.settled_at is null)`.as(
        'waitingHomes',
      ),
    )
    .where('members.communityId', '=', communityId)
    .where('members.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

async function readPlaces(db: Db, communityId: string, ids: readonly string[]) {
  const rows = await db
    .selectFrom('residencies')
    .innerJoin('households', (on) =>
      on
        .onRef('households.communityId', '=', 'residencies.communityId')
        .onRef('households.id', '=', 'residencies.householdId'),
    )
    .innerJoin('properties', (on) =>
      on
        .onRef('properties.communityId', '=', 'households.communityId')
        .onRef('properties.id', '=', 'households.propertyId'),
    )
    .select(['residencies.id', 'residencies.memberId', 'residencies.householdId'])
    .select(['residencies.householdRole', 'residencies.occupancy', 'residencies.since'])
    .select(['residencies.confirmedAt', 'properties.street', 'properties.lot', 'properties.unit'])
    .select(['properties.city', 'properties.state', 'properties.zip'])
    .where('residencies.communityId', '=', communityId)
    .where('residencies.memberId', '=', sql<string>`any(${ids}::uuid[])`)
    .where('residencies.until', 'is', null)
    .orderBy('residencies.since')
    .orderBy('residencies.id')
    .execute()
  return rows.map(({ street, lot, unit, city, state, zip, householdRole, ...row }) => ({
    ...row,
    householdRole: householdRole as RecordPlace['householdRole'],
    home: printHome({ street, lot, unit, city, state, zip }),
  }))
}

function readGroups(db: Db, communityId: string, ids: readonly string[]) {
  return db
    .selectFrom('groupMembers')
    .innerJoin('groups', (on) =>
      on
        .onRef('groups.communityId', '=', 'groupMembers.communityId')
        .onRef('groups.id', '=', 'groupMembers.groupId'),
    )
    .select(['groupMembers.id', 'groupMembers.memberId', 'groupMembers.groupId'])
    .select(['groups.name', 'groupMembers.isAdmin', 'groupMembers.since'])
    .where('groupMembers.communityId', '=', communityId)
    .where('groupMembers.memberId', '=', sql<string>`any(${ids}::uuid[])`)
    .where('groupMembers.until', 'is', null)
    .where('groups.deletedAt', 'is', null)
    .orderBy('groups.nameKey')
    .orderBy('groupMembers.id')
    .execute()
}

function readRequests(db: Db, communityId: string, ids: readonly string[]) {
  return db
    .selectFrom('groupRequests')
    .innerJoin('groups', (on) =>
      on
        .onRef('groups.communityId', '=', 'groupRequests.communityId')
        .onRef('groups.id', '=', 'groupRequests.groupId'),
    )
    .select(['groupRequests.id', 'groupRequests.memberId', 'groupRequests.groupId'])
    .select(['groups.name', sql<boolean>`false`.as('isAdmin'), 'groupRequests.askedAt as since'])
    .where('groupRequests.communityId', '=', communityId)
    .where('groupRequests.memberId', '=', sql<string>`any(${ids}::uuid[])`)
    .where('groupRequests.settledAt', 'is', null)
    .orderBy('groups.nameKey')
    .orderBy('groupRequests.id')
    .execute()
}
