import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { listMemberships } from '#domain/communities/list-memberships.ts'

/** A community of an account, and whether its neighbours see the photo. */
type Shown = { slug: string; community: string; isShown: boolean }

/** Where somebody shows their photo, and where they could. */
export async function whereShown(db: Db, { accountId }: { accountId: string }): Promise<Shown[]> {
  const shown: Shown[] = []
  for (const { communityId, memberId, slug, name } of await listMemberships(db, accountId)) {
    const { isShown } = await inCommunity(db, communityId, (db) =>
      db
        .selectFrom('members')
        .select(sql<boolean>`coalesce((answers ->> 'showPhoto')::boolean, false)`.as('isShown'))
        .where('communityId', '=', communityId)
        .where('id', '=', memberId)
        .executeTakeFirstOrThrow(),
    )
    shown.push({ slug, community: name, isShown })
  }
  return shown
}
