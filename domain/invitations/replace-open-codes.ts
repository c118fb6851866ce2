import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { recordEvents } from '#domain/audit/record-event.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { voidThose } from './void-those.ts'

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
  const open = await db
    .selectFrom('invitations')
    .select('id')
    .where('communityId', '=', communityId)
    .where('contact', '=', sql<string>`any(${contacts}::text[])`)
    .where('memberId', 'is', null)
    .where('redeemedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .execute()
  const invitationIds = open.map(({ id }) => id)
  const voided = await voidThose(db, by, { invitationIds, because: 'replaced', now })
  const about = { communityId, deed: 'replaced code', actorId, accountId, from, now } as const
  await recordEvents(
    db,
    voided.map(({ id: invitationId }) => ({ ...about, invitationId, facts: { byName: true } })),
  )
}
