import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvents } from '#domain/audit/record-event.ts'
import { holdHome } from '#domain/households/place-in-household.ts'
import { takeAccountTurn } from '#domain/members/take-account-turn.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { type GonePerson, listGone } from './list-gone.ts'
import { undoableUntil } from './move.ts'
import { recordMove } from './record-move.ts'
import { type TakenMove, takeMove } from './take-home.ts'
import { tellMovers } from './tell-movers.ts'
import { type KeptAway, whyNotBack } from './why-not-back.ts'

export type UndoRefusal = {
  because:
    | 'unknown move'
    /** It has not been carried out. */
    | 'not done'
    /** It was carried out more than thirty days ago. */
    | 'too late'
    /** Somebody would be a member again who may do what the actor may not. */
    | 'may not grant'
    /** Nobody can come back into a home that is deleted; it is restored first. */
    | 'home deleted'
}

/**
 * Undoes a move: what it ended begins again as if it had never ended, places, memberships and groups, where
 * nothing has happened to it since. Voided codes stay voided. Who is back is told by e-mail. Done
 * already is as good as done.
 */
export function undoMove(
  db: Db,
  by: Actor,
  { moveId }: { moveId: string },
  { at }: { at?: Date } = {},
): Promise<Result<null, UndoRefusal>> {
  requirePermission(by, 'manage households')
  const { communityId } = by
  const work = async (db: Db, now: Date): Promise<Result<null, UndoRefusal>> => {
    const move = await takeMove(db, { communityId, moveId })
    const because = whyNotUndone(move, now)
    if (because) return refuse({ because })
    if (!move || move.undoneAt) return accept(null)
    if (!(await isHomeThere(db, { communityId, move }))) return refuse({ because: 'home deleted' })
    await takeTurns(db, { communityId, moveId })
    const people = (await listGone(db, { communityId, moveId })).map((one) => ({
      ...one,
      keptAway: whyNotBack(one),
    }))
    const back = people.filter(({ keptAway }) => keptAway === null)
    if (back.some((one) => isBeyond(by, one))) return refuse({ because: 'may not grant' })
    await bringBack(db, { communityId, back })
    await writeBack(db, { communityId, moveId, people, now })
    await writeUndone(db, by, { move, back, now })
    return accept(null)
  }
  return inCommunity(db, communityId, work, at)
}

/** Whether somebody who has joined would have more again than the actor may grant. */
function isBeyond({ permissions }: Actor, gone: GonePerson): boolean {
  return gone.isJoined && gone.endedMembership && !mayGrant(permissions, gone)
}

/** Whether the home of a move is there; it is not deleted until the transaction ends. */
async function isHomeThere(
  db: Db,
  { communityId, move }: { communityId: string; move: TakenMove },
): Promise<boolean> {
  const { propertyId } = await db
    .selectFrom('households')
    .select('propertyId')
    .where('communityId', '=', communityId)
    .where('id', '=', move.householdId)
    .executeTakeFirstOrThrow()
  return holdHome(db, { communityId }, { propertyId })
}

type Step = { communityId: string; moveId: string }

function whyNotUndone(move: TakenMove | null, now: Date): UndoRefusal['because'] | null {
  if (!move) return 'unknown move'
  if (move.undoneAt) return null
  if (!move.doneAt) return 'not done'
  return undoableUntil(move, now) ? null : 'too late'
}

/** Takes turns with everybody who joins with an account of theirs, in one order, so that nobody waits in a ring. */
async function takeTurns(db: Db, { communityId, moveId }: Step): Promise<void> {
  const people = await listGone(db, { communityId, moveId })
  const accounts = people.flatMap(({ accountId }) => accountId ?? [])
  for (const accountId of accounts.sort()) await takeAccountTurn(db, { communityId, accountId })
}

const anyOf = (ids: readonly string[]) => sql<string>`any(${ids}::uuid[])`

async function bringBack(
  db: Db,
  { communityId, back }: { communityId: string; back: readonly GonePerson[] },
): Promise<void> {
  const members = back.filter(({ endedMembership }) => endedMembership)
  await db
    .updateTable('residencies')
    .set({ until: null })
    .where('communityId', '=', communityId)
    .where('id', '=', anyOf(back.map(({ residencyId }) => residencyId)))
    .execute()
  await db
    .updateTable('members')
    .set({ leftAt: null })
    .where('communityId', '=', communityId)
    .where('id', '=', anyOf(members.map(({ memberId }) => memberId)))
    .execute()
  await sql`
    update group_members as place set until = null
    where place.community_id = ${communityId}
      and place.id = ${anyOf(back.flatMap(({ groupPlaces }) => groupPlaces))}
      and exists (
        select from groups as g
        where g.community_id = ${communityId} and g.id = place.group_id and g.deleted_at is null)
      and not exists (
        select from group_members as again
        where again.community_id = ${communityId} and again.group_id = place.group_id
          and again.member_id = place.member_id and again.until is null)`.execute(db)
}

type Judged = GonePerson & { keptAway: KeptAway | null }

async function writeBack(
  db: Db,
  { communityId, moveId, people, now }: Step & { people: readonly Judged[]; now: Date },
): Promise<void> {
  for (const { residencyId, keptAway } of people)
    await db
      .updateTable('movePlaces')
      .set(keptAway ? { keptAway } : { restoredAt: now })
      .where('communityId', '=', communityId)
      .where('moveId', '=', moveId)
      .where('residencyId', '=', residencyId)
      .execute()
}

async function writeUndone(
  db: Db,
  by: Actor,
  { move, back, now }: { move: TakenMove; back: readonly Judged[]; now: Date },
): Promise<void> {
  const { communityId, memberId: actorId, accountId, from } = by
  const { id: moveId, householdId, lastDay } = move
  await db
    .updateTable('moves')
    .set({ undoneAt: now })
    .where('communityId', '=', communityId)
    .where('id', '=', moveId)
    .execute()
  await recordMove(db, by, { deed: 'undid move', moveId, householdId, lastDay, now })
  const facts = { moveId, householdId }
  const event = { communityId, deed: 'moved back' as const, actorId, accountId, facts, from, now }
  await recordEvents(
    db,
    back.map(({ memberId }) => ({ ...event, memberId })),
  )
  const people = back.map((one) => ({
    ...one,
    staysBecause: one.endedMembership ? null : ('other home' as const),
  }))
  await tellMovers(db, { communityId, template: 'move undone', move, people, now })
}
