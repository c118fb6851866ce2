import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { fullName } from '#domain/members/member.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { endPlace } from './end-place.ts'
import { takeResident } from './find-resident.ts'
import type { NoHead } from './take-household.ts'
import { tellResident } from './tell-resident.ts'

/** `a head`: Heads do not remove each other. */
export type RemoveRefusal = NoHead | { because: 'a head' }

/**
 * A Head takes somebody out of their household, who is told by e-mail. They stay a member of the
 * community, and can be invited again. Done already is as good as done.
 */
export function removeResident(
  db: Db,
  by: Actor,
  { residencyId }: { residencyId: string },
  { at }: { at?: Date } = {},
): Promise<Result<{ name: string }, RemoveRefusal>> {
  const work = async (db: Db, now: Date): Promise<Result<{ name: string }, RemoveRefusal>> => {
    const taken = await takeResident(db, by, { residencyId })
    if (!taken.ok) return taken
    const { resident } = taken.value
    if (resident.until) return accept({ name: fullName(resident) })
    if (resident.householdRole === 'head') return refuse({ because: 'a head' })
    await endPlace(db, by, { ...resident, deed: 'removed from household', now })
    await tellResident(db, by, { resident, template: 'removed from household', now })
    return accept({ name: fullName(resident) })
  }
  return inCommunity(db, by.communityId, work, at)
}
