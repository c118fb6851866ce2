import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'

/** How a leader hears of notices by e-mail. */
export type Told = 'at once' | 'daily'

/** Remembers how a leader wants to be told. */
export function chooseHowTold(db: Db, by: Actor, { told }: { told: Told }): Promise<void> {
  requirePermission(by, 'admin view members')
  return inCommunity(db, by.communityId, async (db, now) => {
    const changed = await db
      .updateTable('members')
      .set({ told, toldUntil: now })
      .where('communityId', '=', by.communityId)
      .where('id', '=', by.memberId)
      .where('told', '!=', told)
      .returning('id')
      .executeTakeFirst()
    if (!changed) return
    const { communityId, memberId, accountId, from } = by
    const who = { actorId: memberId, memberId, accountId, from }
    const facts = { told }
    await recordEvent(db, { communityId, deed: 'chose how to be told', ...who, facts, now })
  })
}

/** How a leader wants to hear of notices. */
export function readHowTold(db: Db, by: Actor): Promise<Told> {
  return inCommunity(db, by.communityId, async (db) => {
    const { told } = await db
      .selectFrom('members')
      .select('told')
      .where('communityId', '=', by.communityId)
      .where('id', '=', by.memberId)
      .executeTakeFirstOrThrow()
    return told as Told
  })
}
