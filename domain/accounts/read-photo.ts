import type { Db } from '#database/connect.ts'

/** A photo as WebP, 256 pixels square. */
export type Photo = { id: string; webp: Uint8Array }

/** The photo somebody gave their account; null when there is none. */
export async function readPhoto(
  db: Db,
  { accountId }: { accountId: string },
): Promise<Photo | null> {
  const photo = await db
    .selectFrom('accountPhotos')
    .select(['id', 'webp'])
    .where('accountId', '=', accountId)
    .executeTakeFirst()
  return photo ?? null
}
