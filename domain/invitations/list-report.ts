import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { SuppressionReason, Verdict } from './judge-addresses.ts'

/** Why an entry of a list got no invitation; *left out*: the inviter chose so. */
export type SkippedBecause =
  | Exclude<Verdict['is'], 'valid' | 'suppressed'>
  | SuppressionReason
  | 'left out'

/** An entry of a list that got no invitation, as it was pasted. */
export type SkippedEntry = { typed: string; because: SkippedBecause }

/** What came of a list. */
export type ListReport = {
  batchId: string
  invited: number
  skipped: SkippedEntry[]
  /** Messages that had to wait when the list was sent, and when the last of them may leave. */
  later: { count: number; until: Date } | null
}

/**
 * What came of a list that was sent before, as it was then; null when this community has no such list.
 */
export function readListReport(
  db: Db,
  by: Actor,
  { batchId }: { batchId: string },
): Promise<ListReport | null> {
  requirePermission(by, 'invite members')
  requirePermission(by, 'invite members via email')
  return inCommunity(db, by.communityId, async (db) => {
    const batch = await db
      .selectFrom('batches')
      .select(['size', 'skipped', 'madeAt'])
      .where('communityId', '=', by.communityId)
      .where('id', '=', batchId)
      .where('channel', '=', 'email')
      .executeTakeFirst()
    if (!batch) return null
    const { size: invited, skipped, madeAt } = batch
    const later = await readLater(db, by.communityId, { batchId, madeAt })
    return { batchId, invited, skipped: skipped as SkippedEntry[], later }
  })
}

async function readLater(
  db: Db,
  communityId: string,
  { batchId, madeAt }: { batchId: string; madeAt: Date },
): Promise<ListReport['later']> {
  const { count, until } = await db
    .selectFrom('deliveries')
    .innerJoin('invitations', (join) =>
      join
        .onRef('invitations.communityId', '=', 'deliveries.communityId')
        .onRef('invitations.id', '=', 'deliveries.invitationId'),
    )
    .select(sql<number>`count(*)::int`.as('count'))
    .select(({ fn }) => fn.max('deliveries.dueAt').as('until'))
    .where('deliveries.communityId', '=', communityId)
    .where('invitations.batchId', '=', batchId)
    .where('deliveries.queuedAt', '=', madeAt)
    .whereRef('deliveries.dueAt', '>', 'deliveries.queuedAt')
    .where('deliveries.attempts', '=', 0)
    .executeTakeFirstOrThrow()
  return until === null ? null : { count, until }
}
