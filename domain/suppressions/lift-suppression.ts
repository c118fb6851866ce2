import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { suppressedRecipients } from './suppressed.ts'

/** *Their own wish*: who complained or unsubscribed is written to again only when they say so themselves. */
export type LiftRefusal = { because: 'not suppressed' | 'their own wish' }

/**
 * Lets messages leave again for an address that bounced, because a leader knows better. What was not sent
 * meanwhile is not sent by this: that is what resending is for.
 */
export function liftSuppression(
  db: Db,
  by: Actor,
  { recipient }: { recipient: string },
  { at }: { at?: Date } = {},
): Promise<Result<null, LiftRefusal>> {
  requirePermission(by, 'invite members')
  const { communityId, memberId: actorId, accountId, from } = by
  const work = async (db: Db, now: Date): Promise<Result<null, LiftRefusal>> => {
    const lifted = await db
      .updateTable('suppressions')
      .set({ liftedAt: now, liftedBy: actorId })
      .where('communityId', '=', communityId)
      .where('recipient', '=', recipient)
      .where('because', '=', 'bounced')
      .where('liftedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    const left = (await suppressedRecipients(db, communityId, [recipient])).size
    if (!lifted) return refuse({ because: left > 0 ? 'their own wish' : 'not suppressed' })
    const deed = 'lifted suppression'
    const facts = { recipient, because: 'bounced' }
    await recordEvent(db, { communityId, deed, actorId, accountId, facts, from, now })
    return accept(null)
  }
  return inCommunity(db, communityId, work, at)
}
