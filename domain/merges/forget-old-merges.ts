import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { undoDays } from './merge.ts'

/**
 * Forgets how records were before they were merged, once that can be undone no more; of all communities,
 * each in a transaction of its own. That they were merged stays.
 */
export async function forgetOldMerges(db: Db, { at }: { at?: Date } = {}): Promise<void> {
  const answer = await sql<{ id: string }>`
    select communities_with_old_merges(coalesce(${at ?? null}::timestamptz, now()), ${undoDays}) as id`.execute(
    db,
  )
  for (const { id } of answer.rows)
    await inCommunity(
      db,
      id,
      (db, now) =>
        db
          .updateTable('merges')
          .set({ steps: '[]', forgottenAt: now })
          .where('communityId', '=', id)
          .where('forgottenAt', 'is', null)
          .where('mergedAt', '<', addDays(now, -undoDays))
          .execute(),
      at,
    )
}
