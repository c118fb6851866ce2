import type { Db } from '#database/connect.ts'
import { recordEvents } from '#domain/audit/record-event.ts'
import { takeBack } from '#domain/deliveries/take-back.ts'

/** Whose code it is, and who has come with what account. */
export type CameOtherwise = {
  communityId: string
  memberId: string
  accountId: string
  from: string | null
  now: Date
}

/**
 * Voids the code of an expected member who has come by another way, with its messages, in the caller's transaction.
 * The code is voided before the member is touched, as everybody does who redeems it.
 */
export async function endOwnCode(
  db: Db,
  { communityId, memberId, now, ...by }: CameOtherwise,
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
