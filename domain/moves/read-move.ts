import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { fullName } from '#domain/members/member.ts'
import { printDoor } from '#domain/properties/property.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { foreseenOf } from './foreseen-of.ts'
import { listGone } from './list-gone.ts'
import { type MoveReason, type MoveState, moveState, undoableUntil } from './move.ts'
import type { StaysBecause } from './what-ends.ts'
import { type KeptAway, whyNotBack } from './why-not-back.ts'

/** Somebody of a move, and what ended for them or will. */
export type MovedPerson = {
  residencyId: string
  memberId: string
  name: string
  isJoined: boolean
  leaves: boolean
  groups: string[]
  /** Whether an invitation of theirs was voided with it, or will be. */
  losesInvitation: boolean
  /** Why they stay a member, as long as it is planned. */
  staysBecause: StaysBecause | null
  /** Why undoing did not bring them back, or would not. */
  keptAway: KeptAway | null
  /** Groups that are there no more. */
  lostGroups: string[]
}

export type MoveDetail = {
  id: string
  propertyId: string
  householdId: string
  /** As its neighbours say it: `123 MAIN ST APT 4`. */
  door: string
  reason: MoveReason
  lastDay: string
  state: MoveState
  residencyIds: string[]
  nextHeadId: string | null
  undoableUntil: Date | null
  people: MovedPerson[]
  /** Whether somebody has come in and lives in this home now. */
  isLivedIn: boolean
}

/** A move with whom it is of and what it ends, for those who may see them; null when there is none such. */
export function readMove(
  db: Db,
  by: Actor,
  { moveId }: { moveId: string },
  { at }: { at?: Date } = {},
): Promise<MoveDetail | null> {
  requirePermission(by, 'manage households')
  requirePermission(by, 'admin view members')
  const { communityId } = by
  const work = async (db: Db, now: Date): Promise<MoveDetail | null> => {
    const move = await findMove(db, { communityId, moveId })
    if (!move) return null
    const { id, propertyId, householdId, lastDay, nextHeadId, isLivedIn } = move
    const state = moveState(move)
    const people =
      state === 'planned' || state === 'cancelled'
        ? await listForeseen(db, { communityId, move })
        : await listWent(db, { communityId, moveId, isUndone: state === 'undone' })
    return {
      ...{ id, propertyId, householdId, lastDay, nextHeadId, isLivedIn, state, people },
      door: printDoor(move),
      reason: move.reason as MoveReason,
      residencyIds: people.map(({ residencyId }) => residencyId),
      undoableUntil: undoableUntil(move, now),
    }
  }
  return inCommunity(db, communityId, work, at)
}

type Which = { communityId: string; moveId: string }

function findMove(db: Db, { communityId, moveId }: Which) {
  return db
    .selectFrom('moves')
    .innerJoin('households', (on) =>
      on
        .onRef('households.communityId', '=', 'moves.communityId')
        .onRef('households.id', '=', 'moves.householdId'),
    )
    .innerJoin('properties', (on) =>
      on
        .onRef('properties.communityId', '=', 'households.communityId')
        .onRef('properties.id', '=', 'households.propertyId'),
    )
    .select(['moves.id', 'moves.householdId', 'moves.reason', 'moves.lastDay', 'moves.nextHeadId'])
    .select(['properties.street', 'properties.lot', 'properties.unit'])
    .select(['moves.doneAt', 'moves.cancelledAt', 'moves.undoneAt', 'households.propertyId'])
    .select(
      sql<boolean>`exists (
        select from households as near
        join residencies as r on r.community_id = near.community_id and r.household_id = near.id
          and r.until is null and r.confirmed_at is not null
        where near.community_id = ${communityId} and near.property_id = households.property_id)`.as(
        'isLivedIn',
      ),
    )
    .where('moves.communityId', '=', communityId)
    .where('moves.id', '=', moveId)
    .executeTakeFirst()
}

type Move = NonNullable<Awaited<ReturnType<typeof findMove>>>

async function listForeseen(
  db: Db,
  { communityId, move }: { communityId: string; move: Move },
): Promise<MovedPerson[]> {
  const { going } = await foreseenOf(db, { communityId, move })
  return going.map((person) => ({
    ...{ residencyId: person.residencyId, memberId: person.memberId, name: fullName(person) },
    ...{ isJoined: person.isJoined, groups: person.groups, staysBecause: person.staysBecause },
    leaves: person.staysBecause === null,
    losesInvitation: person.staysBecause === null && person.invitationId !== null,
    keptAway: null,
    lostGroups: [],
  }))
}

async function listWent(
  db: Db,
  { isUndone, ...which }: Which & { isUndone: boolean },
): Promise<MovedPerson[]> {
  const people = await listGone(db, which)
  return people.map((person) => ({
    ...{ residencyId: person.residencyId, memberId: person.memberId, name: fullName(person) },
    ...{ isJoined: person.isJoined, groups: person.groups, lostGroups: person.lostGroups },
    leaves: person.endedMembership,
    losesInvitation: person.losesInvitation,
    staysBecause: null,
    keptAway: isUndone ? person.keptAway : whyNotBack(person),
  }))
}
