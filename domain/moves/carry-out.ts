import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { recordEvents } from '#domain/audit/record-event.ts'
import { listWaitingGuests } from '#domain/guests/void-guests.ts'
import { lockLive } from '#domain/invitations/choose-invitations.ts'
import { voidOpen } from '#domain/invitations/void-invitations.ts'
import { endMemberships } from '#domain/members/end-memberships.ts'
import { takeLeadersTurn } from '#domain/members/is-last-leader.ts'
import { takeAccountTurn } from '#domain/members/take-account-turn.ts'
import type { Author } from '#domain/roles/permission.ts'
import { foreseenOf } from './foreseen-of.ts'
import { listOldCodes } from './list-old-codes.ts'
import { letFollow } from './next-head.ts'
import { type Ended, writeEnded } from './places.ts'
import type { TakenMove } from './take-home.ts'
import { tellMovers } from './tell-movers.ts'
import type { Ending, Endings } from './what-ends.ts'

/**
 * Carries out a move that is neither done nor cancelled, in the caller's transaction, which has taken its
 * household: places end, with invitations that wait there; who has no other home and does not lead the
 * community leaves it and its groups, and everybody is told by e-mail. Answers who went.
 *
 * Takes turns with everybody who joins with an account of theirs or with an invitation of theirs, and with who
 * changes who leads: whoever is faster is seen by the other.
 */
export async function carryOut(
  db: Db,
  by: Author,
  { move, now }: { move: TakenMove; now: Date },
): Promise<Ending[]> {
  const { communityId } = by
  const endings = await hold(db, { communityId, move })
  const { going } = endings
  const residencyIds = going.map(({ residencyId }) => residencyId)
  await endPlaces(db, { communityId, residencyIds, until: move.dueAt < now ? move.dueAt : now })
  const leaving = going.filter(({ staysBecause }) => staysBecause === null)
  const codes = await listCodes(db, { communityId, move, endings })
  const voided = await voidOpen(db, by, { invitationIds: codes, now })
  const memberIds = leaving.map(({ memberId }) => memberId)
  const groups = await endMemberships(db, { communityId, memberIds, now })
  const ended = going.map(
    (one): Ended => ({
      ...one,
      groupPlaces: groups.filter(({ memberId }) => memberId === one.memberId).map(({ id }) => id),
      invitationId: voided.find(({ memberId }) => memberId === one.memberId)?.id ?? null,
    }),
  )
  await writeEnded(db, { communityId, moveId: move.id, ended, now })
  await letFollow(db, by, { move, endings, now })
  await recordMoving(db, by, { move, going, now })
  await tellMovers(db, { communityId, template: 'moved out', move, people: going, now })
  await db
    .updateTable('moves')
    .set({ doneAt: now })
    .where('communityId', '=', communityId)
    .where('id', '=', move.id)
    .execute()
  return going
}

type Step = { communityId: string; move: TakenMove }

/** Locks all that is about to change, and reads what ends then. */
async function hold(db: Db, { communityId, move }: Step): Promise<Endings> {
  const first = await foreseenOf(db, { communityId, move })
  const accounts = first.going.flatMap(({ accountId }) => accountId ?? [])
  for (const accountId of accounts.sort()) await takeAccountTurn(db, { communityId, accountId })
  await takeLeadersTurn(db, communityId)
  await lockLive(db, { communityId }, await listCodes(db, { communityId, move, endings: first }))
  return foreseenOf(db, { communityId, move })
}

/** The codes that end: of those who leave, of guests when nobody stays, and old ones for an empty home. */
async function listCodes(
  db: Db,
  { communityId, move, endings }: Step & { endings: Endings },
): Promise<string[]> {
  const { householdId, plannedAt } = move
  const { going, staying } = endings
  const residencyIds = going.map(({ residencyId }) => residencyId)
  const own = going.flatMap(({ staysBecause, invitationId }) =>
    staysBecause === null && invitationId ? [invitationId] : [],
  )
  const guests = staying.some(({ isJoined }) => isJoined)
    ? []
    : await listWaitingGuests(db, { communityId }, { householdId })
  const asked = { communityId, householdId, residencyIds, before: plannedAt }
  return [...new Set([...own, ...guests, ...(await listOldCodes(db, asked))])]
}

async function endPlaces(
  db: Db,
  given: { communityId: string; residencyIds: readonly string[]; until: Date },
): Promise<void> {
  await db
    .updateTable('residencies')
    .set({ until: sql<Date>`greatest(${given.until}, since)` })
    .where('communityId', '=', given.communityId)
    .where('id', '=', sql<string>`any(${given.residencyIds}::uuid[])`)
    .where('until', 'is', null)
    .execute()
}

function recordMoving(
  db: Db,
  { communityId, memberId: actorId, accountId, from }: Author,
  { move, going, now }: { move: TakenMove; going: readonly Ending[]; now: Date },
): Promise<void> {
  const { id: moveId, householdId, reason, lastDay } = move
  return recordEvents(
    db,
    going.map(({ memberId, staysBecause }) => ({
      ...{ communityId, deed: 'moved out' as const, actorId, accountId, memberId, from, now },
      facts: { moveId, householdId, reason, lastDay, leftCommunity: staysBecause === null },
    })),
  )
}
