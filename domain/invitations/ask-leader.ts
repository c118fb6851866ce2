import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { tellLeaders } from '#domain/notices/tell-leaders.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Hurry, Limit, Limits } from '#integrations/limits/limits.ts'
import type { Asking } from './prove-mailbox.ts'

/** One account asks about one invitation at most so often. */
const perQuestion: Limit[] = [{ name: 'ask leader day', tries: 1, seconds: 86_400 }]

/**
 * Tells the leaders that somebody holds an invitation made for another address and cannot show that it
 * is theirs. They may change the address, or invite the person anew.
 */
export async function askLeader(
  db: Db,
  { limits, at }: { limits: Limits; at?: Date },
  { account, communityId, invitationId, from }: Asking,
): Promise<Result<null, { because: 'unknown' } | Hurry>> {
  const hurry = await limits.spend([`${account.id} ${invitationId}`], perQuestion)
  if (!hurry.ok) return hurry
  const work = async (db: Db, now: Date) => {
    const invitation = await db
      .selectFrom('invitations')
      .select('memberId')
      .where('communityId', '=', communityId)
      .where('id', '=', invitationId)
      .where('redeemedAt', 'is', null)
      .executeTakeFirst()
    if (!invitation) return refuse({ because: 'unknown' })
    const { memberId } = invitation
    const facts = { askedBy: account.email }
    await tellLeaders(db, { communityId, kind: 'asked a leader', memberId, facts, now })
    const deed = 'asked a leader'
    const accountId = account.id
    await recordEvent(db, { communityId, deed, accountId, memberId, invitationId, from, now })
    return accept(null)
  }
  return inCommunity(db, communityId, work, at)
}
