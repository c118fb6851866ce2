import type { Db } from '#database/connect.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import type { Channel } from '#domain/deliveries/delivery.ts'
import { queueInvitations } from '#domain/deliveries/queue-invitations.ts'
import { expectMember } from '#domain/members/expect-member.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { ServerKey } from '#domain/server-key.ts'
import type { AccessCode } from './access-code.ts'
import { createInvitation } from './create-invitation.ts'
import type { DefaultTerms } from './default-terms.ts'

/** Somebody who gets a place in a household and a code of their own; all of it has been decided. */
export type Promising = {
  invitationId: string
  memberId: string
  /** Whether the community knows them already. */
  isKnown: boolean
  person: { firstName: string; lastName: string; email: string | null; phone: string | null }
  place: { householdId: string; householdRole: 'head' | 'member' }
  /** Whether it is the word of a Head of this household, rather than of a permission. */
  isGuest: boolean
  channel: Channel
  sendNow: boolean
}

/**
 * Writes a pending member with their place, the invitation and its message, in the caller's transaction.
 * The member has the community's default role. Whoever invites by text has said that the person agreed.
 */
export async function promisePlace(
  db: Db,
  by: Actor,
  promising: Promising,
  { terms, key, now }: { terms: DefaultTerms; key: ServerKey; now: Date },
): Promise<AccessCode> {
  const { communityId, memberId: invitedBy, accountId, from } = by
  const { invitationId, memberId, isKnown, person, place, isGuest, channel, sendNow } = promising
  const { roleId, days, locale } = terms
  const isText = channel === 'text'
  const recipient = isText ? person.phone! : person.email!
  const householdId = isGuest ? place.householdId : null
  const invitation = { communityId, id: invitationId, memberId, roleId, invitedBy, householdId }
  const expected = { ...person, ...place, memberId, isKnown, roleId, locale, now }
  const [, { code }] = await Promise.all([
    expectMember(db, communityId, expected),
    createInvitation(
      db,
      { ...invitation, days, channel, consentedAt: isText ? now : null },
      { key, now },
    ),
    queueInvitations(db, {
      communityId,
      channel,
      messages: sendNow ? [{ invitationId, memberId, recipient, locale }] : [],
      now,
    }),
    recordEvent(db, {
      ...{ communityId, invitationId, memberId, accountId, from, now },
      deed: 'invited member',
      actorId: invitedBy,
      facts: { sent: sendNow, ...(isText && byText), ...(householdId && { householdId }) },
    }),
  ])
  return code
}

const byText = { channel: 'text', consented: true }
