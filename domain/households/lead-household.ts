import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { fullName } from '#domain/members/member.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { type Appointed, giveRole, makeHead } from './appoint-head.ts'
import { findResident, type Resident } from './find-resident.ts'
import type { HouseholdDetail } from './read-household.ts'
import { requireManaging, takeForLeader } from './take-for-leader.ts'
import { tellHousehold } from './tell-household.ts'

/** `moved out`: the person does not live there any more. */
type LeadRefusal = { because: 'unknown household' | 'unknown person' | 'moved out' }

/** `last head`: nobody else is Head there; another must be appointed first. */
export type StepDownRefusal = LeadRefusal | { because: 'last head' }

type Wanted = { householdId: string; residencyId: string }

/** A leader makes somebody who lives in a household Head of it, beside others; they are told by e-mail. */
export function appointAsLeader(
  db: Db,
  by: Actor,
  wanted: Wanted,
  { at }: { at?: Date } = {},
): Promise<Result<Appointed, LeadRefusal>> {
  requireManaging(by)
  const work = async (db: Db, now: Date): Promise<Result<Appointed, LeadRefusal>> => {
    const taken = await takePerson(db, by, wanted)
    if (!taken.ok) return taken
    const { resident } = taken.value
    if (resident.householdRole === 'member')
      await makeHead(db, by, { resident, deed: 'appointed head', now })
    return accept({ name: fullName(resident) })
  }
  return inCommunity(db, by.communityId, work, at)
}

/** A leader ends that somebody is Head of a household; they live there on, and are told by e-mail. */
export function stepDownHead(
  db: Db,
  by: Actor,
  wanted: Wanted,
  { at }: { at?: Date } = {},
): Promise<Result<Appointed, StepDownRefusal>> {
  requireManaging(by)
  const work = async (db: Db, now: Date): Promise<Result<Appointed, StepDownRefusal>> => {
    const taken = await takePerson(db, by, wanted)
    if (!taken.ok) return taken
    const { resident, household } = taken.value
    if (resident.householdRole === 'member') return accept({ name: fullName(resident) })
    if (headsOf(household).length < 2) return refuse({ because: 'last head' })
    const { residencyId, memberId } = resident
    await giveRole(db, by, { residencyId, householdRole: 'member' })
    await recordStep(db, by, { resident, now })
    const template = 'stepped head down'
    await tellHousehold(db, by, { household, template, memberIds: [memberId], now })
    return accept({ name: fullName(resident) })
  }
  return inCommunity(db, by.communityId, work, at)
}

/** Who has come in and is Head. */
export function headsOf({ present }: Pick<HouseholdDetail, 'present'>) {
  return present.filter(({ isJoined, householdRole }) => isJoined && householdRole === 'head')
}

async function takePerson(
  db: Db,
  by: Actor,
  { householdId, residencyId }: Wanted,
): Promise<Result<{ household: HouseholdDetail; resident: Resident }, LeadRefusal>> {
  const taken = await takeForLeader(db, by, { householdId })
  if (!taken.ok) return taken
  const resident = await findResident(db, by, residencyId)
  if (!resident || resident.householdId !== householdId)
    return refuse({ because: 'unknown person' })
  if (resident.until) return refuse({ because: 'moved out' })
  return accept({ household: taken.value, resident })
}

function recordStep(
  db: Db,
  { communityId, memberId: actorId, accountId, from }: Actor,
  { resident: { householdId, memberId }, now }: { resident: Resident; now: Date },
): Promise<void> {
  const deed = 'stepped head down'
  return recordEvent(db, {
    ...{ communityId, deed, actorId, accountId, memberId, from, now },
    facts: { householdId },
  })
}
