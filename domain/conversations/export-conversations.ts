import type { Db } from '#database/connect.ts'
import { forSupport } from '#database/for-asker.ts'
import { readAttachments } from './read-attachments.ts'

/** Everything an account and support have said to each other, for its person to take along; never notes of support. */
export function exportConversations(db: Db, { accountId }: { accountId: string }) {
  return forSupport(db, async (db) => {
    const conversations = await db
      .selectFrom('conversations')
      .select(['id', 'subject', 'begunAt', 'closedAt'])
      .where('accountId', '=', accountId)
      .orderBy('begunAt')
      .execute()
    const exported = []
    for (const { id, ...conversation } of conversations)
      exported.push({ ...conversation, messages: await exportMessages(db, id) })
    return exported
  })
}

async function exportMessages(db: Db, conversationId: string) {
  const messages = await db
    .selectFrom('messages')
    .select(['number', 'author', 'authorName', 'text', 'sentAt'])
    .where('conversationId', '=', conversationId)
    .where('isNote', '=', false)
    .orderBy('number')
    .execute()
  const files = await readAttachments(db, conversationId, messages)
  return messages.map(({ number, ...message }) => ({
    ...message,
    files: (files.get(number) ?? []).map(({ name, size }) => ({ name, size })),
  }))
}
