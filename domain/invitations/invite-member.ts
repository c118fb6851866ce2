import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { queueInvitations } from '#domain/deliveries/queue-invitations.ts'
import {
  type Place,
  type PlaceRefusal,
  placeInHousehold,
} from '#domain/households/place-in-household.ts'
import { expectMember } from '#domain/members/expect-member.ts'
import { newId } from '#domain/new-id.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { ServerKey } from '#domain/server-key.ts'
import { type AccessCode, printCode } from './access-code.ts'
import { createInvitation } from './create-invitation.ts'
import { type DefaultTerms, readDefaultTerms } from './default-terms.ts'
import { findNamesakes, type NamesakeRefusal } from './find-namesakes.ts'
import { recallSubmission } from './recall-submission.ts'
import { replaceOpenCodes } from './replace-open-codes.ts'

/** Someone to invite; every part has been checked. */
export type Newcomer = {
  firstName: string
  lastName: string
  email: string
  phone: string | null
  householdRole: 'head' | 'member'
  place: Place
  /** Whether the e-mail leaves at once; otherwise the invitation waits to be sent. */
  sendNow: boolean
  /** The inviter said that the person shares their address with someone who waits already. */
  sharesAddress: boolean
  /** An id the form was made with: the same form sent twice is one invitation. */
  submission: string
}

export type Invited = {
  invitationId: string
  memberId: string
  householdId: string
  firstName: string
  lastName: string
  email: string | null
  phone: string | null
  /** As printed, `7K3M-Q9XD-2F8R-VW4T`; null when the code has been used or voided since. */
  code: string | null
}

export type InviteRefusal = PlaceRefusal | NamesakeRefusal | { because: 'may not grant' }

/**
 * Adds a pending member, with property and household where they are new, and promises them a place.
 * The e-mail leaves with the next delivery. All or nothing: a refusal leaves nothing behind.
 *
 * The new member has the community's default role, which the inviter must be able to grant.
 */
export async function inviteMember(
  db: Db,
  by: Actor,
  newcomer: Newcomer,
  { key, at }: { key: ServerKey; at?: Date },
): Promise<Result<Invited, InviteRefusal>> {
  requirePermission(by, 'invite members')
  const work = async (db: Db, now: Date): Promise<Result<Invited, InviteRefusal>> => {
    const { communityId } = by
    const { submission, sharesAddress } = newcomer
    const [again, namesakes, terms] = await Promise.all([
      recallSubmission(db, by, { submission, key }),
      findNamesakes(db, communityId, { invitee: newcomer, sharesAddress }),
      readDefaultTerms(db, communityId),
    ])
    if (again) return accept(again)
    if (!namesakes.ok) return namesakes
    if (!mayGrant(by.permissions, terms)) return refuse({ because: 'may not grant' })
    const household = await placeInHousehold(db, by, { place: newcomer.place, now })
    if (!household.ok) return household
    const { memberId: known } = namesakes.value
    const memberId = known ?? newId()
    const { roleId, locale } = terms
    const place = { householdId: household.value, roleId, locale }
    const [, code] = await Promise.all([
      expectMember(db, communityId, {
        ...newcomer,
        ...place,
        memberId,
        isKnown: known !== null,
        now,
      }),
      promise(db, by, { newcomer, memberId, terms, key, now }),
      replaceOpenCodes(db, by, { contacts: [newcomer.email], now }),
    ])
    const { firstName, lastName, email, phone, submission: invitationId } = newcomer
    const person = { firstName, lastName, email, phone }
    return accept({
      invitationId,
      memberId,
      householdId: household.value,
      ...person,
      code: printCode(code),
    })
  }
  return inCommunity(db, by.communityId, work, at)
}

async function promise(
  db: Db,
  by: Actor,
  given: { newcomer: Newcomer; memberId: string; terms: DefaultTerms; key: ServerKey; now: Date },
): Promise<AccessCode> {
  const { newcomer, memberId, terms, key, now } = given
  const { communityId, memberId: invitedBy, accountId, from } = by
  const { submission: invitationId, sendNow, email: recipient } = newcomer
  const { roleId, days, locale } = terms
  const invitation = { communityId, id: invitationId, memberId, roleId, invitedBy, days }
  const about = { communityId, invitationId, memberId, now }
  const [{ code }] = await Promise.all([
    createInvitation(db, { ...invitation, channel: 'email' }, { key, now }),
    queueInvitations(db, {
      communityId,
      channel: 'email',
      messages: sendNow ? [{ invitationId, memberId, recipient, locale }] : [],
      now,
    }),
    recordEvent(db, {
      ...about,
      deed: 'invited member',
      actorId: invitedBy,
      accountId,
      facts: { sent: sendNow },
      from,
    }),
  ])
  return code
}
