import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { type Side, typingTopic } from './conversation.ts'

/** Tells whoever looks at a conversation that a side is writing in it. Nothing is kept. */
export async function tellTyping(db: Db, conversationId: string, side: Side): Promise<void> {
  await sql`select pg_notify('communitrak_live', ${typingTopic(conversationId, side)})`.execute(db)
}
