import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { listWaitingGuests, voidGuests } from '#domain/guests/void-guests.ts'
import { lockLive } from '#domain/invitations/choose-invitations.ts'
import { printDoor } from '#domain/properties/property.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { endPlace } from './end-place.ts'
import { type OwnPlace, takeHousehold } from './take-household.ts'

export type LeaveRefusal =
  | { because: 'unknown' }
  /** Leaders have set it inactive: leaving would lead back in. */
  | { because: 'household inactive' }
  /** Others live there and none of them is Head: one must be appointed first. */
  | { because: 'last head' }

/** Which home was left: `123 MAIN ST APT 4`. */
export type Left = { door: string }

/**
 * Somebody leaves a household of theirs; the membership stays. The last Head cannot as long as others
 * live there. Whoever lives there alone may: guests who have not come yet are cancelled then, since
 * nobody is left to answer for them. Done already is as good as done.
 *
 * `isWhole`: they leave the community, which has asked what stands in their way; then nothing does here.
 */
export function leaveHousehold(
  db: Db,
  by: Actor,
  { householdId, isWhole = false }: { householdId: string; isWhole?: boolean },
  { at }: { at?: Date } = {},
): Promise<Result<Left, LeaveRefusal>> {
  const work = async (db: Db, now: Date): Promise<Result<Left, LeaveRefusal>> => {
    const place = await takeHousehold(db, by, { householdId })
    const left = await readLeft(db, by, householdId)
    if (!left) return refuse({ because: 'unknown' })
    if (!place) return accept(left)
    const guests = await listWaitingGuests(db, by, { householdId })
    await lockLive(db, by, guests)
    const others = await listOthers(db, by, householdId)
    const because = isWhole ? null : whyStay(place, others)
    if (because) return refuse({ because })
    if (others.length === 0) await voidGuests(db, by, { invitationIds: guests, now })
    const { memberId } = by
    await endPlace(db, by, { ...place, householdId, memberId, deed: 'left household', now })
    return accept(left)
  }
  return inCommunity(db, by.communityId, work, at)
}

/** The home of a household where the actor lives, or did; null when they never have. */
async function readLeft(
  db: Db,
  { communityId, memberId }: Actor,
  householdId: string,
): Promise<Left | null> {
  const home = await db
    .selectFrom('residencies')
    .innerJoin('households', (on) =>
      on
        .onRef('households.communityId', '=', 'residencies.communityId')
        .onRef('households.id', '=', 'residencies.householdId'),
    )
    .innerJoin('properties', (on) =>
      on
        .onRef('properties.communityId', '=', 'households.communityId')
        .onRef('properties.id', '=', 'households.propertyId'),
    )
    .select(['properties.street', 'properties.lot', 'properties.unit'])
    .where('residencies.communityId', '=', communityId)
    .where('residencies.householdId', '=', householdId)
    .where('residencies.memberId', '=', memberId)
    .where('residencies.confirmedAt', 'is not', null)
    .executeTakeFirst()
  return home ? { door: printDoor(home) } : null
}

function whyStay(place: OwnPlace, others: readonly Pick<OwnPlace, 'householdRole'>[]) {
  if (place.isInactive) return 'household inactive'
  return isNeeded(place, others) ? 'last head' : null
}

/** Whether others live there, and would have no Head without the one who leaves. */
function isNeeded(
  { householdRole }: Pick<OwnPlace, 'householdRole'>,
  others: readonly Pick<OwnPlace, 'householdRole'>[],
): boolean {
  if (householdRole === 'member' || others.length === 0) return false
  return others.every((other) => other.householdRole === 'member')
}

/** Who else lives there, has come in, and may act. */
async function listOthers(db: Db, { communityId, memberId }: Actor, householdId: string) {
  const rows = await db
    .selectFrom('residencies')
    .innerJoin('members', (on) =>
      on
        .onRef('members.communityId', '=', 'residencies.communityId')
        .onRef('members.id', '=', 'residencies.memberId'),
    )
    .select('residencies.householdRole')
    .where('residencies.communityId', '=', communityId)
    .where('residencies.householdId', '=', householdId)
    .where('residencies.memberId', '!=', memberId)
    .where('residencies.until', 'is', null)
    .where('residencies.confirmedAt', 'is not', null)
    .where('members.leftAt', 'is', null)
    .where('members.suspendedAt', 'is', null)
    .execute()
  return rows as Pick<OwnPlace, 'householdRole'>[]
}
