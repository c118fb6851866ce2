import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { voidThose } from './void-those.ts'

export type VoidBatchRefusal = { because: 'unknown' | 'voided' }

/**
 * Voids, for good, every invitation of a batch that is neither used nor voided yet, whatever its
 * channel; nothing of their codes can be read any more. Against somebody who joins at the same moment
 * exactly one of the two wins. Answers how many were voided.
 *
 * Refuses with `unknown` when the community has no such batch, and with `voided` when that was done.
 */
export function voidBatch(
  db: Db,
  by: Actor,
  { batchId }: { batchId: string },
  { at }: { at?: Date } = {},
): Promise<Result<{ voided: number }, VoidBatchRefusal>> {
  requirePermission(by, 'invite members')
  const work = async (db: Db, now: Date): Promise<Result<{ voided: number }, VoidBatchRefusal>> => {
    const batch = await lockBatch(db, by, batchId)
    if (!batch) return refuse({ because: 'unknown' })
    if (batch.voidedAt) return refuse({ because: 'voided' })
    const voided = await voidAll(db, by, { batchId, now })
    const { communityId, memberId: actorId, accountId, from } = by
    const facts = { batchId, channel: batch.channel, voided }
    await recordEvent(db, {
      communityId,
      deed: 'voided batch',
      actorId,
      accountId,
      facts,
      from,
      now,
    })
    return accept({ voided })
  }
  return inCommunity(db, by.communityId, work, at)
}

function lockBatch(db: Db, by: Actor, batchId: string) {
  return db
    .selectFrom('batches')
    .select(['channel', 'voidedAt'])
    .where('communityId', '=', by.communityId)
    .where('id', '=', batchId)
    .forUpdate()
    .executeTakeFirst()
}

async function voidAll(
  db: Db,
  by: Actor,
  { batchId, now }: { batchId: string; now: Date },
): Promise<number> {
  const { communityId } = by
  await sql`
    update batches set voided_at = ${now}
    where community_id = ${communityId} and id = ${batchId}`.execute(db)
  const ofBatch = await db
    .selectFrom('invitations')
    .select('id')
    .where('communityId', '=', communityId)
    .where('batchId', '=', batchId)
    .where('redeemedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .execute()
  const invitationIds = ofBatch.map(({ id }) => id)
  const voided = await voidThose(db, by, { invitationIds, because: 'withdrawn', now })
  return voided.length
}
