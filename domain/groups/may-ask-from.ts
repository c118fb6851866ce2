import type { Db } from '#database/connect.ts'
import { addDays } from '#domain/days.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { daysUntilAskingAgain } from './group.ts'

/** Since when somebody whose last request was declined may ask again; null for others. */
export async function mayAskFrom(
  db: Db,
  { communityId, memberId }: Actor,
  groupId: string,
): Promise<Date | null> {
  const last = await db
    .selectFrom('groupRequests')
    .select(['outcome', 'settledAt'])
    .where('communityId', '=', communityId)
    .where('groupId', '=', groupId)
    .where('memberId', '=', memberId)
    .where('settledAt', 'is not', null)
    .orderBy('settledAt', 'desc')
    .executeTakeFirst()
  return last?.outcome === 'declined' ? addDays(last.settledAt!, daysUntilAskingAgain) : null
}
