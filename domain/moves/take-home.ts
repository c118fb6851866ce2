import type { Db } from '#database/connect.ts'

/**
 * Takes turns with everyone who changes who lives in a household or is Head of it, until the transaction
 * ends: what is read next holds.
 */
export async function takeHome(
  db: Db,
  { communityId, householdId }: { communityId: string; householdId: string },
): Promise<void> {
  await db
    .selectFrom('households')
    .select('id')
    .where('communityId', '=', communityId)
    .where('id', '=', householdId)
    .forNoKeyUpdate()
    .execute()
}

/** A plan that has been neither carried out nor cancelled, or what became of it. */
export type TakenMove = {
  id: string
  householdId: string
  reason: string
  lastDay: string
  dueAt: Date
  nextHeadId: string | null
  plannedBy: string
  plannedAt: Date
  doneAt: Date | null
  cancelledAt: Date | null
  undoneAt: Date | null
}

/** Takes the household of a move, and reads the move as it is then; null when there is none. */
export async function takeMove(
  db: Db,
  { communityId, moveId }: { communityId: string; moveId: string },
): Promise<TakenMove | null> {
  const known = await readMove(db, { communityId, moveId })
  if (!known) return null
  await takeHome(db, { communityId, householdId: known.householdId })
  return readMove(db, { communityId, moveId })
}

async function readMove(
  db: Db,
  { communityId, moveId }: { communityId: string; moveId: string },
): Promise<TakenMove | null> {
  const move = await db
    .selectFrom('moves')
    .select(['id', 'householdId', 'reason', 'lastDay', 'dueAt', 'nextHeadId', 'plannedBy'])
    .select(['plannedAt', 'doneAt', 'cancelledAt', 'undoneAt'])
    .where('communityId', '=', communityId)
    .where('id', '=', moveId)
    .executeTakeFirst()
  return move ?? null
}
