import type { Db } from '#database/connect.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import { confirmPlaces, moveOut } from '#domain/households/move-in.ts'
import type { OwnRecord } from '#domain/members/find-record.ts'
import { makeActive } from '#domain/members/make-active.ts'
import { tellLeaders } from '#domain/notices/tell-leaders.ts'
import { claimCode } from './claim-code.ts'
import { endOwnCode } from './end-own-code.ts'
import type { Joining } from './redeem-invitation.ts'

type Step = { communityId: string; invitationId: string; memberId: string; now: Date }

/** Somebody the community has a record of already, and the role the invitation gives them. */
type Known = Omit<Step, 'memberId'> & { own: OwnRecord; roleId: string; isPromised: boolean }

/**
 * Redeems an invitation for somebody the community knows by another record: the home is added to it.
 * Who waits for a leader, or had left, comes in with this invitation: a code of their own ends, and the places
 * that waited for them are theirs. Answers null when somebody was faster.
 */
export async function addOwnHome(
  db: Db,
  joining: Joining,
  { own, roleId, isPromised, ...step }: Known,
): Promise<{ memberId: string } | null> {
  const { communityId, invitationId, now } = step
  const { memberId, standing } = own
  if (standing === 'left') await moveOut(db, communityId, { memberId, now })
  const added = await addHome(db, joining, { ...step, memberId })
  if (!added || standing === 'joined') return added
  const { accountId, from, email: recipient, locale } = joining
  if (standing === 'waiting') await endOwnCode(db, { communityId, memberId, accountId, from, now })
  await makeActive(db, communityId, { memberId, roleId, now })
  await confirmPlaces(db, communityId, { memberId, now })
  if (!isPromised)
    await tellLeaders(db, { communityId, kind: 'joined with default role', memberId, now })
  const about = { communityId, invitationId, memberId, recipient, locale, now }
  await queueDeliveries(db, [{ ...about, template: 'welcome' }])
  return added
}

/**
 * Redeems an invitation for someone who is a member already: its home becomes one more home of the
 * same member, and the record that was waiting for them ends. Nobody is in a community twice. Answers
 * null when somebody was faster.
 */
async function addHome(
  db: Db,
  { accountId, from }: Joining,
  { communityId, invitationId, memberId, now }: Step,
): Promise<{ memberId: string } | null> {
  const claimed = await claimCode(db, { communityId, invitationId, now })
  if (!claimed) return null
  if (claimed.memberId)
    await moveHomes(db, communityId, { of: claimed.memberId, to: memberId, confirmedAt: now, now })
  const deed = 'joined'
  const actorId = memberId
  const facts = { addedHome: true }
  await recordEvent(db, {
    communityId,
    deed,
    actorId,
    accountId,
    memberId,
    invitationId,
    facts,
    from,
    now,
  })
  return { memberId }
}

/**
 * Makes one record of two: the homes of one become those of the other, and the first has left. `confirmedAt`: when the
 * person came in; null while that is not decided.
 */
export async function moveHomes(
  db: Db,
  communityId: string,
  given: { of: string; to: string; confirmedAt: Date | null; now: Date },
): Promise<void> {
  const { of, to, confirmedAt, now } = given
  await db
    .updateTable('residencies')
    .set({ until: now })
    .where('residencies.communityId', '=', communityId)
    .where('memberId', '=', of)
    .where('until', 'is', null)
    .where('householdId', 'in', (households) =>
      households
        .selectFrom('residencies as own')
        .select('own.householdId')
        .where('own.communityId', '=', communityId)
        .where('own.memberId', '=', to)
        .where('own.until', 'is', null),
    )
    .execute()
  await db
    .updateTable('residencies')
    .set({ memberId: to, confirmedAt })
    .where('communityId', '=', communityId)
    .where('memberId', '=', of)
    .where('until', 'is', null)
    .execute()
  await db
    .updateTable('members')
    .set({ leftAt: now, mergedInto: to })
    .where('communityId', '=', communityId)
    .where('id', '=', of)
    .execute()
}
