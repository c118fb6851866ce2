import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { fullName } from '#domain/members/member.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { asSupportMay } from './support-may.ts'

/**
 * The agent of an access as they act for a member, whose permissions now are given: for work that was asked for
 * while it ran. What was asked in time is done, although the access may have ended since.
 */
export async function actUnder(db: Db, member: Actor, accessId: string): Promise<Actor> {
  const { communityId, permissions } = member
  const access = await inCommunity(db, communityId, (db) =>
    db
      .selectFrom('supportAccesses')
      .innerJoin('members', (on) =>
        on
          .onRef('members.communityId', '=', 'supportAccesses.communityId')
          .onRef('members.id', '=', 'supportAccesses.onBehalfOf'),
      )
      .select(['supportAccesses.accountId', 'agentName as name', 'purpose', 'endsAt as until'])
      .select(['members.firstName', 'members.lastName'])
      .where('supportAccesses.communityId', '=', communityId)
      .where('supportAccesses.id', '=', accessId)
      .executeTakeFirstOrThrow(),
  )
  const { accountId, name, purpose, until } = access
  const support = { accessId, name, purpose, until, leader: fullName(access) }
  return { ...member, accountId, permissions: asSupportMay(permissions), support }
}
