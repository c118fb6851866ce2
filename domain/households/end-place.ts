import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import type { Actor } from '#domain/roles/permission.ts'

type Ending = {
  residencyId: string
  householdId: string
  /** Who does not live there any more. */
  memberId: string
  deed: 'removed from household' | 'left household'
  now: Date
}

/** Ends a place in a household, with its audit event, in the caller's transaction. The membership stays. */
export async function endPlace(
  db: Db,
  { communityId, memberId: actorId, accountId, from }: Actor,
  { residencyId, householdId, memberId, deed, now }: Ending,
): Promise<void> {
  await Promise.all([
    db
      .updateTable('residencies')
      .set({ until: sql<Date>`greatest(${now}, since)` })
      .where('communityId', '=', communityId)
      .where('id', '=', residencyId)
      .where('until', 'is', null)
      .execute(),
    recordEvent(db, {
      ...{ communityId, deed, actorId, accountId, memberId, from, now },
      facts: { householdId },
    }),
  ])
}
