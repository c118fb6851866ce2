import type { Db } from '#database/connect.ts'
import type { Author } from '#domain/roles/permission.ts'
import { voidOpen } from './void-invitations.ts'

/** Voids the codes that were made for whoever leaves and open the door still, in the caller's transaction. */
export async function voidOwnCodes(
  db: Db,
  by: Author & { memberId: string },
  now: Date,
): Promise<void> {
  const codes = await db
    .selectFrom('invitations')
    .select('id')
    .where('communityId', '=', by.communityId)
    .where('memberId', '=', by.memberId)
    .where('redeemedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .execute()
  await voidOpen(db, by, { invitationIds: codes.map(({ id }) => id), now })
}
