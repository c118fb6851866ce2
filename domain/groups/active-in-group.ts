import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'

/** Those in groups of a community who are active members of it: who left or is suspended is not shown. */
export function activeInGroups(db: Db, communityId: string) {
  return db
    .selectFrom('groupMembers')
    .innerJoin('members', (on) =>
      on
        .onRef('members.communityId', '=', 'groupMembers.communityId')
        .onRef('members.id', '=', 'groupMembers.memberId'),
    )
    .where('groupMembers.communityId', '=', communityId)
    .where('groupMembers.until', 'is', null)
    .where('members.joinedAt', 'is not', null)
    .where('members.leftAt', 'is', null)
    .where('members.suspendedAt', 'is', null)
}

/** Those who wait to be let into groups of a community. */
export function waitingForGroups(db: Db, communityId: string) {
  return db
    .selectFrom('groupRequests')
    .innerJoin('members', (on) =>
      on
        .onRef('members.communityId', '=', 'groupRequests.communityId')
        .onRef('members.id', '=', 'groupRequests.memberId'),
    )
    .where('groupRequests.communityId', '=', communityId)
    .where('groupRequests.settledAt', 'is', null)
    .where('members.leftAt', 'is', null)
    .where('members.suspendedAt', 'is', null)
}

export const howMany = sql<number>`count(*)::int`
