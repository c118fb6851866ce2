import type { Db } from '#database/connect.ts'
import { recordEvents } from '#domain/audit/record-event.ts'
import { takeBack } from '#domain/deliveries/take-back.ts'
import { moveHomes } from './add-home.ts'

type About = { communityId: string; accountId: string; from: string | null; now: Date }

/**
 * Voids the code of an expected member who has come by another way, with its messages, in the caller's transaction.
 * The code is voided before the member is touched, as everybody does who redeems it.
 */
export async function voidOwnCode(
  db: Db,
  { communityId, memberId, now, ...by }: About & { memberId: string },
): Promise<void> {
  const because = 'joined otherwise'
  const voided = await db
    .updateTable('invitations')
    .set({ voidedAt: now, voidedBecause: because, sealedCode: null })
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .where('redeemedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .returning('id as invitationId')
    .execute()
  const invitationIds = voided.map(({ invitationId }) => invitationId)
  await takeBack(db, communityId, { invitationIds, because: 'no longer true', now })
  const facts = { because }
  const about = { ...by, communityId, memberId, facts, now, deed: 'voided invitation' } as const
  await recordEvents(
    db,
    voided.map(({ invitationId }) => ({ ...about, invitationId })),
  )
}

/**
 * Makes an expected member and the member they turned out to be one, with the homes of both, which are confirmed
 * once they come in.
 */
export async function absorbExpected(
  db: Db,
  { expectedId, memberId, ...about }: About & { expectedId: string; memberId: string },
): Promise<void> {
  await voidOwnCode(db, { ...about, memberId: expectedId })
  const { communityId, now } = about
  await moveHomes(db, communityId, { of: expectedId, to: memberId, confirmedAt: null, now })
}
