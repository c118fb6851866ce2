import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { NoHead } from '#domain/households/take-household.ts'
import { resendThose } from '#domain/invitations/resend-invitations.ts'
import type { SkipReason } from '#domain/invitations/why-not-send.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { takeGuest } from './take-guest.ts'

export type ResendRefusal = NoHead | { because: SkipReason }

/**
 * A Head sends a guest of their household the same code again, with its full validity from now, as the
 * guest's rest and the community's budget allow. Refuses with the reason why not now, or not at all.
 */
export function resendGuest(
  db: Db,
  by: Actor,
  { invitationId }: { invitationId: string },
  { at }: { at?: Date } = {},
): Promise<Result<{ name: string }, ResendRefusal>> {
  const work = async (db: Db, now: Date): Promise<Result<{ name: string }, ResendRefusal>> => {
    const guest = await takeGuest(db, by, { invitationId })
    if (!guest.ok) return guest
    const resending = { invitationIds: [invitationId], without: [], now, isGranted: () => true }
    const { skipped } = await resendThose(db, by, resending)
    const { name } = guest.value
    return skipped[0] ? refuse({ because: skipped[0].because }) : accept({ name })
  }
  return inCommunity(db, by.communityId, work, at)
}
