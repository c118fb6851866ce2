import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { takeTurn } from '#database/take-turn.ts'
import { maskEmail } from '#domain/contacts/email-address.ts'
import type { Answers } from '#domain/members/member.ts'
import { tellLeaders } from '#domain/notices/tell-leaders.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import { addHome } from './add-home.ts'
import { claimInvitation } from './claim-invitation.ts'
import type { OfferRefusal } from './find-invitation.ts'
import { stateOf } from './invitation.ts'

/** Someone who joins: an account with a verified address. */
export type Joining = {
  accountId: string
  /** The address the account has proven. */
  email: string
  phone: string | null
  locale: string
  answers: Answers
  from: string | null
}

export type Joined = { communityId: string; memberId: string }

export type RedeemRefusal =
  | OfferRefusal
  /** The invitation was made for another address, and this account has not shown that it is theirs. */
  | { because: 'other address'; maskedEmail: string }

/**
 * Turns a pending member into a joined one: claim, membership, residency, audit event and welcome in
 * one transaction. Any number of people who hurry have one winner; the others are told `redeemed`. The
 * same account redeeming twice, also at once, is told that it has joined: an answer may have been lost.
 *
 * A code made for an e-mail address opens only for the account that has proven this address, or has
 * shown through a link sent there that the mailbox is theirs.
 */
export function redeemInvitation(
  db: Db,
  joining: Joining,
  invitation: { communityId: string; invitationId: string },
  { at }: { at?: Date } = {},
): Promise<Result<Joined, RedeemRefusal>> {
  const work = async (db: Db, now: Date): Promise<Result<Joined, RedeemRefusal>> => {
    const { communityId } = invitation
    const [, held] = await Promise.all([
      takeTurn(db, `join ${communityId} ${joining.accountId}`), // one account is one member
      readHeld(db, joining, invitation),
    ])
    if (!held) return refuse({ because: 'unknown' })
    if (hasJoinedWith(held)) return accept({ communityId, memberId: held.joinedAs })
    const refusal = whyNot(held, joining, now)
    if (refusal) return refuse(refusal)
    const joined = held.joinedAs
      ? await addHome(db, joining, { ...invitation, memberId: held.joinedAs, now })
      : await join(db, joining, { ...invitation, held, now })
    return joined
      ? accept({ communityId, memberId: joined.memberId })
      : refuse({ because: await whoWasFaster(db, { ...invitation, now }) })
  }
  return inCommunity(db, invitation.communityId, work, at)
}

/** Whether the account has used this invitation already: for itself, or for one more home. */
function hasJoinedWith(held: Held): held is Held & { joinedAs: string } {
  const { redeemedAt, joinedAs, memberId, mergedInto } = held
  return redeemedAt !== null && joinedAs !== null && [memberId, mergedInto].includes(joinedAs)
}

/** Why an account may not use an invitation; null when it may. */
function whyNot(held: Held, { email }: Joining, now: Date): RedeemRefusal | null {
  const state = stateOf(held, now)
  if (state !== 'open') return { because: state }
  if (held.email === null || held.email === email || held.mailboxProven) return null
  return { because: 'other address', maskedEmail: maskEmail(held.email) }
}

type Held = NonNullable<Awaited<ReturnType<typeof readHeld>>>

/** The invitation, whom it is for, and what decides over its role. */
function readHeld(
  db: Db,
  { accountId }: Joining,
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
        .onRef('own.id', '=', 'inviter.roleId'),
    )
    .select(['held.memberId', 'held.roleId', 'held.redeemedAt', 'held.voidedAt'])
    .select(['held.voidedBecause', 'held.expiresAt', 'invited.email', 'invited.mergedInto'])
    .select(['granted.permissions', 'own.permissions as inviterPermissions'])
    .select('communities.defaultRoleId')
    .select((eb) => [
      eb
        .selectFrom('members')
        .select('members.id')
        .where('members.communityId', '=', communityId)
        .where('members.accountId', '=', accountId)
        .where('members.leftAt', 'is', null)
        .as('joinedAs'),
      eb
        .exists(
          eb
            .selectFrom('mailboxProofs')
            .where('mailboxProofs.communityId', '=', communityId)
            .where('mailboxProofs.invitationId', '=', invitationId)
            .where('mailboxProofs.accountId', '=', accountId)
            .where('mailboxProofs.provenAt', 'is not', null),
        )
        .as('mailboxProven'),
    ])
    .where('held.communityId', '=', communityId)
    .where('held.id', '=', invitationId)
    .executeTakeFirst()
}

type Step = { communityId: string; invitationId: string; held: Held; now: Date }

async function join(
  db: Db,
  joining: Joining,
  { communityId, invitationId, held, now }: Step,
): Promise<{ memberId: string } | null> {
  const granted = mayGrant(new Set(held.inviterPermissions), held)
  const roleId = granted ? held.roleId : held.defaultRoleId
  const deed = granted ? 'joined' : 'joined with default role'
  const claim = { communityId, invitationId, roleId, deed, now } as const
  const claimed = await claimInvitation(db, joining, claim)
  if (claimed && !granted)
    await tellLeaders(db, { communityId, kind: 'joined with default role', ...claimed, now })
  return claimed
}

async function whoWasFaster(
  db: Db,
  { communityId, invitationId, now }: { communityId: string; invitationId: string; now: Date },
): Promise<OfferRefusal['because']> {
  const dates = await db
    .selectFrom('invitations')
    .select(['redeemedAt', 'voidedAt', 'voidedBecause', 'expiresAt'])
    .where('communityId', '=', communityId)
    .where('id', '=', invitationId)
    .executeTakeFirstOrThrow()
  const state = stateOf(dates, now)
  return state === 'open' ? 'expired' : state
}
