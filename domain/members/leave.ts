import type { Db } from '#database/connect.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { moveOut } from '#domain/households/move-in.ts'
import { voidOwnCodes } from '#domain/invitations/void-own-codes.ts'
import { endMemberships } from './end-memberships.ts'

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
 * what waits is no longer asked for, codes that were made for the person open nothing any more, and how to reach
 * them goes where it came from the account.
 * The record stays, as the community's history, and a suspension with it.
 */
export async function leaveForGood(db: Db, leaving: Leaving): Promise<void> {
  const { communityId, memberId, account, from, now } = leaving
  await moveOut(db, communityId, { memberId, now })
  await voidOwnCodes(db, { communityId, memberId, accountId: account.id, from }, now)
  await endMemberships(db, { communityId, memberIds: [memberId], now })
  await db
    .updateTable('members')
    .set((eb) => ({
      answers: JSON.stringify({}),
      email: eb.fn<string | null>('nullif', ['email', eb.val(account.email)]),
      phone: eb.fn<string | null>('nullif', ['phone', eb.val(account.phone)]),
    }))
    .where('communityId', '=', communityId)
    .where('id', '=', memberId)
    .execute()
  const who = { actorId: memberId, memberId, accountId: account.id, from }
  await recordEvent(db, { communityId, deed: 'closed account', ...who, now })
}
