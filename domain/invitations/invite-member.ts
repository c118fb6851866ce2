import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { nameKey } from '#domain/contacts/person-name.ts'
import {
  type Place,
  type PlaceRefusal,
  placeInHousehold,
} from '#domain/households/place-in-household.ts'
import { findAwaited } from '#domain/members/find-record.ts'
import {
  findSuspension,
  type SuspendedRefusal,
  sayToInviter,
} from '#domain/members/find-suspended.ts'
import { newId } from '#domain/new-id.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { ServerKey } from '#domain/server-key.ts'
import { printCode } from './access-code.ts'
import { type DefaultTerms, readDefaultTerms } from './default-terms.ts'
import { findNamesakes, type NamesakeRefusal } from './find-namesakes.ts'
import { promisePlace } from './promise-place.ts'
import { recallSubmission } from './recall-submission.ts'
import { replaceOpenCodes } from './replace-open-codes.ts'

/** Someone to invite; every part has been checked. */
export type Newcomer = {
  firstName: string
  lastName: string
  email: string
  phone: string | null
  householdRole: 'head' | 'member'
  /** The role they will have; null: the one they are expected with, or the community's default. */
  roleId?: string | null
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

type RoleRefusal =
  | { because: 'may not grant' | 'unknown role' }
  /** They are expected with a role that the inviter may not grant. */
  | { because: 'expected as more' }

/** *Suspended*: they are reinstated first. */
export type InviteRefusal = PlaceRefusal | NamesakeRefusal | RoleRefusal | SuspendedRefusal

/**
 * Adds a pending member, with property and household where they are new, and promises them a place.
 * The e-mail leaves with the next delivery. All or nothing: a refusal leaves nothing behind.
 *
 * Who is suspended, also when they have left, or closed their account, is not invited past that.
 *
 * The new member has the community's default role, or another one where the inviter may change roles; the
 * inviter must be able to grant it. Whoever is expected already keeps the role they are expected with, unless another
 * is chosen; the inviter must be able to grant either.
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
    const { submission } = newcomer
    const [again, recognised, usual] = await Promise.all([
      recallSubmission(db, by, { submission, key }),
      recognise(db, by, newcomer),
      readDefaultTerms(db, communityId),
    ])
    if (again) return accept(again)
    if (!recognised.ok) return recognised
    const known = recognised.value.memberId ?? (await findThere(db, by, newcomer))
    const terms = await settleTerms(db, by, { ...newcomer, known, usual })
    if (!terms.ok) return terms
    const household = await placeInHousehold(db, by, { place: newcomer.place, now })
    if (!household.ok) return household
    const memberId = known ?? newId()
    const { firstName, lastName, email, phone, submission: invitationId, sendNow } = newcomer
    const person = { firstName, lastName, email, phone }
    const place = { householdId: household.value, householdRole: newcomer.householdRole }
    const isKnown = known !== null
    const who = { invitationId, memberId, isKnown, person, place, isGuest: false }
    const [code] = await Promise.all([
      promisePlace(db, by, { ...who, channel: 'email', sendNow }, { terms: terms.value, key, now }),
      replaceOpenCodes(db, by, { contacts: [email], now }),
    ])
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

/** The member whom the community knows as this person already; refuses for somebody suspended. */
async function recognise(
  db: Db,
  by: Actor,
  newcomer: Newcomer,
): Promise<Result<{ memberId: string | null }, NamesakeRefusal | SuspendedRefusal>> {
  const { communityId } = by
  const { sharesAddress, place } = newcomer
  const namesakes = await findNamesakes(db, communityId, { invitee: newcomer, sharesAddress })
  if (!namesakes.ok) return namesakes
  const { memberId: knownId } = namesakes.value
  const whom = { ...newcomer, nameKey: nameKey(newcomer), homes: [place], knownId }
  const suspension = await findSuspension(db, communityId, whom)
  return suspension ? refuse(sayToInviter(by, suspension)) : namesakes
}

/** Who is awaited under this name in the household they are invited into; nobody is in a new one. */
async function findThere(
  db: Db,
  { communityId }: Actor,
  newcomer: Newcomer,
): Promise<string | null> {
  if (!('householdId' in newcomer.place)) return null
  const { householdId } = newcomer.place
  return findAwaited(db, { communityId, householdId, nameKey: nameKey(newcomer) })
}

type Role = Pick<DefaultTerms, 'roleId' | 'isLeader' | 'permissions'>

type Settling = Pick<Newcomer, 'roleId'> & { known: string | null; usual: DefaultTerms }

/** The terms with the role that is chosen, or expected, or else the default; if the inviter may grant it. */
async function settleTerms(
  db: Db,
  by: Actor,
  { roleId = null, known, usual }: Settling,
): Promise<Result<DefaultTerms, RoleRefusal>> {
  const expected = known === null ? undefined : await readExpected(db, by, known)
  if (expected && expected.roleId !== usual.roleId && !mayGrant(by.permissions, expected))
    return refuse({ because: 'expected as more' })
  const own: Role = expected ?? usual
  const role = roleId === null || roleId === own.roleId ? own : await readRole(db, by, roleId)
  if (!role) return refuse({ because: 'unknown role' })
  return mayGrant(by.permissions, role)
    ? accept({ ...usual, ...role })
    : refuse({ because: 'may not grant' })
}

/** The role that somebody who is expected has, which nobody changes meanwhile; none of whoever has left. */
function readExpected(db: Db, by: Actor, memberId: string): Promise<Role | undefined> {
  return db
    .selectFrom('members')
    .innerJoin('roles', (on) =>
      on
        .onRef('roles.communityId', '=', 'members.communityId')
        .onRef('roles.id', '=', 'members.roleId'),
    )
    .select(['members.roleId', 'roles.isLeader', 'roles.permissions'])
    .where('members.communityId', '=', by.communityId)
    .where('members.id', '=', memberId)
    .where('members.leftAt', 'is', null)
    .forNoKeyUpdate('members')
    .executeTakeFirst()
}

function readRole(db: Db, by: Actor, roleId: string): Promise<Role | undefined> {
  requirePermission(by, 'change member role')
  return db
    .selectFrom('roles')
    .select(['id as roleId', 'isLeader', 'permissions'])
    .where('communityId', '=', by.communityId)
    .where('id', '=', roleId)
    .forKeyShare()
    .executeTakeFirst()
}
