import type { Db } from '#database/connect.ts'

/** Whoever writes into a conversation waits until the caller's transaction ends. Undefined: there is none. */
export function holdConversation(db: Db, conversationId: string) {
  return db
    .selectFrom('conversations')
    .select(['messageCount', 'locale', 'seenBySupport', 'communityId'])
    .where('id', '=', conversationId)
    .forUpdate()
    .executeTakeFirst()
}

/** Whether a message stands in a conversation already, by the key it came under. */
export async function wasWritten(db: Db, conversationId: string, key: string): Promise<boolean> {
  const found = await db
    .selectFrom('messages')
    .select('number')
    .where('conversationId', '=', conversationId)
    .where('key', '=', key)
    .executeTakeFirst()
  return found !== undefined
}

/** The number of the first message that an asker wrote after what an agent has seen; null: they have written nothing. */
export async function firstUnseen(
  db: Db,
  { conversationId, seen }: { conversationId: string; seen: number },
): Promise<number | null> {
  const found = await db
    .selectFrom('messages')
    .select('number')
    .where('conversationId', '=', conversationId)
    .where('author', '=', 'asker')
    .where('number', '>', seen)
    .orderBy('number')
    .limit(1)
    .executeTakeFirst()
  return found?.number ?? null
}
