import type { Db } from '#database/connect.ts'
import { forAsker } from '#database/for-asker.ts'
import { type Asker, askerKey } from './conversation.ts'

/** A file as it came, and of which of our types it is. */
export type KeptFile = { name: string; type: string; bytes: Uint8Array }

/** Which file of which conversation. */
export type FileOf = { conversationId: string; fileId: string }

/** One file, as the fence shows it; null when there is none such. */
export async function findFile(
  db: Db,
  { conversationId, fileId }: FileOf,
): Promise<KeptFile | null> {
  const file = await db
    .selectFrom('attachments')
    .select(['name', 'type', 'bytes'])
    .where('conversationId', '=', conversationId)
    .where('id', '=', fileId)
    .executeTakeFirst()
  return file ?? null
}

/** One file of the asker's own conversation; null when there is none such for them. */
export function readAttachment(db: Db, asker: Asker, file: FileOf): Promise<KeptFile | null> {
  return forAsker(db, askerKey(asker), (db) => findFile(db, file))
}
