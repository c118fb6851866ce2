import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { takeRemindersBack } from '#domain/deliveries/take-back.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'

/**
 * Whether people who have not joined are reminded; choosing what is chosen already changes nothing. Where nobody is
 * any more, reminders that are written and wait do not leave.
 */
export function chooseReminders(
  db: Db,
  by: Actor,
  { reminds }: { reminds: boolean },
): Promise<void> {
  requirePermission(by, 'update community preferences')
  return inCommunity(db, by.communityId, async (db, now) => {
    const changed = await db
      .updateTable('communities')
      .set({ reminds })
      .where('id', '=', by.communityId)
      .where('reminds', '!=', reminds)
      .returning('id')
      .executeTakeFirst()
    if (!changed) return
    const { communityId, memberId: actorId, accountId, from } = by
    if (!reminds) await takeRemindersBack(db, communityId, { now })
    const facts = { reminds }
    await recordEvent(db, {
      communityId,
      deed: 'chose reminders',
      actorId,
      accountId,
      facts,
      from,
      now,
    })
  })
}
