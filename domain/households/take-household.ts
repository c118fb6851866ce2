import type { Db } from '#database/connect.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'

/** The place in a household of somebody who has come in. */
export type OwnPlace = {
  residencyId: string
  householdRole: 'head' | 'member'
  /** Whether leaders have set the household inactive: until they set it active its people change nothing. */
  isInactive: boolean
}

/** `unknown` is also the answer for a household that is not the actor's: the two look alike. */
export type NoHead = { because: 'unknown' | 'not a head' | 'household inactive' }

/**
 * The actor's own place in a household; null when they do not live there. Takes turns with everyone who
 * changes who lives there or who is Head, until the transaction ends: what is read next holds.
 */
export async function takeHousehold(
  db: Db,
  { communityId, memberId }: Actor,
  { householdId }: { householdId: string },
): Promise<OwnPlace | null> {
  const [[household], place] = await Promise.all([
    db
      .selectFrom('households')
      .select('inactiveAt')
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
  if (!place) return null
  return { ...(place as OwnPlace), isInactive: household!.inactiveAt !== null }
}

/** Takes a household as its Head; refuses whoever is none, and while it is inactive. */
export async function takeAsHead(
  db: Db,
  by: Actor,
  household: { householdId: string },
): Promise<Result<OwnPlace, NoHead>> {
  const place = await takeHousehold(db, by, household)
  if (!place) return refuse({ because: 'unknown' })
  if (place.householdRole !== 'head') return refuse({ because: 'not a head' })
  return place.isInactive ? refuse({ because: 'household inactive' }) : accept(place)
}
