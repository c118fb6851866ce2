import type { Db } from '#database/connect.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import type { Joining } from './redeem-invitation.ts'

type Step = { communityId: string; invitationId: string; memberId: string; now: Date }

/**
 * Redeems an invitation for someone who is a member already: its home becomes one more home of the
 * same member, and the record that was waiting for them ends. Nobody is in a community twice. Answers
 * null when somebody was faster.
 */
export async function addHome(
  db: Db,
  { accountId, from }: Joining,
  { communityId, invitationId, memberId, now }: Step,
): Promise<{ memberId: string } | null> {
  const claimed = await db
    .updateTable('invitations')
    .set({ redeemedAt: now, sealedCode: null })
    .where('communityId', '=', communityId)
    .where('id', '=', invitationId)
    .where('redeemedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .returning('memberId')
    .executeTakeFirst()
  if (!claimed) return null
  if (claimed.memberId)
    await moveHomes(db, communityId, { of: claimed.memberId, to: memberId, now })
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

async function moveHomes(
  db: Db,
  communityId: string,
  { of, to, now }: { of: string; to: string; now: Date },
): Promise<void> {
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
    .set({ memberId: to, confirmedAt: now })
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
