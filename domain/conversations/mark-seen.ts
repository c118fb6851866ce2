import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { forAsker } from '#database/for-asker.ts'
import { type Asker, askerKey } from './conversation.ts'

/** Remembers up to which message an asker has seen their conversation; never fewer than before, never more than there are. */
export async function markSeen(
  db: Db,
  asker: Asker,
  { conversationId, number }: { conversationId: string; number: number },
): Promise<void> {
  await forAsker(db, askerKey(asker), (db) =>
    db
      .updateTable('conversations')
      .set({ seenByAsker: sql`least(message_count, ${number}::integer)` })
      .where('id', '=', conversationId)
      .where('asker', '=', askerKey(asker))
      .where('seenByAsker', '<', number)
      .execute(),
  )
}
