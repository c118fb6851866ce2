import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { addHousehold, holdHome } from './place-in-household.ts'
import { requireManaging } from './take-for-leader.ts'

type Wanted = {
  propertyId: string
  /** Checked; null: it will be called after its people. */
  name: string | null
  /** The id the form was made with, and the household's: sent twice, it makes one. */
  submission: string
}

/** Makes a household at a home, before anybody lives in it. */
export function createHousehold(
  db: Db,
  by: Actor,
  { propertyId, name, submission: id }: Wanted,
  { at }: { at?: Date } = {},
): Promise<Result<{ householdId: string }, { because: 'unknown property' }>> {
  requireManaging(by)
  const { communityId } = by
  type Outcome = Result<{ householdId: string }, { because: 'unknown property' }>
  const work = async (db: Db, now: Date): Promise<Outcome> => {
    if (!(await holdHome(db, by, { propertyId }))) return refuse({ because: 'unknown property' })
    const again = await db
      .selectFrom('households')
      .select('id')
      .where('communityId', '=', communityId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!again) await addHousehold(db, by, { propertyId, name, now, id })
    return accept({ householdId: id })
  }
  return inCommunity(db, communityId, work, at)
}
