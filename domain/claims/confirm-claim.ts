import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { nameKey } from '#domain/contacts/person-name.ts'
import { listDwellings, waitingDwelling } from '#domain/households/list-dwellings.ts'
import { moveIn } from '#domain/households/move-in.ts'
import { addHousehold } from '#domain/households/place-in-household.ts'
import { absorbExpected } from '#domain/invitations/absorb-expected.ts'
import { endOwnCode } from '#domain/invitations/end-own-code.ts'
import { findExpected } from '#domain/members/find-record.ts'
import { type SuspendedRefusal, sayToInviter } from '#domain/members/find-suspended.ts'
import { makeActive } from '#domain/members/make-active.ts'
import { findOrAddProperty } from '#domain/properties/add-property.ts'
import { findToldProperty } from '#domain/properties/find-told-property.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { OpenClaim } from './hold-claim.ts'
import {
  type DecideRefusal,
  readOpenClaim,
  type Seen,
  settleClaim,
  tellClaimant,
} from './settle-claim.ts'
import { suspensionOfClaimant } from './suspension-of-claimant.ts'

/** What a leader decides about somebody who waits. */
export type Confirming = Seen & {
  /** The property they really live in; null: the home they told. */
  elsewhere: string | null
  /**
   * The household they join as a member, or one of their own, as its head; null: nothing chosen, which
   * is enough where nobody has joined.
   */
  household: { id: string } | 'new' | null
}

export type ConfirmRefusal =
  | DecideRefusal
  | { because: 'unknown property' }
  /** The person is, or seems to be, somebody suspended: they are reinstated first. */
  | SuspendedRefusal
  /** Somebody lives there: in which household do they join? */
  | { because: 'occupied home' }
  /** The chosen household is not one of this home, or nobody lives there any more. */
  | { because: 'unknown household' }

/**
 * Lets somebody in who has waited: into the home they told, which is added when the community does not
 * know it, or into another. They join a household as member, or have one of their own as Head; where
 * nobody has joined, the household that waits there. Of two leaders at once one decides, and the other
 * is told; so is a leader while whose look the person corrected their home.
 */
export function confirmClaim(
  db: Db,
  by: Actor,
  given: Confirming,
  { at }: { at?: Date } = {},
): Promise<Result<{ name: string }, ConfirmRefusal>> {
  requirePermission(by, 'invite members')
  const work = async (db: Db, now: Date): Promise<Result<{ name: string }, ConfirmRefusal>> => {
    const open = await readConfirmable(db, by, given)
    if (!open.ok) return open
    const place = await findPlace(db, by, { claim: open.value, given, now })
    if (!place.ok) return place
    const claim = open.value
    const { propertyId, householdId } = place.value
    const [outcome, deed] = given.elsewhere
      ? (['moved', 'moved to home'] as const)
      : (['confirmed', 'confirmed home'] as const)
    await settleClaim(db, by, { claim, outcome, deed, propertyId, now })
    const householdRole = isShared(given.household) ? 'member' : 'head'
    await settleIn(db, by, { claim, householdId, householdRole, now })
    const template = claim.isMember ? 'home confirmed' : 'welcome'
    await tellClaimant(db, by, { claim, template, now })
    return accept({ name: claim.name })
  }
  return inCommunity(db, by.communityId, work, at)
}

/** A claim that waits, unless it is of somebody suspended: by their own record, or a home they told or are given. */
async function readConfirmable(
  db: Db,
  by: Actor,
  given: Confirming,
): Promise<Result<OpenClaim, DecideRefusal | SuspendedRefusal>> {
  const open = await readOpenClaim(db, by, given)
  if (!open.ok) return open
  const elsewhere = given.elsewhere ? [{ propertyId: given.elsewhere }] : []
  const suspension = await suspensionOfClaimant(db, by.communityId, open.value, elsewhere)
  return suspension ? refuse(sayToInviter(by, suspension)) : open
}

type Placing = { claim: OpenClaim; given: Confirming; now: Date }
type Placed = { propertyId: string; householdId: string }

/** Where they will live: decided before anything is written, so that a refusal leaves nothing behind. */
async function findPlace(
  db: Db,
  by: Actor,
  { claim, given, now }: Placing,
): Promise<Result<Placed, ConfirmRefusal>> {
  const { communityId } = by
  const { elsewhere, household } = given
  const known = elsewhere
    ? await isProperty(db, communityId, elsewhere)
    : (await findToldProperty(db, communityId, { propertyId: null, home: claim.home }))?.propertyId
  if (elsewhere && !known) return refuse({ because: 'unknown property' })
  if (!known && isShared(household)) return refuse({ because: 'unknown household' })
  const propertyId = known ?? (await findOrAddProperty(db, by, { home: claim.home, now }))
  const found = await findHousehold(db, by, { propertyId, household, now })
  return found.ok ? accept({ propertyId, householdId: found.value }) : found
}

function isShared(household: Confirming['household']): household is { id: string } {
  return household !== null && household !== 'new'
}

type Wanted = { propertyId: string; household: Confirming['household']; now: Date }

/** The chosen household; or the one that waits, or a new one. */
async function findHousehold(
  db: Db,
  by: Actor,
  { propertyId, household, now }: Wanted,
): Promise<Result<string, ConfirmRefusal>> {
  const dwellings = await listDwellings(db, { communityId: by.communityId, propertyId })
  if (!dwellings) return refuse({ because: 'unknown property' })
  const active = dwellings.filter(({ isActive }) => isActive)
  if (isShared(household))
    return active.some(({ householdId }) => householdId === household.id)
      ? accept(household.id)
      : refuse({ because: 'unknown household' })
  if (active.length > 0 && household === null) return refuse({ because: 'occupied home' })
  const waiting = active.length > 0 ? null : waitingDwelling(dwellings)
  return accept(waiting ?? (await addHousehold(db, by, { propertyId, name: null, now })))
}

async function isProperty(db: Db, communityId: string, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('properties')
    .select('id')
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row?.id
}

type SettlingIn = {
  claim: OpenClaim
  householdId: string
  householdRole: 'head' | 'member'
  now: Date
}

/** Lets them in with this place; whoever was expected there under their name was them. */
async function settleIn(db: Db, by: Actor, { claim, ...place }: SettlingIn): Promise<void> {
  const { communityId, accountId, from } = by
  const { now, householdId } = place
  const { memberId, isMember } = claim
  const about = { communityId, accountId, from, memberId, now }
  const expectedId = await findExpected(db, communityId, {
    email: claim.email ?? '',
    nameKey: nameKey(claim),
    householdId: isMember ? null : householdId,
  })
  if (expectedId) await absorbExpected(db, { ...about, expectedId })
  if (!isMember) {
    await endOwnCode(db, about)
    await makeActive(db, communityId, { memberId, now })
  }
  await moveIn(db, communityId, { memberId, ...place })
}
