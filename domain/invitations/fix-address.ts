import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { takeTurn } from '#database/take-turn.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { readEmail } from '#domain/contacts/email-address.ts'
import { readDirectPhone } from '#domain/contacts/phone-number.ts'
import { takeBack } from '#domain/deliveries/take-back.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { type Chosen, listChosen, lockLive } from './choose-invitations.ts'
import { findNamesakes, type NamesakeRefusal } from './find-namesakes.ts'
import { renew, sendOut } from './resend-invitations.ts'
import { type OverReason, whoGetsNothing, whyOver } from './why-not-send.ts'

export type Fixing = {
  invitationId: string
  /** The address as it was typed: an e-mail address, or a number where the invitation is a text. */
  typed: string
  /** The leader said that the person shares it with someone else who waits. */
  sharesAddress: boolean
}

export type FixRefusal =
  | { because: 'unknown' | OverReason | 'on paper' | 'may not grant' }
  | { because: 'no address' | 'no number' | 'same address' | 'known already' }
  | { because: 'bounced' | 'complained' | 'unsubscribed' | 'opted out' }
  | NamesakeRefusal

/**
 * Changes where an invitation goes, and sends the same code there at once with its full validity: the
 * e-mail or number of a person who has not joined, or the contact of an open code. Messages that wait
 * for the old address never leave. What is known of the old address, that it bounced, stays.
 */
export function fixAddress(
  db: Db,
  by: Actor,
  fixing: Fixing,
  { at }: { at?: Date } = {},
): Promise<Result<{ name: string; address: string }, FixRefusal>> {
  requirePermission(by, 'invite members')
  const work = async (db: Db, now: Date) => {
    const { invitationId } = fixing
    await lockLive(db, by, [invitationId])
    const [found] = await listChosen(db, by, [invitationId])
    if (!found) return refuse({ because: 'unknown' })
    const address = readFor(found, by, fixing.typed)
    if (!address.ok) return address
    const free = await whyTaken(db, by, { found, address: address.value, fixing })
    if (free) return refuse(free)
    await write(db, by, { found, address: address.value, now })
    return accept({ name: found.name, address: address.value })
  }
  return inCommunity(db, by.communityId, work, at)
}

/** The address in the form we store, if the invitation may be changed to it at all. */
function readFor(one: Chosen, by: Actor, typed: string): Result<string, FixRefusal> {
  const over = whyOver(one)
  if (over) return refuse({ because: over })
  if (one.channel === 'pass') return refuse({ because: 'on paper' })
  if (!mayGrant(by.permissions, one)) return refuse({ because: 'may not grant' })
  const address = one.channel === 'text' ? readDirectPhone(typed) : readEmail(typed)
  if (!address) return refuse({ because: one.channel === 'text' ? 'no number' : 'no address' })
  return address === one.recipient ? refuse({ because: 'same address' }) : accept(address)
}

type Taken = { found: Chosen; address: string; fixing: Fixing }

/**
 * Why the new address is not free for this invitation; null: it is. Takes turns with everyone who
 * invites the same address at the same moment, alone or in a list.
 */
async function whyTaken(
  db: Db,
  by: Actor,
  { found, address, fixing }: Taken,
): Promise<FixRefusal | null> {
  await takeTurn(
    db,
    `${found.channel === 'text' ? 'text invitations' : 'invite list'} ${by.communityId}`,
  )
  await takeTurn(db, `invite ${by.communityId} ${address}`)
  const blocks = await whoGetsNothing(db, by.communityId, [{ recipient: address }])
  const block = blocks.get(address)
  if (block) return { because: block }
  if (await isContactOfAnother(db, by.communityId, address)) return { because: 'already invited' }
  const taken =
    found.channel === 'text'
      ? await whoHasNumber(db, by, { found, address, fixing })
      : await whoHasEmail(db, by, { found, address, fixing })
  // An open code is for whoever reads the address: somebody who waits there has a code of their own.
  if (taken?.because === 'shares an address' && !found.memberId)
    return { because: 'already invited' }
  return taken
}

async function isContactOfAnother(db: Db, communityId: string, contact: string): Promise<boolean> {
  const other = await db
    .selectFrom('invitations')
    .select('id')
    .where('communityId', '=', communityId)
    .where('contact', '=', contact)
    .where('redeemedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .executeTakeFirst()
  return other !== undefined
}

async function whoHasEmail(
  db: Db,
  { communityId }: Actor,
  { found, address, fixing }: Taken,
): Promise<FixRefusal | null> {
  const { firstName, lastName, memberId } = found
  const invitee = { firstName: firstName ?? '', lastName: lastName ?? '', email: address }
  const { sharesAddress } = fixing
  const namesakes = await findNamesakes(db, communityId, { invitee, sharesAddress })
  if (!namesakes.ok) return namesakes.refusal
  const known = namesakes.value.memberId
  return known && known !== memberId ? { because: 'known already' } : null
}

async function whoHasNumber(
  db: Db,
  { communityId }: Actor,
  { found, address, fixing }: Taken,
): Promise<FixRefusal | null> {
  const people = await db
    .selectFrom('members')
    .select(['id', 'firstName', 'joinedAt'])
    .where('communityId', '=', communityId)
    .where('phone', '=', address)
    .where('leftAt', 'is', null)
    .execute()
  const others = people.filter(({ id }) => id !== found.memberId)
  if (others.some(({ joinedAt }) => joinedAt)) return { because: 'already a member' }
  if (others.length === 0 || fixing.sharesAddress) return null
  return { because: 'shares an address', name: others[0]!.firstName }
}

async function write(
  db: Db,
  by: Actor,
  { found, address, now }: { found: Chosen; address: string; now: Date },
): Promise<void> {
  const { communityId, memberId: actorId, accountId, from } = by
  const { id: invitationId, memberId, channel, recipient } = found
  const because = 'the address was changed'
  await takeBack(db, communityId, { invitationIds: [invitationId], because, now })
  if (memberId) await movePerson(db, communityId, { memberId, channel, address })
  else await moveContact(db, communityId, { invitationId, address })
  const sending = [{ ...found, recipient: address }]
  await renew(db, communityId, { sending, now })
  await sendOut(db, communityId, { sending, now })
  const facts = { from: recipient, to: address }
  const event = { communityId, actorId, accountId, memberId, invitationId, facts, from, now }
  await recordEvent(db, { ...event, deed: 'fixed address' })
}

function movePerson(
  db: Db,
  communityId: string,
  { memberId, channel, address }: { memberId: string; channel: string; address: string },
) {
  return db
    .updateTable('members')
    .set(channel === 'text' ? { phone: address } : { email: address })
    .where('communityId', '=', communityId)
    .where('id', '=', memberId)
    .execute()
}

function moveContact(
  db: Db,
  communityId: string,
  { invitationId, address }: { invitationId: string; address: string },
) {
  return db
    .updateTable('invitations')
    .set({ contact: address })
    .where('communityId', '=', communityId)
    .where('id', '=', invitationId)
    .execute()
}
