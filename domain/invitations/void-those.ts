import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { takeBack } from '#domain/deliveries/take-back.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { lockLive } from './choose-invitations.ts'

export type Voided = { id: string; memberId: string | null }

/**
 * Ends those of the invitations that are neither used nor voided, with their messages, in the caller's
 * transaction. Whoever ends several at once locks them in the same order, so that nobody waits in a ring.
 */
export async function voidThose(
  db: Db,
  by: Pick<Actor, 'communityId'>,
  given: {
    invitationIds: readonly string[]
    because: 'withdrawn' | 'replaced' | 'merged'
    now: Date
  },
): Promise<Voided[]> {
  if (given.invitationIds.length === 0) return []
  await lockLive(db, by, given.invitationIds)
  const voided = await db
    .updateTable('invitations')
    .set({ voidedAt: given.now, voidedBecause: given.because, sealedCode: null })
    .where('communityId', '=', by.communityId)
    .where('id', '=', sql<string>`any(${given.invitationIds}::uuid[])`)
    .where('redeemedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .returning(['id', 'memberId'])
    .execute()
  const invitationIds = voided.map(({ id }) => id)
  const because = 'no longer true'
  await takeBack(db, by.communityId, { invitationIds, because, now: given.now })
  return voided
}
