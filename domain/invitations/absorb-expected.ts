import type { Db } from '#database/connect.ts'
import { moveHomes } from './add-home.ts'
import { type CameOtherwise, endOwnCode } from './end-own-code.ts'

/**
 * Makes an expected member and the member they turned out to be one, with the homes of both, which are confirmed
 * once they come in.
 */
export async function absorbExpected(
  db: Db,
  { expectedId, memberId, ...about }: CameOtherwise & { expectedId: string },
): Promise<void> {
  await endOwnCode(db, { ...about, memberId: expectedId })
  const { communityId, now } = about
  await moveHomes(db, communityId, { of: expectedId, to: memberId, confirmedAt: null, now })
}
