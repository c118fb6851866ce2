import type { Db } from '#database/connect.ts'
import { hasHead } from '#domain/households/has-head.ts'
import type { OwnRecord } from '#domain/members/find-record.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import { isNotPaused } from '#domain/roles/read-actor.ts'
import { isMailboxProven } from './mailbox-proven.ts'

export type Held = NonNullable<Awaited<ReturnType<typeof readHeld>>>

/** The invitation, whom it is for, what decides over its role, and how the account is known already. */
export function readHeld(
  db: Db,
  { accountId }: { accountId: string },
  { communityId, invitationId }: { communityId: string; invitationId: string },
) {
  return db
    .selectFrom('invitations as held')
    .innerJoin('communities', 'communities.id', 'held.communityId')
    .innerJoin('roles as granted', (on) =>
      on
        .onRef('granted.communityId', '=', 'held.communityId')
        .onRef('granted.id', '=', 'held.roleId'),
    )
    .leftJoin('members as invited', (on) =>
      on
        .onRef('invited.communityId', '=', 'held.communityId')
        .onRef('invited.id', '=', 'held.memberId'),
    )
    .leftJoin('members as inviter', (on) =>
      on
        .onRef('inviter.communityId', '=', 'held.communityId')
        .onRef('inviter.id', '=', 'held.invitedBy')
        .on('inviter.joinedAt', 'is not', null)
        .on('inviter.leftAt', 'is', null)
        .on('inviter.suspendedAt', 'is', null),
    )
    .leftJoin('roles as own', (on) =>
      on
        .onRef('own.communityId', '=', 'inviter.communityId')
        .onRef('own.id', '=', 'inviter.roleId')
        .on(isNotPaused({ member: 'inviter', role: 'own' })),
    )
    .leftJoin('members as mine', (on) =>
      on.onRef('mine.communityId', '=', 'held.communityId').on('mine.accountId', '=', accountId),
    )
    .select([
      'held.memberId',
      'held.roleId',
      'held.redeemedAt',
      'held.voidedAt',
      'held.voidedBecause',
      'held.expiresAt',
      'held.propertyId',
      'held.householdId',
      'held.joinedAs',
      'communities.confirmsOpenCodes',
      'communities.trialEndsAt',
      'communities.defaultRoleId',
      'mine.id as ownId',
      'mine.joinedAt as ownJoinedAt',
      'mine.leftAt as ownLeftAt',
      'invited.email',
      'invited.mergedInto',
      'granted.isLeader',
      'granted.permissions',
      'own.permissions as inviterPermissions',
      hasHead('held').as('hasHead'),
      isMailboxProven(accountId, { invitation: 'held', member: 'invited' }).as('mailboxProven'),
    ])
    .where('held.communityId', '=', communityId)
    .where('held.id', '=', invitationId)
    .executeTakeFirst()
}

/** How the community knows the account already; null: not at all. */
export function ownRecord({ ownId, ownJoinedAt, ownLeftAt }: Held): OwnRecord | null {
  if (!ownId) return null
  const standing = ownLeftAt ? 'left' : ownJoinedAt ? 'joined' : 'waiting'
  return { memberId: ownId, standing }
}

/**
 * The role the code gives now: the promised one, unless its inviter may no longer grant it. A guest has
 * the word of a household: it holds as long as somebody is Head there, and gives no more than the default.
 */
export function grantedRole(held: Held): { roleId: string; isPromised: boolean } {
  if (held.householdId) return { roleId: held.defaultRoleId, isPromised: Boolean(held.hasHead) }
  const isPromised = mayGrant(new Set(held.inviterPermissions), held)
  return { roleId: isPromised ? held.roleId : held.defaultRoleId, isPromised }
}
