import type { Db } from '#database/connect.ts'
import { forAsker } from '#database/for-asker.ts'
import { type Asker, askerKey } from './conversation.ts'

/** A file as it came, and of which of our types it is. */
export type KeptFile = { name: string; type: string; bytes: Uint8Array }

/** One file of the asker's own conversation; null when there is none such for them. */
export async function readAttachment(
  db: Db,
  asker: Asker,
  { conversationId, fileId }: { conversationId: string; fileId: string },
): Promise<KeptFile | null> {
  const file = await forAsker(db, askerKey(asker), (db) =>
    db
      .selectFrom('attachments')
      .select(['name', 'type', 'bytes'])
      .where('conversationId', '=', conversationId)
      .where('id', '=', fileId)
      .executeTakeFirst(),
  )
  return file ?? null
}
