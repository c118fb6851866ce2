import type { Db } from '#database/connect.ts'
import { firstUnseen } from './held.ts'
import { type Written, writeMessage } from './write-message.ts'

type WrittenForSupport = Omit<Written, 'author'> & {
  /** The number of the last message that the writer has seen. */
  seen: number
}

/**
 * Writes a message or a note of support. What an asker wrote after what the writer has seen stays unread, and
 * goes on waiting for an answer. Answers its number; null when it stands there already.
 */
export async function writeForSupport(
  db: Db,
  { seen, ...written }: WrittenForSupport,
): Promise<number | null> {
  const { conversationId } = written
  const number = await writeMessage(db, { ...written, author: 'support' })
  if (number === null) return null
  const unseen = await firstUnseen(db, { conversationId, seen })
  if (unseen !== null)
    await db
      .updateTable('conversations')
      .set({ seenBySupport: unseen - 1, lastBy: 'asker' })
      .where('id', '=', conversationId)
      .execute()
  return number
}
