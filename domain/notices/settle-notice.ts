import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'

/** Takes a notice off the home page for all leaders. Unknown and settled ones are let be. */
export function settleNotice(db: Db, by: Actor, { noticeId }: { noticeId: string }): Promise<void> {
  requirePermission(by, 'admin view members')
  return inCommunity(db, by.communityId, async (db, now) => {
    const settled = await db
      .updateTable('notices')
      .set({ settledAt: now, settledBy: by.memberId })
      .where('communityId', '=', by.communityId)
      .where('id', '=', noticeId)
      .where('settledAt', 'is', null)
      .returning(['kind', 'memberId'])
      .executeTakeFirst()
    if (!settled) return
    const { communityId, memberId: actorId, accountId, from } = by
    const { kind, memberId } = settled
    const facts = { kind }
    const who = { actorId, accountId, memberId, from }
    await recordEvent(db, { communityId, deed: 'settled notice', ...who, facts, now })
  })
}
