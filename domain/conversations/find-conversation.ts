import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { forAsker } from '#database/for-asker.ts'
import { addDays } from '#domain/days.ts'
import { type Asker, askerKey, daysShown } from './conversation.ts'

/** How a conversation stands for its asker. */
export type OwnConversation = {
  conversationId: string
  /** The number of the last message, and of the last that each side has seen. */
  messageCount: number
  seenByAsker: number
  seenBySupport: number
  /** How many messages of support the asker has not seen. */
  unread: number
  isClosed: boolean
  /** The address they typed for when they are away; null for none, and for members, who have their own. */
  email: string | null
}

/**
 * The conversation that an asker goes on with: the last one they wrote in or were written to, unless it has been
 * closed for long. Null: they have none.
 */
export function findConversation(
  db: Db,
  asker: Asker,
  { at }: { at?: Date } = {},
): Promise<OwnConversation | null> {
  return forAsker(
    db,
    askerKey(asker),
    async (db, now) => {
      const row = await db
        .selectFrom('conversations')
        .select(['id', 'messageCount', 'seenByAsker', 'seenBySupport', 'closedAt', 'email'])
        .select((column) =>
          column
            .selectFrom('messages')
            .select(sql<number>`count(*)::int`.as('count'))
            .whereRef('messages.conversationId', '=', 'conversations.id')
            .whereRef('messages.number', '>', 'conversations.seenByAsker')
            .where('author', '=', 'support')
            .where('isNote', '=', false)
            .as('unread'),
        )
        .where('asker', '=', askerKey(asker))
        .where((where) =>
          where.or([
            where('closedAt', 'is', null),
            where('closedAt', '>', addDays(now, -daysShown)),
          ]),
        )
        .orderBy('lastAt', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (!row) return null
      const { id, closedAt, unread, ...rest } = row
      return { conversationId: id, ...rest, unread: unread ?? 0, isClosed: closedAt !== null }
    },
    at,
  )
}
