import type { Db } from '#database/connect.ts'
import { forAsker } from '#database/for-asker.ts'
import { readToken } from '#domain/accounts/proof.ts'
import { addDays } from '#domain/days.ts'
import type { ServerKey } from '#domain/server-key.ts'
import { askerKey } from './conversation.ts'

/** How long the link of a conversation leads to it after the last word, in days. */
const linkDays = 90

/**
 * Where the link of a conversation without an account leads: to it, or to nothing but silence after three months.
 * Null: it is no link of ours, or the conversation is gone, or an account's.
 */
export async function findLinked(
  db: Db,
  { key }: { key: ServerKey },
  { token, at }: { token: string; at?: Date },
): Promise<'there' | 'silent' | null> {
  const conversationId = readToken(key, { purpose: 'conversation', token })
  if (conversationId === null) return null
  const asker = askerKey({ conversationId })
  return forAsker(
    db,
    asker,
    async (db, now) => {
      const row = await db
        .selectFrom('conversations')
        .select('lastAt')
        .where('asker', '=', asker)
        .executeTakeFirst()
      if (!row) return null
      return row.lastAt < addDays(now, -linkDays) ? 'silent' : 'there'
    },
    at,
  )
}
