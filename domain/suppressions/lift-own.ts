import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import type { OwnMembership } from '#domain/members/own-membership.ts'

/**
 * Lets messages of a community come again to the address of one's own account, whatever has stopped
 * them: it is the person's to say that they want them, and that the mailbox works. Lifting nothing is no
 * fault.
 */
export function liftOwnSuppression(db: Db, own: OwnMembership): Promise<void> {
  const { communityId, memberId, accountId, from } = own
  return inCommunity(db, communityId, async (db, now) => {
    const lifted = await db
      .updateTable('suppressions')
      .set({ liftedAt: now })
      .where('communityId', '=', communityId)
      .where('recipient', '=', sql<string>`(select email from accounts where id = ${accountId})`)
      .where('liftedAt', 'is', null)
      .returning('because')
      .execute()
    if (lifted.length === 0) return
    const facts = { because: lifted.map(({ because }) => because).join(', ') }
    const who = { actorId: memberId, memberId, accountId, from }
    await recordEvent(db, { communityId, deed: 'lifted suppression', ...who, facts, now })
  })
}
