import type { Db } from '#database/connect.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { leaveAllGroups } from '#domain/groups/leave-all-groups.ts'
import { moveOut } from '#domain/households/move-in.ts'

/** Somebody whose account is being closed, as one community has them. */
export type Leaving = {
  communityId: string
  memberId: string
  account: { id: string; email: string; phone: string | null }
  from: string | null
  now: Date
}

/**
 * Ends a membership with the account it was of, in the caller's transaction: places in households and groups end,
 * what waits is no longer asked for, and how to reach the person goes where it came from the account.
 * The record stays, as the community's history.
 */
export async function leaveForGood(db: Db, leaving: Leaving): Promise<void> {
  const { communityId, memberId, account, from, now } = leaving
  await moveOut(db, communityId, { memberId, now })
  await leaveAllGroups(db, leaving)
  await db
    .updateTable('members')
    .set((eb) => ({
      leftAt: now,
      answers: JSON.stringify({}),
      email: eb.fn<string | null>('nullif', ['email', eb.val(account.email)]),
      phone: eb.fn<string | null>('nullif', ['phone', eb.val(account.phone)]),
    }))
    .where('communityId', '=', communityId)
    .where('id', '=', memberId)
    .execute()
  await stopWaiting(db, leaving)
  await takeMessagesBack(db, leaving)
  const who = { actorId: memberId, memberId, accountId: account.id, from }
  await recordEvent(db, { communityId, deed: 'closed account', ...who, now })
}

/** Homes that were told with an open code need not be confirmed any more. */
async function stopWaiting(db: Db, { communityId, memberId, now }: Leaving): Promise<void> {
  await db
    .updateTable('homeClaims')
    .set({ settledAt: now, outcome: 'declined' })
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .where('settledAt', 'is', null)
    .execute()
  await db
    .updateTable('notices')
    .set({ settledAt: now })
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .where('kind', '=', 'home to confirm')
    .where('settledAt', 'is', null)
    .execute()
}

/** What has not left yet is not sent any more. */
async function takeMessagesBack(db: Db, { communityId, memberId, now }: Leaving): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ suppressedAt: now, problem: 'no longer true' })
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .where('sentAt', 'is', null)
    .where('bouncedAt', 'is', null)
    .where('failedAt', 'is', null)
    .where('suppressedAt', 'is', null)
    .execute()
}
