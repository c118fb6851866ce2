import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'

/** A picture, with its media type: PNG, JPEG or WebP. */
export type Logo = { bytes: Uint8Array; type: string }

/** The logo of a community, which its letters and its page for joining show to anybody; null for none. */
export function readLogo(db: Db, communityId: string): Promise<Logo | null> {
  return inCommunity(db, communityId, async (db) => {
    const row = await db
      .selectFrom('communities')
      .select(['logo', 'logoType'])
      .where('id', '=', communityId)
      .executeTakeFirst()
    return row?.logo && row.logoType ? { bytes: row.logo, type: row.logoType } : null
  })
}
