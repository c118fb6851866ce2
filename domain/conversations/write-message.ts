import type { Db } from '#database/connect.ts'
import { newId } from '#domain/new-id.ts'
import type { AllowedFile } from './allowed-files.ts'
import type { Side } from './conversation.ts'
import { holdConversation, wasWritten } from './held.ts'

/** What is to be written, by whom. */
export type Written = {
  conversationId: string
  author: Side
  /** The agent who writes. */
  agent?: { accountId: string | null; name: string } | null
  isNote?: boolean
  text: string
  files?: readonly AllowedFile[]
  /** What comes twice under one key is written once. */
  key: string
  now: Date
}

/**
 * Writes one message into a conversation, in the transaction of whoever may, and answers its number; null when
 * it stands there already. The row of the conversation is held until the transaction ends: whoever reads the
 * messages after a number misses none.
 */
export async function writeMessage(
  db: Db,
  { conversationId, author, agent, isNote = false, text, files = [], key, now }: Written,
): Promise<number | null> {
  const conversation = await holdConversation(db, conversationId)
  if (!conversation) throw new Error(`There is no conversation ${conversationId}.`)
  if (await wasWritten(db, conversationId, key)) return null
  const number = conversation.messageCount + 1
  const accountId = agent?.accountId ?? null
  const row = { conversationId, number, author, accountId, isNote, text, key, sentAt: now }
  await db
    .insertInto('messages')
    .values({ ...row, authorName: agent?.name ?? null })
    .execute()
  for (const { name, type, bytes } of files)
    await db
      .insertInto('attachments')
      .values({
        ...{ conversationId, id: newId(), number, name, type },
        size: bytes.byteLength,
        bytes: Buffer.from(bytes),
      })
      .execute()
  await countIn(db, { conversationId, number, author, isNote, now })
  return number
}

/** A note is nobody's turn; everything else is seen by its author, opens what was closed, and waits for the other. */
async function countIn(
  db: Db,
  {
    conversationId,
    number,
    author,
    isNote,
    now,
  }: Omit<Written, 'text' | 'key'> & { number: number },
): Promise<void> {
  const seen = author === 'asker' ? { seenByAsker: number } : { seenBySupport: number }
  await db
    .updateTable('conversations')
    .set({
      messageCount: number,
      ...seen,
      ...(!isNote && { lastAt: now, lastBy: author, closedAt: null }),
    })
    .where('id', '=', conversationId)
    .execute()
}
