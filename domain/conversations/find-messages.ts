import type { Db } from '#database/connect.ts'
import { type Message, messagesAtOnce, type Side } from './conversation.ts'
import { readAttachments } from './read-attachments.ts'

/** Which messages: those after a number, or the newest of those before one or of all. */
export type Part = { after?: number | undefined; before?: number | undefined }

type Wish = Part & { withNotes: boolean }

/** A message; a *note* is only for agents. */
export type FoundMessage = Message & { isNote: boolean }

/** At most a hundred messages of a conversation with their files, oldest first. */
export async function findMessages(
  db: Db,
  conversationId: string,
  { after, before, withNotes }: Wish,
): Promise<FoundMessage[]> {
  const rows = await db
    .selectFrom('messages')
    .select(['number', 'author', 'authorName', 'isNote', 'text', 'sentAt'])
    .where('conversationId', '=', conversationId)
    .$if(!withNotes, (query) => query.where('isNote', '=', false))
    .$if(after !== undefined, (query) => query.where('number', '>', after!))
    .$if(before !== undefined, (query) => query.where('number', '<', before!))
    .orderBy('number', after === undefined ? 'desc' : 'asc')
    .limit(messagesAtOnce)
    .execute()
  if (after === undefined) rows.reverse()
  const files = await readAttachments(db, conversationId, rows)
  return rows.map((row) => ({
    ...row,
    author: row.author as Side,
    attachments: files.get(row.number) ?? [],
  }))
}
