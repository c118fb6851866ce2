import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import { fullName } from '#domain/members/member.ts'
import { accept, type Result } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { readOpenRequest, type SettleRefusal, settleRequest } from './settle-request.ts'

/**
 * Says no to somebody who asks to be let in. They are told at the address they gave, or not, as the leader
 * chooses; they may ask again.
 */
export function declineRequest(
  db: Db,
  by: Actor,
  { requestId, tell }: { requestId: string; tell: boolean },
  { at }: { at?: Date } = {},
): Promise<Result<{ name: string }, SettleRefusal>> {
  requirePermission(by, 'invite members')
  const work = async (db: Db, now: Date): Promise<Result<{ name: string }, SettleRefusal>> => {
    const open = await readOpenRequest(db, by, requestId)
    if (!open.ok) return open
    const request = open.value
    const deed = 'declined join request'
    await settleRequest(db, by, { request, outcome: 'declined', deed, now })
    const { email: recipient, locale, firstName } = request
    const letter = { template: 'join request declined', facts: { firstName } } as const
    const { communityId } = by
    if (tell) await queueDeliveries(db, [{ ...letter, communityId, recipient, locale, now }])
    return accept({ name: fullName(request) })
  }
  return inCommunity(db, by.communityId, work, at)
}
