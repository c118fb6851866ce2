import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Deed } from '#domain/audit/deed.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { fullName } from '#domain/members/member.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor, Author } from '#domain/roles/permission.ts'
import { type Resident, takeResident } from './find-resident.ts'
import type { NoHead } from './take-household.ts'
import { tellResident } from './tell-resident.ts'

/** `moved out`: the person does not live there any more. */
export type AppointRefusal = NoHead | { because: 'moved out' }

export type Appointed = { name: string }

/**
 * A Head makes another resident of their household a Head beside them, who is told by e-mail. Who is one
 * already stays one, and nobody is told again.
 */
export function appointHead(
  db: Db,
  by: Actor,
  { residencyId }: { residencyId: string },
  { at }: { at?: Date } = {},
): Promise<Result<Appointed, AppointRefusal>> {
  const work = async (db: Db, now: Date): Promise<Result<Appointed, AppointRefusal>> => {
    const taken = await takeResident(db, by, { residencyId })
    if (!taken.ok) return taken
    const { resident } = taken.value
    if (resident.until) return refuse({ because: 'moved out' })
    if (resident.householdRole === 'member')
      await makeHead(db, by, { resident, deed: 'appointed head', now })
    return accept({ name: fullName(resident) })
  }
  return inCommunity(db, by.communityId, work, at)
}

/** Writes that a resident is Head, with the audit event and the e-mail, in the caller's transaction. */
export async function makeHead(
  db: Db,
  by: Author,
  { resident, deed, now }: { resident: Resident; deed: Deed; now: Date },
): Promise<void> {
  const { communityId, memberId: actorId, accountId, from } = by
  const { residencyId, householdId, memberId, householdRole } = resident
  await Promise.all([
    giveRole(db, by, { residencyId, householdRole: 'head' }),
    recordEvent(db, {
      ...{ communityId, deed, actorId, accountId, memberId, from, now },
      facts: { householdId },
    }),
    householdRole === 'member' &&
      tellResident(db, by, { resident, template: 'appointed head', now }),
  ])
}

/** Gives a place in a household its role, in the caller's transaction. */
export async function giveRole(
  db: Db,
  { communityId }: Pick<Actor, 'communityId'>,
  { residencyId, householdRole }: { residencyId: string; householdRole: 'head' | 'member' },
): Promise<void> {
  await db
    .updateTable('residencies')
    .set({ householdRole })
    .where('communityId', '=', communityId)
    .where('id', '=', residencyId)
    .execute()
}
