import type { Db } from '#database/connect.ts'
import { forAsker } from '#database/for-asker.ts'
import { type Asker, askerKey, type Message } from './conversation.ts'
import { findMessages, type Part } from './find-messages.ts'

/**
 * The messages of a conversation after a number, oldest first, at most a hundred; without a number the newest
 * hundred, or those before another number. Empty for everybody whose conversation it is not.
 */
export async function readMessages(
  db: Db,
  asker: Asker,
  conversationId: string,
  part: Part = {},
): Promise<Message[]> {
  const found = await forAsker(db, askerKey(asker), (db) =>
    findMessages(db, conversationId, { ...part, withNotes: false }),
  )
  return found.map(({ isNote: _, ...message }) => message)
}
