import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { HouseholdDetail } from './read-household.ts'
import { requireManaging, takeForLeader, type UnknownHousehold } from './take-for-leader.ts'
import { tellHousehold } from './tell-household.ts'

/** The longest reason for setting a household inactive, in characters. */
export const longestReason = 500

type Outcome = Result<null, UnknownHousehold | { because: 'nobody lives there' }>

/**
 * Sets a household inactive: its people sign in and may do nothing, unless they lead the community or have
 * another active home in it; who joins through it later is held as well. They are told by e-mail, without
 * the reason, which is for leaders. Done already is as good as done; the reason is then the newer one.
 */
export function setHouseholdInactive(
  db: Db,
  by: Actor,
  { householdId, because }: { householdId: string; because: string },
  { at }: { at?: Date } = {},
): Promise<Outcome> {
  requireManaging(by)
  const work = async (db: Db, now: Date): Promise<Outcome> => {
    const taken = await takeForLeader(db, by, { householdId })
    if (!taken.ok) return taken
    const household = taken.value
    if (household.present.length === 0) return refuse({ because: 'nobody lives there' })
    const { inactiveAt, inactiveBecause } = household
    if (inactiveAt && inactiveBecause === because) return accept(null)
    await write(db, by, { householdId, inactiveAt: inactiveAt ?? now, inactiveBecause: because })
    await record(db, by, { household, deed: 'set household inactive', because, now })
    if (!inactiveAt) await tellHeld(db, by, { household, template: 'household inactive', now })
    return accept(null)
  }
  return inCommunity(db, by.communityId, work, at)
}

/** Sets a household active again; its people may do at once what their roles say, and are told. */
export function setHouseholdActive(
  db: Db,
  by: Actor,
  { householdId }: { householdId: string },
  { at }: { at?: Date } = {},
): Promise<Result<null, UnknownHousehold>> {
  requireManaging(by)
  const work = async (db: Db, now: Date): Promise<Result<null, UnknownHousehold>> => {
    const taken = await takeForLeader(db, by, { householdId })
    if (!taken.ok) return taken
    const household = taken.value
    if (!household.inactiveAt) return accept(null)
    await write(db, by, { householdId, inactiveAt: null, inactiveBecause: null })
    await record(db, by, { household, deed: 'set household active', now })
    await tellHeld(db, by, { household, template: 'household active', now })
    return accept(null)
  }
  return inCommunity(db, by.communityId, work, at)
}

type Status = { householdId: string; inactiveAt: Date | null; inactiveBecause: string | null }

async function write(
  db: Db,
  { communityId }: Actor,
  { householdId, ...status }: Status,
): Promise<void> {
  await db
    .updateTable('households')
    .set(status)
    .where('communityId', '=', communityId)
    .where('id', '=', householdId)
    .execute()
}

type Done = {
  household: HouseholdDetail
  deed: 'set household inactive' | 'set household active'
  because?: string
  now: Date
}

function record(db: Db, by: Actor, { household, deed, because, now }: Done): Promise<void> {
  const { communityId, memberId: actorId, accountId, from } = by
  const held = household.present.filter(({ isHeld }) => isHeld)
  const facts = { householdId: household.id, held: held.map(({ memberId }) => memberId) }
  return recordEvent(db, {
    ...{ communityId, deed, actorId, accountId, from, now },
    facts: { ...facts, ...(because && { why: because }) },
  })
}

function tellHeld(
  db: Db,
  by: Actor,
  given: {
    household: HouseholdDetail
    template: 'household inactive' | 'household active'
    now: Date
  },
): Promise<void> {
  const { household, template, now } = given
  const memberIds = household.present.filter(({ isHeld }) => isHeld).map(({ memberId }) => memberId)
  return tellHousehold(db, by, { household, template, memberIds, now })
}
