import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { NoHead } from '#domain/households/take-household.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { takeGuest } from './take-guest.ts'
import { voidGuests } from './void-guests.ts'

/** `already joined`: the guest was faster. */
export type CancelRefusal = NoHead | { because: 'already joined' }

/**
 * A Head cancels the invitation of a guest: its code opens nothing any more, and nobody is expected. Done
 * already is as good as done. Against a guest who joins at the same moment exactly one of the two wins.
 */
export function cancelGuest(
  db: Db,
  by: Actor,
  { invitationId }: { invitationId: string },
  { at }: { at?: Date } = {},
): Promise<Result<{ name: string }, CancelRefusal>> {
  const work = async (db: Db, now: Date): Promise<Result<{ name: string }, CancelRefusal>> => {
    const guest = await takeGuest(db, by, { invitationId })
    if (!guest.ok) return guest
    await voidGuests(db, by, { invitationIds: [invitationId], now })
    const { redeemedAt } = await db
      .selectFrom('invitations')
      .select('redeemedAt')
      .where('communityId', '=', by.communityId)
      .where('id', '=', invitationId)
      .executeTakeFirstOrThrow()
    if (redeemedAt) return refuse({ because: 'already joined' })
    return accept({ name: guest.value.name })
  }
  return inCommunity(db, by.communityId, work, at)
}
