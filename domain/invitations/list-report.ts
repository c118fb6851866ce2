import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { retell } from '#domain/members/find-suspended.ts'
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
    const later = await readLater(db, by.communityId, madeAt)
    const told = (skipped as SkippedEntry[]).map(({ typed, because }) => ({
      typed,
      because: retell(by, because),
    }))
    return { batchId, invited, skipped: told, later }
  })
}

/** The messages that were queued in the moment of the list, and not for that moment. */
async function readLater(db: Db, communityId: string, madeAt: Date): Promise<ListReport['later']> {
  const { count, until } = await db
    .selectFrom('deliveries')
    .select(sql<number>`count(*)::int`.as('count'))
    .select(({ fn }) => fn.max('dueAt').as('until'))
    .where('communityId', '=', communityId)
    .where('channel', '=', 'email')
    .where('template', '=', 'invitation')
    .where('queuedAt', '=', madeAt)
    .where('dueAt', '>', madeAt)
    .where('attempts', '=', 0)
    .executeTakeFirstOrThrow()
  return until === null ? null : { count, until }
}
