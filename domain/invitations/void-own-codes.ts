import type { Db } from '#database/connect.ts'
import type { Author } from '#domain/roles/permission.ts'
import { lockLive } from './choose-invitations.ts'
import { voidOpen } from './void-invitations.ts'

type Leaver = Author & { memberId: string }

/** Voids the codes that were made for whoever leaves and open the door still, in the caller's transaction. */
export async function voidOwnCodes(db: Db, by: Leaver, now: Date): Promise<void> {
  await voidOpen(db, by, { invitationIds: await listOwnCodes(db, by), now })
}

/** Locks them before their person is held, as whoever joins does. */
export async function lockOwnCodes(db: Db, by: Leaver): Promise<void> {
  await lockLive(db, by, await listOwnCodes(db, by))
}

async function listOwnCodes(db: Db, { communityId, memberId }: Leaver): Promise<string[]> {
  const codes = await db
    .selectFrom('invitations')
    .select('id')
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .where('redeemedAt', 'is', null)
    .where('voidedAt', 'is', null)
    .execute()
  return codes.map(({ id }) => id)
}
