import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Actor } from '#domain/roles/permission.ts'

/** The language in which a community writes to people it does not know yet. */
export async function readLocale(db: Db, { communityId }: Actor): Promise<'en' | 'es'> {
  const { locale } = await inCommunity(db, communityId, (db) =>
    db
      .selectFrom('communities')
      .select('locale')
      .where('id', '=', communityId)
      .executeTakeFirstOrThrow(),
  )
  return locale === 'es' ? 'es' : 'en'
}
