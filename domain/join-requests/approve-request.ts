import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Place } from '#domain/households/place-in-household.ts'
import { type InviteRefusal, inviteMember } from '#domain/invitations/invite-member.ts'
import { fullName } from '#domain/members/member.ts'
import { newId } from '#domain/new-id.ts'
import { spelledSo } from '#domain/properties/spelled-so.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { ServerKey } from '#domain/server-key.ts'
import {
  type OpenRequest,
  readOpenRequest,
  type SettleRefusal,
  settleRequest,
} from './settle-request.ts'

/** What a leader decides about somebody who asks to be let in. */
export type Approving = {
  requestId: string
  /** The household they join as a member, or one of their own, as its head; null: nothing chosen. */
  household: { id: string } | 'new' | null
  /** The leader said that they share their address with somebody who waits already. */
  sharesAddress: boolean
}

export type ApproveRefusal =
  | SettleRefusal
  | InviteRefusal
  /** There are households in that home: which do they join? */
  | { because: 'choose a household' }

/**
 * Invites somebody who asks to be let in, by e-mail to the address they gave: into a household of the home
 * they told, or one of their own. A home the community does not know is added. Of two leaders at once one
 * decides, and the other is told; a refusal leaves everything as it was.
 */
export function approveRequest(
  db: Db,
  by: Actor,
  { requestId, household, sharesAddress }: Approving,
  { key, at }: { key: ServerKey; at?: Date },
): Promise<Result<{ name: string }, ApproveRefusal>> {
  requirePermission(by, 'invite members')
  const work = async (db: Db, now: Date): Promise<Result<{ name: string }, ApproveRefusal>> => {
    const open = await readOpenRequest(db, by, requestId)
    if (!open.ok) return open
    const request = open.value
    const place = await choosePlace(db, by, { request, household })
    if (!place.ok) return place
    const { firstName, lastName, email, phone } = request
    const newcomer = {
      ...{ firstName, lastName, email, phone, sharesAddress, sendNow: true, submission: newId() },
      place: place.value,
      householdRole: 'householdId' in place.value ? ('member' as const) : ('head' as const),
    }
    const invited = await inviteMember(db, by, newcomer, { key, at: now })
    if (!invited.ok) return invited
    const { memberId, invitationId } = invited.value
    const deed = 'approved join request'
    await settleRequest(db, by, { request, outcome: 'approved', deed, memberId, invitationId, now })
    return accept({ name: fullName(request) })
  }
  return inCommunity(db, by.communityId, work, at)
}

type Choosing = { request: OpenRequest; household: Approving['household'] }

/** Where they will live: nobody moves in with others unless the leader says so. */
async function choosePlace(
  db: Db,
  { communityId }: Actor,
  { request, household }: Choosing,
): Promise<Result<Place, ApproveRefusal>> {
  const rows = await db
    .selectFrom('households')
    .innerJoin('properties', (on) =>
      on
        .onRef('properties.communityId', '=', 'households.communityId')
        .onRef('properties.id', '=', 'households.propertyId'),
    )
    .select('households.id')
    .where('households.communityId', '=', communityId)
    .where('properties.id', '=', sql<string>`any(${spelledSo(communityId, request.homeKey)})`)
    .where('properties.deletedAt', 'is', null)
    .execute()
  if (household === null && rows.length > 0) return refuse({ because: 'choose a household' })
  if (household === null || household === 'new')
    return accept({ home: request.home, householdName: null })
  const isThere = rows.some(({ id }) => id === household.id)
  return isThere ? accept({ householdId: household.id }) : refuse({ because: 'unknown household' })
}
