import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'

/** The first name of a member who may enter now; null when the curtain is drawn again, or they have left. */
export async function firstNameInside(
  db: Db,
  { communityId, memberId }: { communityId: string; memberId: string | null },
): Promise<string | null> {
  const member = await db
    .selectFrom('members')
    .innerJoin('communities', 'communities.id', 'members.communityId')
    .select('members.firstName')
    .where('members.communityId', '=', communityId)
    .where('members.id', '=', memberId)
    .where('members.leftAt', 'is', null)
    .where('members.suspendedAt', 'is', null)
    .where(
      sql<boolean>`not curtain_is_drawn(communities.curtain_drawn_at, communities.curtain_lifts_at)`,
    )
    .executeTakeFirst()
  return member?.firstName ?? null
}
