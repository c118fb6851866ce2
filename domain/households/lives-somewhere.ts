import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { aloneInCommunity } from '#database/in-community.ts'
import type { Actor } from '#domain/roles/permission.ts'

/** Whether a member has a home here: asked with every page, so in one round trip. */
export async function livesSomewhere(
  pool: Db,
  { communityId, memberId }: Pick<Actor, 'communityId' | 'memberId'>,
): Promise<boolean> {
  const rows = await aloneInCommunity(
    pool,
    communityId,
    sql<{ lives: boolean }>`
      select exists (
        select from residencies
        where residencies.community_id = ${communityId} and member_id = ${memberId}
          and until is null and confirmed_at is not null) as lives`,
  )
  return rows[0]!.lives
}
