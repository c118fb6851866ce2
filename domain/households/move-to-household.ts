import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { lockLive } from '#domain/invitations/choose-invitations.ts'
import { takeHome } from '#domain/moves/take-home.ts'
import { newId } from '#domain/new-id.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { holdHome } from './place-in-household.ts'
import { findHousehold, type HouseholdDetail, type HouseholdPerson } from './read-household.ts'
import { requireManaging } from './take-for-leader.ts'
import { tellHousehold } from './tell-household.ts'

export type MoveToRefusal = {
  because:
    | 'unknown household'
    /** Nobody such has this place, or they have left it meanwhile. */
    | 'unknown person'
    /** They live there already, in the very household. */
    | 'same household'
    /** A Head invites them into their own household; only that Head, or taking the invitation back, can end it. */
    | 'a guest'
}

type Wanted = {
  householdId: string
  residencyId: string
  /** The household they live in from now on. */
  toId: string
  householdRole: 'head' | 'member'
}

/**
 * A leader moves somebody into another household of the community: the one place ends and stays as history,
 * the other begins, and who has come in is told by e-mail. Who is only expected is expected there. A place
 * they have there already is theirs with the chosen role.
 */
export function moveToHousehold(
  db: Db,
  by: Actor,
  wanted: Wanted,
  { at }: { at?: Date } = {},
): Promise<Result<{ name: string }, MoveToRefusal>> {
  requireManaging(by)
  const { communityId } = by
  type Outcome = Result<{ name: string }, MoveToRefusal>
  const work = async (db: Db, now: Date): Promise<Outcome> => {
    const taken = await takeBoth(db, by, wanted)
    if (!taken.ok) return taken
    const { person, to } = taken.value
    await movePlace(db, by, { ...wanted, person, now })
    await recordMoving(db, by, { wanted, person, now })
    const memberIds = person.isJoined ? [person.memberId] : []
    await tellHousehold(db, by, { household: to, template: 'moved to household', memberIds, now })
    return accept({ name: person.name })
  }
  return inCommunity(db, communityId, work, at)
}

/** Takes both households, always in one order, and finds who moves; the new home stays until the end. */
async function takeBoth(
  db: Db,
  by: Actor,
  { householdId, residencyId, toId }: Wanted,
): Promise<Result<{ person: HouseholdPerson; to: HouseholdDetail }, MoveToRefusal>> {
  const { communityId } = by
  if (householdId === toId) return refuse({ because: 'same household' })
  await lockCode(db, by, residencyId)
  for (const id of [householdId, toId].sort()) await takeHome(db, { communityId, householdId: id })
  const from = await findHousehold(db, by, { householdId })
  const to = await findHousehold(db, by, { householdId: toId })
  const isThere = from && to && (await holdHome(db, by, to))
  if (!isThere) return refuse({ because: 'unknown household' })
  const person = from.present.find((one) => one.residencyId === residencyId)
  if (!person) return refuse({ because: 'unknown person' })
  return person.isGuest ? refuse({ because: 'a guest' }) : accept({ person, to })
}

/** Takes turns with whoever joins with the invitation of this person. */
async function lockCode(db: Db, by: Actor, residencyId: string): Promise<void> {
  const codes = await db
    .selectFrom('residencies')
    .innerJoin('invitations', (on) =>
      on
        .onRef('invitations.communityId', '=', 'residencies.communityId')
        .onRef('invitations.memberId', '=', 'residencies.memberId'),
    )
    .select('invitations.id')
    .where('residencies.communityId', '=', by.communityId)
    .where('residencies.id', '=', residencyId)
    .execute()
  await lockLive(
    db,
    by,
    codes.map(({ id }) => id),
  )
}

type Moving = Wanted & { person: HouseholdPerson; now: Date }

async function movePlace(
  db: Db,
  { communityId }: Actor,
  { residencyId, toId: householdId, householdRole, person, now }: Moving,
): Promise<void> {
  await db
    .updateTable('residencies')
    .set({ until: sql<Date>`greatest(${now}, since)` })
    .where('communityId', '=', communityId)
    .where('id', '=', residencyId)
    .where('until', 'is', null)
    .execute()
  const { memberId, occupancy, isJoined } = person
  const place = { communityId, id: newId(), householdId, memberId, householdRole, occupancy }
  await db
    .insertInto('residencies')
    .values({ ...place, since: now, confirmedAt: isJoined ? now : null })
    .onConflict((same) =>
      same
        .columns(['communityId', 'householdId', 'memberId'])
        .where('until', 'is', null)
        .doUpdateSet({ householdRole }),
    )
    .execute()
}

function recordMoving(
  db: Db,
  { communityId, memberId: actorId, accountId, from }: Actor,
  { wanted, person, now }: { wanted: Wanted; person: HouseholdPerson; now: Date },
): Promise<void> {
  const { memberId } = person
  const facts = { householdId: wanted.toId, fromHouseholdId: wanted.householdId }
  const deed = 'moved to household'
  return recordEvent(db, {
    ...{ communityId, deed, actorId, accountId, memberId, facts, from, now },
  })
}
