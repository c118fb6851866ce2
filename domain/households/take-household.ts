import type { Db } from '#database/connect.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'

/** The place in a household of somebody who has come in. */
export type OwnPlace = { residencyId: string; householdRole: 'head' | 'member' }

/** `unknown` is also the answer for a household that is not the actor's: the two look alike. */
export type NoHead = { because: 'unknown' | 'not a head' }

/**
 * The actor's own place in a household; null when they do not live there. Takes turns with everyone who
 * changes who lives there or who is Head, until the transaction ends: what is read next holds.
 */
export async function takeHousehold(
  db: Db,
  { communityId, memberId }: Actor,
  { householdId }: { householdId: string },
): Promise<OwnPlace | null> {
  const [, place] = await Promise.all([
    db
      .selectFrom('households')
      .select('id')
      .where('communityId', '=', communityId)
      .where('id', '=', householdId)
      .forNoKeyUpdate()
      .execute(),
    db
      .selectFrom('residencies')
      .select(['id as residencyId', 'householdRole'])
      .where('communityId', '=', communityId)
      .where('householdId', '=', householdId)
      .where('memberId', '=', memberId)
      .where('until', 'is', null)
      .where('confirmedAt', 'is not', null)
      .executeTakeFirst(),
  ])
  return (place as OwnPlace | undefined) ?? null
}

/** Takes a household as its Head; refuses whoever is none. */
export async function takeAsHead(
  db: Db,
  by: Actor,
  household: { householdId: string },
): Promise<Result<OwnPlace, NoHead>> {
  const place = await takeHousehold(db, by, household)
  if (!place) return refuse({ because: 'unknown' })
  return place.householdRole === 'head' ? accept(place) : refuse({ because: 'not a head' })
}
