import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { recordEvents } from '#domain/audit/record-event.ts'
import { takeBack } from '#domain/deliveries/take-back.ts'
import type { Actor } from '#domain/roles/permission.ts'

/**
 * Voids the open codes that were sent to these addresses and nobody has used, in the transaction that
 * invites their people by name: nobody has two codes that work. Their holders are told that there is a
 * newer one, and what has not left yet never does.
 */
export async function replaceOpenCodes(
  db: Db,
  by: Actor,
  { contacts, now }: { contacts: readonly string[]; now: Date },
): Promise<void> {
  const { communityId, memberId: actorId, accountId, from } = by
  const voided = await db
    .updateTable('invitations')
    .set({ voidedAt: now, voidedBecause: 'replaced', sealedCode: null })
    .where('communityId', '=', communityId)
    .where('contact', '=', sql<string>`any(${contacts}::text[])`)
    .where('memberId', 'is', null)
    .where('redeemedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .returning('id as invitationId')
    .execute()
  if (voided.length === 0) return
  const invitationIds = voided.map(({ invitationId }) => invitationId)
  await takeBack(db, communityId, { invitationIds, because: 'no longer true', now })
  const about = { communityId, deed: 'replaced code', actorId, accountId, from, now } as const
  await recordEvents(
    db,
    invitationIds.map((invitationId) => ({ ...about, invitationId, facts: { byName: true } })),
  )
}
