import type { Db } from '#database/connect.ts'

/** An invitation somebody is about to use. */
export type Claim = { communityId: string; invitationId: string; now: Date }

/**
 * Uses a code, in the caller's transaction: whoever's update finds it open has won, and everything else
 * hangs on that. Answers for which member it was made (null: an open code), or null when somebody was
 * faster, it was voided, or it has expired.
 */
export async function claimCode(
  db: Db,
  { communityId, invitationId, now }: Claim,
): Promise<{ memberId: string | null } | null> {
  const claimed = await db
    .updateTable('invitations')
    .set({ redeemedAt: now, sealedCode: null })
    .where('communityId', '=', communityId)
    .where('id', '=', invitationId)
    .where('redeemedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .where((eb) => eb.or([eb('expiresAt', 'is', null), eb('expiresAt', '>', now)]))
    .returning('memberId')
    .executeTakeFirst()
  return claimed ?? null
}
