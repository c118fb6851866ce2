import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'

/**
 * Remembers that somebody has looked at an invitation with its code: when first, and when last. The
 * invitation itself stays as it is.
 */
export function recordOpening(
  db: Db,
  { communityId, invitationId }: { communityId: string; invitationId: string },
  { at }: { at?: Date } = {},
): Promise<void> {
  return inCommunity(
    db,
    communityId,
    async (db, now) => {
      await db
        .insertInto('openings')
        .values({ communityId, invitationId, firstAt: now, lastAt: now })
        .onConflict((same) =>
          same.columns(['communityId', 'invitationId']).doUpdateSet({ lastAt: now }),
        )
        .execute()
    },
    at,
  )
}
