import type { Db } from '#database/connect.ts'
import { takeHome } from '#domain/moves/take-home.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { findHousehold, type HouseholdDetail } from './read-household.ts'

export type UnknownHousehold = { because: 'unknown household' }

/** Throws `NotAllowed` unless the actor may change the households of others and see who lives there. */
export function requireManaging(by: Actor): void {
  requirePermission(by, 'manage households')
  requirePermission(by, 'admin view members')
}

/**
 * Takes turns with everyone who changes who lives in a household or is Head of it, and reads it: what is
 * read holds until the transaction ends.
 */
export async function takeForLeader(
  db: Db,
  by: Actor,
  { householdId }: { householdId: string },
): Promise<Result<HouseholdDetail, UnknownHousehold>> {
  await takeHome(db, { communityId: by.communityId, householdId })
  const household = await findHousehold(db, by, { householdId })
  return household ? accept(household) : refuse({ because: 'unknown household' })
}
