import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { takeTurn } from '#database/take-turn.ts'
import { nameKey } from '#domain/contacts/person-name.ts'
import type { Channel } from '#domain/deliveries/delivery.ts'
import { type NoHead, takeAsHead } from '#domain/households/take-household.ts'
import { printCode } from '#domain/invitations/access-code.ts'
import { readDefaultTerms } from '#domain/invitations/default-terms.ts'
import type { Invited } from '#domain/invitations/invite-member.ts'
import { type Promising, promisePlace } from '#domain/invitations/promise-place.ts'
import { recallSubmission } from '#domain/invitations/recall-submission.ts'
import { whoGetsNothing } from '#domain/invitations/why-not-send.ts'
import { findSuspension } from '#domain/members/find-suspended.ts'
import { newId } from '#domain/new-id.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { ServerKey } from '#domain/server-key.ts'
import { type Acquainted, findAcquainted, hasOpenCode, type Reach } from './find-acquainted.ts'
import { isOverGuests, mostGuestsADay } from './most-guests.ts'
import { type RecogniseRefusal, recogniseGuest } from './recognise-guest.ts'

/** Somebody whom a Head invites into their household; every part has been checked. */
export type Guest = {
  householdId: string
  firstName: string
  lastName: string
  /** How they are told; the contact of this channel must be there. */
  channel: Channel
  email: string | null
  phone: string | null
  /** The Head's word that the person agreed to be texted; texts need it. */
  consented: boolean
  /** The Head said that the person shares their address or number with somebody. */
  sharesAddress: boolean
  /** An id the form was made with: the same form sent twice is one invitation. */
  submission: string
}

export type GuestRefusal =
  | NoHead
  | RecogniseRefusal
  | { because: 'no consent' }
  /** Leaders must decide about this person; a Head hears no more. */
  | { because: 'ask a leader' }
  | { because: 'bounced' | 'complained' | 'unsubscribed' | 'opted out' }
  /** The household has invited as many in 24 hours as one may. */
  | { because: 'too many'; most: number }

/**
 * A Head of Household invites somebody into their own household. No permission is needed and none is
 * given: the guest becomes a member of the household with the community's default role. All or nothing.
 */
export async function inviteGuest(
  db: Db,
  by: Actor,
  guest: Guest,
  { key, at }: { key: ServerKey; at?: Date },
): Promise<Result<Invited, GuestRefusal>> {
  const { channel, consented, submission, householdId } = guest
  if (channel === 'text' && !consented) return refuse({ because: 'no consent' })
  const work = async (db: Db, now: Date): Promise<Result<Invited, GuestRefusal>> => {
    const own = await takeAsHead(db, by, { householdId })
    if (!own.ok) return own
    const again = await recallSubmission(db, by, { submission, key })
    if (again) return accept(again)
    if (await isOverGuests(db, by, { householdId, now }))
      return refuse({ because: 'too many', most: mostGuestsADay })
    const known = await judge(db, by, guest)
    if (!known.ok) return known
    const terms = await readDefaultTerms(db, by.communityId)
    const promising = settle(guest, known.value)
    const code = await promisePlace(db, by, promising, { terms, key, now })
    const { invitationId, memberId, person } = promising
    return accept({ invitationId, memberId, householdId, ...person, code: printCode(code) })
  }
  return inCommunity(db, by.communityId, work, at)
}

/**
 * Whether the guest may be invited, and which record is theirs. Takes turns with everyone who invites the
 * same address or a number at the same moment.
 */
async function judge(
  db: Db,
  { communityId }: Actor,
  guest: Guest,
): Promise<Result<Acquainted | null, GuestRefusal>> {
  if (guest.phone) await takeTurn(db, `text invitations ${communityId}`)
  if (guest.email) await takeTurn(db, `invite ${communityId} ${guest.email}`)
  const recipient = guest.channel === 'text' ? guest.phone : guest.email
  const [blocks, people, isOpen] = await Promise.all([
    whoGetsNothing(db, communityId, [{ recipient }]),
    findAcquainted(db, communityId, { ...guest, nameKey: nameKey(guest) }),
    hasOpenCode(db, communityId, guest satisfies Reach),
  ])
  const block = blocks.get(recipient!)
  if (block) return refuse({ because: block })
  if (isOpen) return refuse({ because: 'already invited' })
  const whom = { ...guest, nameKey: nameKey(guest) }
  const known = recogniseGuest(people, whom)
  if (!known.ok) return known
  const homes = [{ householdId: guest.householdId }]
  const isSuspended = await findSuspension(db, communityId, { ...whom, homes })
  return isSuspended ? refuse({ because: 'ask a leader' }) : known
}

/** What is promised: whom the leaders expect here keeps the address and the place they have given them. */
function settle(guest: Guest, known: Acquainted | null): Promising {
  const { firstName, lastName, householdId, channel } = guest
  const [email, phone] = [guest.email ?? known?.email ?? null, guest.phone ?? known?.phone ?? null]
  return {
    invitationId: guest.submission,
    memberId: known?.id ?? newId(),
    isKnown: known !== null,
    person: { firstName, lastName, email, phone },
    place: { householdId, householdRole: known?.roleHere ?? 'member' },
    isGuest: true,
    channel,
    sendNow: true,
  }
}
