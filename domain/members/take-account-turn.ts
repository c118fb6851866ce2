import type { Db } from '#database/connect.ts'
import { takeTurn } from '#database/take-turn.ts'

/**
 * Takes turns with everything by which an account becomes another record of a community, until the
 * transaction ends: one account is one member.
 */
export async function takeAccountTurn(
  db: Db,
  { communityId, accountId }: { communityId: string; accountId: string },
): Promise<void> {
  await takeTurn(db, `join ${communityId} ${accountId}`)
}
