import type { Db } from '#database/connect.ts'
import { takeTurn } from '#database/take-turn.ts'
import { whoLeads } from './who-leads.ts'

/** Takes turns with everybody who ends or changes who leads a community or what its roles may, until the transaction ends. */
export async function takeLeadersTurn(db: Db, communityId: string): Promise<void> {
  await takeTurn(db, `leaders ${communityId}`)
}

/**
 * Whether a member is the only one with the role Community Leader, who may do everything: a community is never
 * without. Other leader roles may do less, and do not count. To be asked inside the community.
 */
export async function isLastLeader(
  db: Db,
  { communityId, memberId }: { communityId: string; memberId: string },
): Promise<boolean> {
  const leaders = await whoLeads(db, communityId).where('roles.system', '=', 'leader').execute()
  return leaders.length === 1 && leaders[0]!.id === memberId
}
