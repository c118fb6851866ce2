import type { Db } from '#database/connect.ts'
import type { Attachment } from './conversation.ts'

/** What files came with these messages, by the number of the message, in the order in which they were sent. */
export async function readAttachments(
  db: Db,
  conversationId: string,
  messages: readonly { number: number }[],
): Promise<Map<number, Attachment[]>> {
  const found = new Map<number, Attachment[]>()
  if (messages.length === 0) return found
  const rows = await db
    .selectFrom('attachments')
    .select(['number', 'id', 'name', 'size'])
    .where('conversationId', '=', conversationId)
    .where('number', 'in', [...new Set(messages.map(({ number }) => number))])
    .orderBy('number')
    .orderBy('id')
    .execute()
  for (const { number, ...file } of rows) found.set(number, [...(found.get(number) ?? []), file])
  return found
}
