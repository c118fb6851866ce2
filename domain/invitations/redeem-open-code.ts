import type { Db } from '#database/connect.ts'
import { takeTurn } from '#database/take-turn.ts'
import type { Home } from '#domain/addresses/home.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { claimHome } from '#domain/claims/claim-home.ts'
import { nameKey } from '#domain/contacts/person-name.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import { moveIn, moveOut } from '#domain/households/move-in.ts'
import { addHousehold } from '#domain/households/place-in-household.ts'
import { findExpected, type OwnRecord } from '#domain/members/find-record.ts'
import { findSuspension } from '#domain/members/find-suspended.ts'
import { type Arriving, writeArrival } from '#domain/members/write-arrival.ts'
import { tellLeaders } from '#domain/notices/tell-leaders.ts'
import { recordProperty } from '#domain/properties/add-property.ts'
import { findToldProperty, type ToldProperty } from '#domain/properties/find-told-property.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { absorbExpected } from './absorb-expected.ts'
import { claimCode } from './claim-code.ts'
import { endOwnCode } from './end-own-code.ts'
import { findOwn, findRoom, type Room } from './find-room.ts'
import { grantedRole, type Held, ownRecord } from './read-held.ts'
import type { Joined, Joining } from './redeem-invitation.ts'

/**
 * An open code without a home of its own, and its holder has not told one; or they live there already, and the code
 * stays for somebody else.
 */
export type NoHome = { because: 'no home told' | 'lives there' }

export type OpenStep = {
  communityId: string
  invitationId: string
  held: Held
  /** Where the person says they live; null for a pass that was made for one home. */
  home: Home | null
  now: Date
}

/**
 * Redeems an open code: its holder moves into a home nobody has joined in yet, as Head of Household, or
 * waits until a leader has confirmed an unknown or occupied one. Somebody who is expected there already,
 * or under their address, is that member; somebody who left comes back as who they were. Who seems to be
 * somebody suspended waits too, whatever the home. Answers null when somebody was faster.
 */
export async function redeemOpenCode(
  db: Db,
  joining: Joining,
  step: OpenStep,
): Promise<Result<Joined, NoHome> | null> {
  const { communityId, held, home, now } = step
  const told = await findToldProperty(db, communityId, { propertyId: held.propertyId, home })
  if (!told) return refuse({ because: 'no home told' })
  if (await livesThere(db, step, told)) return refuse({ because: 'lives there' })
  if (!(await claimCode(db, step))) return null
  const { confirmsOpenCodes, ownId } = held
  const person = await describe(db, joining)
  const room: Room = (await isSuspended(db, communityId, { person, held, home: told.home }))
    ? { waits: 'suspended', propertyId: told.propertyId }
    : await findRoom(db, { communityId }, { told, confirms: confirmsOpenCodes, ownId, now })
  const memberId = await arrive(db, joining, { ...step, person, room })
  if ('waits' in room) {
    const { waits: because, propertyId } = room
    const { invitationId } = step
    const claim = { communityId, invitationId, memberId, because, propertyId, now }
    await claimHome(db, { ...claim, home: told.home })
  } else {
    const { propertyId } = room
    const member = { ...joining, communityId, memberId }
    if (room.isNew) await recordProperty(db, member, { propertyId, home: told.home, now })
    const householdId =
      room.householdId ?? (await addHousehold(db, member, { propertyId, name: null, now }))
    await moveIn(db, communityId, { memberId, householdId, householdRole: 'head', now })
  }
  await writeDown(db, joining, { ...step, memberId, room })
  return accept({ communityId, memberId, ...('waits' in room && { waits: true }) })
}

/** Whether the holder is a member who lives in this home today. */
async function livesThere(
  db: Db,
  { communityId, held }: OpenStep,
  { propertyId }: ToldProperty,
): Promise<boolean> {
  const own = ownRecord(held)
  if (own?.standing !== 'joined' || propertyId === null) return false
  return (await findOwn(db, communityId, { ownId: own.memberId, propertyId })) !== undefined
}

/** Whether somebody whom the community does not know by their account may be one who is suspended. */
async function isSuspended(
  db: Db,
  communityId: string,
  { person, held, home }: { person: Arriving; held: Held; home: Home },
): Promise<boolean> {
  if (ownRecord(held)) return false // a suspension of their own stays with their record
  const whom = { ...person, nameKey: nameKey(person), homes: [{ home }] }
  return (await findSuspension(db, communityId, whom)) !== null
}

/** Writes the person as a member who is in or waits, whoever they were before. Answers their id. */
async function arrive(
  db: Db,
  joining: Joining,
  step: OpenStep & { person: Arriving; room: Room },
): Promise<string> {
  const { communityId, held, person, room, now } = step
  await takeTurn(db, `invite ${communityId} ${joining.email}`)
  const own = ownRecord(held)
  const isIn = !('waits' in room)
  const householdId = 'waits' in room || own ? null : room.householdId
  const stranger = { email: person.email, nameKey: nameKey(person), householdId }
  const expectedId = await findExpected(db, communityId, stranger)
  await settleRecords(db, joining, step, { own, expectedId, isIn })
  const { roleId } = grantedRole(held)
  const arrival = { person, own, expectedId, roleId, isIn, now }
  return (await writeArrival(db, communityId, arrival)).memberId
}

type Records = { own: OwnRecord | null; expectedId: string | null; isIn: boolean }

/** What else the community knew of the person ends: codes of their own, and a second record of them. */
async function settleRecords(
  db: Db,
  { accountId, from }: Joining,
  { communityId, now }: OpenStep,
  { own, expectedId, isIn }: Records,
): Promise<void> {
  const about = { communityId, accountId, from, now }
  if (own?.standing === 'left') await moveOut(db, communityId, { memberId: own.memberId, now })
  const waited = own?.standing === 'waiting' ? own.memberId : own ? null : expectedId
  if (waited && isIn) await endOwnCode(db, { ...about, memberId: waited })
  if (own && expectedId && (isIn || own.standing === 'left'))
    await absorbExpected(db, { ...about, expectedId, memberId: own.memberId })
}

/** The person as their account describes them. */
async function describe(db: Db, joining: Joining): Promise<Arriving> {
  const { accountId, email, phone, locale, answers } = joining
  const name = await db
    .selectFrom('accounts')
    .select(['firstName', 'lastName'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  return { ...name, accountId, email, phone, locale, answers }
}

/** Who used the code, the audit event, and what they and the leaders hear of it. */
async function writeDown(
  db: Db,
  { accountId, email: recipient, locale, from }: Joining,
  { communityId, invitationId, held, memberId, room, now }: OpenStep & Written,
): Promise<void> {
  await db
    .updateTable('invitations')
    .set({ joinedAs: memberId })
    .where('communityId', '=', communityId)
    .where('id', '=', invitationId)
    .execute()
  const isAdded = ownRecord(held)?.standing === 'joined'
  const asPromised = isAdded || grantedRole(held).isPromised
  const about = { communityId, invitationId, memberId, now }
  const deed = 'waits' in room ? 'claimed home' : asPromised ? 'joined' : 'joined with default role'
  const facts = isAdded ? { addedHome: true } : {}
  await recordEvent(db, { ...about, deed, actorId: memberId, accountId, facts, from })
  if (!asPromised)
    await tellLeaders(db, { communityId, kind: 'joined with default role', memberId, now })
  if (!isAdded && !('waits' in room))
    await queueDeliveries(db, [{ ...about, template: 'welcome', recipient, locale }])
}

type Written = { memberId: string; room: Room }
