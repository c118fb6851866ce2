import type { Db } from '#database/connect.ts'

/** Whether the home somebody named with this invitation still waits for a leader. */
export async function isWaiting(
  db: Db,
  { communityId, invitationId }: { communityId: string; invitationId: string },
): Promise<boolean> {
  const claim = await db
    .selectFrom('homeClaims')
    .select('id')
    .where('communityId', '=', communityId)
    .where('invitationId', '=', invitationId)
    .where('settledAt', 'is', null)
    .executeTakeFirst()
  return claim !== undefined
}
