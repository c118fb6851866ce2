import type { Db } from '#database/connect.ts'
import { newId } from '#domain/new-id.ts'

/**
 * Gives somebody who has joined their place in a household, in the caller's transaction, and confirms
 * the places that waited for them. A place they have there already is theirs with the new role.
 */
export async function moveIn(
  db: Db,
  communityId: string,
  given: { memberId: string; householdId: string; householdRole: 'head' | 'member'; now: Date },
): Promise<void> {
  const { now, ...place } = given
  const { householdRole } = place
  await db
    .insertInto('residencies')
    .values({ communityId, id: newId(), ...place, since: now, confirmedAt: now })
    .onConflict((same) =>
      same
        .columns(['communityId', 'householdId', 'memberId'])
        .where('until', 'is', null)
        .doUpdateSet({ householdRole }),
    )
    .execute()
  await confirmPlaces(db, communityId, { ...place, now })
}

/** Confirms the places that waited for somebody who has joined, in the caller's transaction. */
export async function confirmPlaces(
  db: Db,
  communityId: string,
  { memberId, now }: { memberId: string; now: Date },
): Promise<void> {
  await db
    .updateTable('residencies')
    .set({ confirmedAt: now })
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .where('until', 'is', null)
    .where('confirmedAt', 'is', null)
    .execute()
}

/** Ends every place somebody has, in the caller's transaction. */
export async function moveOut(
  db: Db,
  communityId: string,
  { memberId, now }: { memberId: string; now: Date },
): Promise<void> {
  await db
    .updateTable('residencies')
    .set({ until: now })
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .where('until', 'is', null)
    .execute()
}
