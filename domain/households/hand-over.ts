import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { fullName } from '#domain/members/member.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { type Appointed, type AppointRefusal, giveRole, makeHead } from './appoint-head.ts'
import { takeResident } from './find-resident.ts'

/**
 * A Head hands the household over to another resident: that one is Head, and they themselves a member
 * from now on, in one step. The invitations they have sent stand, and are the new Head's.
 */
export function handOver(
  db: Db,
  by: Actor,
  { residencyId }: { residencyId: string },
  { at }: { at?: Date } = {},
): Promise<Result<Appointed, AppointRefusal>> {
  const work = async (db: Db, now: Date): Promise<Result<Appointed, AppointRefusal>> => {
    const taken = await takeResident(db, by, { residencyId })
    if (!taken.ok) return taken
    const { own, resident } = taken.value
    if (resident.until) return refuse({ because: 'moved out' })
    await makeHead(db, by, { resident, deed: 'handed household over', now })
    await giveRole(db, by, { residencyId: own.residencyId, householdRole: 'member' })
    return accept({ name: fullName(resident) })
  }
  return inCommunity(db, by.communityId, work, at)
}
