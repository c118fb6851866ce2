import type { Db } from '#database/connect.ts'
import { forAsker } from '#database/for-asker.ts'
import { type Asker, askerKey, type Message, messagesAtOnce, type Side } from './conversation.ts'
import { readAttachments } from './read-attachments.ts'

/**
 * The messages of a conversation after a number, oldest first, at most a hundred; without a number the newest
 * hundred, or those before another number. Empty for everybody whose conversation it is not.
 */
export function readMessages(
  db: Db,
  asker: Asker,
  conversationId: string,
  { after, before }: { after?: number; before?: number } = {},
): Promise<Message[]> {
  return forAsker(db, askerKey(asker), async (db) => {
    let wanted = db
      .selectFrom('messages')
      .select(['number', 'author', 'authorName', 'text', 'sentAt'])
      .where('conversationId', '=', conversationId)
      .where('isNote', '=', false)
      .orderBy('number', after === undefined ? 'desc' : 'asc')
      .limit(messagesAtOnce)
    if (after !== undefined) wanted = wanted.where('number', '>', after)
    if (before !== undefined) wanted = wanted.where('number', '<', before)
    const rows = await wanted.execute()
    if (after === undefined) rows.reverse()
    const files = await readAttachments(db, conversationId, rows)
    return rows.map((row) => ({
      ...row,
      author: row.author as Side,
      attachments: files.get(row.number) ?? [],
    }))
  })
}
