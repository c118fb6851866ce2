import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import { isWaiting } from '#domain/claims/is-waiting.ts'
import { maskEmail } from '#domain/contacts/email-address.ts'
import { confirmPlaces } from '#domain/households/move-in.ts'
import type { Answers } from '#domain/members/member.ts'
import { takeAccountTurn } from '#domain/members/take-account-turn.ts'
import { tellLeaders } from '#domain/notices/tell-leaders.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { addOwnHome } from './add-home.ts'
import { claimInvitation } from './claim-invitation.ts'
import type { OfferRefusal } from './find-invitation.ts'
import { stateInTrial, stateOf } from './invitation.ts'
import { grantedRole, type Held, ownRecord, readHeld } from './read-held.ts'
import { type NoHome, redeemOpenCode } from './redeem-open-code.ts'

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

export type Joined = {
  communityId: string
  memberId: string
  /** They are not in this home yet: a leader must confirm it first. */
  waits?: true
}

/** Which invitation is redeemed, and where its holder says they live, if it is an open code. */
export type Redeeming = { communityId: string; invitationId: string; toldHome?: Home | null }

export type RedeemRefusal =
  | OfferRefusal
  /** The invitation was made for another address, and this account has not shown that it is theirs. */
  | { because: 'other address'; maskedEmail: string }
  | NoHome

/**
 * Turns a pending member into a joined one: claim, membership, residency, audit event and welcome in
 * one transaction. Any number of people who hurry have one winner; the others are told `redeemed`. The
 * same account redeeming twice, also at once, is told that it has joined: an answer may have been lost.
 *
 * A code made for an e-mail address opens only for the account that has proven this address, or has
 * shown through a link sent there that the mailbox is theirs. An open code opens for every account; see
 * {@link redeemOpenCode} for where it leads.
 */
export function redeemInvitation(
  db: Db,
  joining: Joining,
  invitation: Redeeming,
  { at }: { at?: Date } = {},
): Promise<Result<Joined, RedeemRefusal>> {
  const work = async (db: Db, now: Date): Promise<Result<Joined, RedeemRefusal>> => {
    const { communityId } = invitation
    const [, account, held] = await Promise.all([
      takeAccountTurn(db, { communityId, accountId: joining.accountId }),
      holdAccount(db, joining),
      readHeld(db, joining, invitation),
    ])
    if (!account || !held) return refuse({ because: 'unknown' })
    const before = await joinedBefore(db, held, invitation)
    if (before) return accept(before)
    const refusal = whyNot(held, joining, now)
    if (refusal) return refuse(refusal)
    const joined = await redeem(db, joining, { ...invitation, held, now })
    return joined ?? refuse({ because: await whoWasFaster(db, { ...invitation, now }) })
  }
  return inCommunity(db, invitation.communityId, work, at)
}

/** Keeps the account from being closed until the transaction ends; undefined: it has just been. */
function holdAccount(db: Db, { accountId }: Joining) {
  return db
    .selectFrom('accounts')
    .select('id')
    .where('id', '=', accountId)
    .forKeyShare()
    .executeTakeFirst()
}

/** What the account has made of this invitation already, for itself or for one more home; or null. */
async function joinedBefore(
  db: Db,
  held: Held,
  { communityId, invitationId }: Redeeming,
): Promise<Joined | null> {
  const { redeemedAt, memberId, mergedInto, joinedAs } = held
  const own = ownRecord(held)
  if (!redeemedAt || !own || own.standing === 'left') return null
  if (![memberId, mergedInto, joinedAs].includes(own.memberId)) return null
  const joined = { communityId, memberId: own.memberId }
  const waits = memberId === null && (await isWaiting(db, { communityId, invitationId }))
  return waits ? { ...joined, waits } : joined
}

/** Why an account may not use an invitation; null when it may. */
function whyNot(held: Held, { email }: Joining, now: Date): RedeemRefusal | null {
  const state = stateInTrial(held, now)
  if (state !== 'open') return { because: state }
  if (held.email === null || held.email === email || held.mailboxProven) return null
  return { because: 'other address', maskedEmail: maskEmail(held.email) }
}

type Step = {
  communityId: string
  invitationId: string
  toldHome?: Home | null
  held: Held
  now: Date
}

/** Redeems what may be redeemed; null when somebody was faster. */
async function redeem(
  db: Db,
  joining: Joining,
  step: Step,
): Promise<Result<Joined, RedeemRefusal> | null> {
  const { communityId, held, toldHome = null } = step
  if (held.memberId === null) return redeemOpenCode(db, joining, { ...step, home: toldHome })
  const own = ownRecord(held)
  const joined =
    own && own.memberId !== held.memberId
      ? await addOwnHome(db, joining, { ...step, own, ...grantedRole(held) })
      : await join(db, joining, step)
  return joined && accept({ communityId, memberId: joined.memberId })
}

async function join(
  db: Db,
  joining: Joining,
  { communityId, invitationId, held, now }: Step,
): Promise<{ memberId: string } | null> {
  const { roleId, isPromised } = grantedRole(held)
  const deed = isPromised ? 'joined' : 'joined with default role'
  const claim = { communityId, invitationId, roleId, promisedId: held.roleId, deed, now } as const
  const claimed = await claimInvitation(db, joining, claim)
  if (claimed && claimed.memberId !== held.memberId)
    await confirmPlaces(db, communityId, { ...claimed, now }) // a leader has just made two records one
  if (claimed && !isPromised)
    await tellLeaders(db, { communityId, kind: 'joined with default role', ...claimed, now })
  return claimed
}

/** An invitation that is there no more had been voided before. */
async function whoWasFaster(
  db: Db,
  { communityId, invitationId, now }: { communityId: string; invitationId: string; now: Date },
): Promise<OfferRefusal['because']> {
  const dates = await db
    .selectFrom('invitations')
    .select(['redeemedAt', 'voidedAt', 'voidedBecause', 'expiresAt'])
    .where('communityId', '=', communityId)
    .where('id', '=', invitationId)
    .executeTakeFirst()
  if (!dates) return 'voided'
  const state = stateOf(dates, now)
  return state === 'open' ? 'expired' : state
}
