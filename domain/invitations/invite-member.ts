import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { nameKey } from '#domain/contacts/person-name.ts'
import {
  type Place,
  type PlaceRefusal,
  placeInHousehold,
} from '#domain/households/place-in-household.ts'
import { findAwaited } from '#domain/members/find-record.ts'
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
  /** The role they will have; null: the community's default. */
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

type RoleRefusal = { because: 'may not grant' | 'unknown role' }

export type InviteRefusal = PlaceRefusal | NamesakeRefusal | RoleRefusal

/**
 * Adds a pending member, with property and household where they are new, and promises them a place.
 * The e-mail leaves with the next delivery. All or nothing: a refusal leaves nothing behind.
 *
 * The new member has the community's default role, or another one where the inviter may change roles; the
 * inviter must be able to grant it.
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
      readTerms(db, by, newcomer),
    ])
    if (again) return accept(again)
    if (!namesakes.ok) return namesakes
    if (!terms.ok) return terms
    const household = await placeInHousehold(db, by, { place: newcomer.place, now })
    if (!household.ok) return household
    const known =
      namesakes.value.memberId ??
      (await findAwaited(db, {
        ...{ communityId, householdId: household.value, nameKey: nameKey(newcomer) },
      }))
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

/** The default terms, or those with another role, if the inviter may grant it. */
async function readTerms(
  db: Db,
  by: Actor,
  { roleId = null }: Pick<Newcomer, 'roleId'>,
): Promise<Result<DefaultTerms, RoleRefusal>> {
  const terms = await readDefaultTerms(db, by.communityId)
  const wanted = roleId === null || roleId === terms.roleId ? {} : await readRole(db, by, roleId)
  if (!wanted) return refuse({ because: 'unknown role' })
  const whole = { ...terms, ...wanted }
  return mayGrant(by.permissions, whole) ? accept(whole) : refuse({ because: 'may not grant' })
}

async function readRole(db: Db, by: Actor, roleId: string) {
  requirePermission(by, 'change member role')
  return db
    .selectFrom('roles')
    .select(['id as roleId', 'isLeader', 'permissions'])
    .where('communityId', '=', by.communityId)
    .where('id', '=', roleId)
    .forKeyShare()
    .executeTakeFirst()
}
