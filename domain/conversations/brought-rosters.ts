import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { discardRoster } from '#domain/rosters/discard-roster.ts'

/** Of which attachment a roster was made. */
export type RosterOrigin = { conversationId: string; fileId: string }

/**
 * Remembers that a roster was made of an attachment, so that the conversation hears of its import. Of two that were
 * made of one attachment the first counts, and the other is discarded. Answers the id of the roster that counts.
 */
export function rememberOrigin(
  db: Db,
  by: Actor,
  { rosterId, conversationId, fileId }: RosterOrigin & { rosterId: string },
): Promise<string> {
  const { communityId } = by
  return inCommunity(db, communityId, async (db) => {
    const first = await db
      .insertInto('conversationRosters')
      .values({ communityId, rosterId, conversationId, fileId })
      .onConflict((known) => known.constraint('conversation_rosters_once').doNothing())
      .returning('rosterId')
      .executeTakeFirst()
    if (first) return first.rosterId
    await discardRoster(db, by, { rosterId })
    const known = await listBroughtRosters(db, { communityId, conversationId })
    return known.get(fileId) ?? rosterId
  })
}

/** The rosters that were made of a conversation's attachments, by attachment. */
export function listBroughtRosters(
  db: Db,
  { communityId, conversationId }: { communityId: string; conversationId: string },
): Promise<Map<string, string>> {
  return inCommunity(db, communityId, async (db) => {
    const rows = await db
      .selectFrom('conversationRosters')
      .select(['fileId', 'rosterId'])
      .where('communityId', '=', communityId)
      .where('conversationId', '=', conversationId)
      .execute()
    return new Map(rows.map(({ fileId, rosterId }) => [fileId, rosterId]))
  })
}
