import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { enterCommunity, type Visitor } from '#domain/communities/enter-community.ts'
import { leaveHousehold } from '#domain/households/leave-household.ts'
import { listLeftHeadless } from '#domain/households/list-left-headless.ts'
import { moveOut } from '#domain/households/move-in.ts'
import { takeHousehold } from '#domain/households/take-household.ts'
import { lockOwnCodes, voidOwnCodes } from '#domain/invitations/void-own-codes.ts'
import { tellLeaders } from '#domain/notices/tell-leaders.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { endMemberships } from './end-memberships.ts'
import { type HeldMember, holdMember } from './hold-member.ts'
import { isLastLeader, takeLeadersTurn } from './is-last-leader.ts'
import { listRecords, type OwnRecord } from './list-records.ts'
import { takeAccountTurn } from './take-account-turn.ts'

/** Why somebody cannot leave a community yet. */
export type Hindrance =
  | { because: 'last leader' }
  /** Others live in these homes, `123 MAIN ST APT 4`, and none of them is Head: one must be appointed first. */
  | { because: 'last head'; homes: string[] }

/** `unknown` is also the answer for a community that does not exist: the two look alike. */
export type LeaveRefusal = { because: 'unknown' } | Hindrance

/** What leaving a community would end, and what stands in its way. */
export type Leaving = {
  /** The community's name. */
  community: string
  /** Whether they are not in yet, and wait until a leader has confirmed their home. */
  isWaiting: boolean
  isSuspended: boolean
  hindrance: Hindrance | null
}

/** Reads what leaving a community would end; null for a community the account neither belongs to nor waits in. */
export async function readLeaving(db: Db, visitor: Visitor, slug: string): Promise<Leaving | null> {
  const record = await findRecord(db, visitor, slug)
  if (!record || record.leftAt) return null
  const { communityId, name: community, joinedAt } = record
  return inCommunity(db, communityId, async (db) => {
    const isSuspended = await readSuspended(db, record)
    if (isSuspended === null) return null
    const hindrance = await findHindrance(db, visitor, record)
    return { community, isWaiting: joinedAt === null, isSuspended, hindrance }
  })
}

/** Whether a member is suspended; null for a record that has become another meanwhile. */
async function readSuspended(
  db: Db,
  { communityId, memberId }: OwnRecord,
): Promise<boolean | null> {
  const member = await db
    .selectFrom('members')
    .select('suspendedAt')
    .where('communityId', '=', communityId)
    .where('id', '=', memberId)
    .where('mergedInto', 'is', null)
    .executeTakeFirst()
  return member ? member.suspendedAt !== null : null
}

/**
 * Somebody leaves a community by themselves: their places in households and groups end, what waits for them is no
 * longer asked for nor sent, and its leaders are told. The account stays, and the record as the community's history:
 * invited again they are the same member. A suspension stays too. Whoever waits to be confirmed waits no more.
 *
 * A community keeps a leader, also when two go at once. The last Head of a household of others goes once they have
 * appointed another, unless they cannot: suspended, behind the curtain, paused, or where nothing can be changed.
 * Done already is as good as done.
 */
export async function leaveCommunity(
  db: Db,
  visitor: Visitor,
  slug: string,
  { at }: { at?: Date } = {},
): Promise<Result<{ community: string }, LeaveRefusal>> {
  const record = await findRecord(db, visitor, slug)
  if (!record) return refuse({ because: 'unknown' })
  const { communityId, name: community } = record
  const work = async (db: Db, now: Date): Promise<Result<{ community: string }, LeaveRefusal>> => {
    const { accountId } = visitor
    await takeAccountTurn(db, { communityId, accountId })
    await takeLeadersTurn(db, communityId)
    const by = actorOf(visitor, record)
    await lockOwnCodes(db, by)
    const homes = await takeHomes(db, by)
    const member = await holdMember(db, { communityId }, record)
    if (!member || member.leftAt) return accept({ community })
    const hindrance = await findHindrance(db, visitor, record)
    if (hindrance) return refuse(hindrance)
    for (const householdId of homes)
      await leaveHousehold(db, by, { householdId, isWhole: true }, { at: now })
    await leaveBehind(db, by, { member, now })
    return accept({ community })
  }
  return inCommunity(db, communityId, work, at)
}

/** The record of an account in a community: the one that is there, or else the one that has left. */
async function findRecord(
  db: Db,
  { accountId }: Visitor,
  slug: string,
): Promise<OwnRecord | undefined> {
  const records = (await listRecords(db, accountId)).filter((one) => one.slug === slug)
  return records.find(({ leftAt }) => leftAt === null) ?? records[0]
}

/** Who leaves needs no permission for it. */
function actorOf({ accountId, from }: Visitor, { communityId, memberId }: OwnRecord): Actor {
  return { communityId, memberId, accountId, permissions: new Set(), from }
}

/** Homes before people, as everybody takes them. Takes turns, until the transaction ends, with everybody who changes who is Head in the homes of the actor. */
async function takeHomes(db: Db, by: Actor): Promise<string[]> {
  const places = await db
    .selectFrom('residencies')
    .select('householdId')
    .where('communityId', '=', by.communityId)
    .where('memberId', '=', by.memberId)
    .where('until', 'is', null)
    .orderBy('householdId')
    .execute()
  const homes = places.map(({ householdId }) => householdId)
  for (const householdId of homes) await takeHousehold(db, by, { householdId })
  return homes
}

async function findHindrance(
  db: Db,
  visitor: Visitor,
  record: OwnRecord,
): Promise<Hindrance | null> {
  if (await isLastLeader(db, record)) return { because: 'last leader' }
  const homes = await listLeftHeadless(db, record)
  if (homes.length === 0) return null
  return (await mayHandOver(db, visitor, record)) ? { because: 'last head', homes } : null
}

/** Whether somebody could make another one Head now. */
async function mayHandOver(db: Db, visitor: Visitor, { slug }: OwnRecord): Promise<boolean> {
  const entered = await enterCommunity(db, visitor, slug)
  if (!entered.ok) return entered.refusal.because === 'second step'
  return entered.value.readOnly === null && !entered.value.isPaused
}

/** Ends all that is left of a membership, writes it down, and tells the leaders of who had come in. */
async function leaveBehind(
  db: Db,
  by: Actor,
  { member, now }: { member: HeldMember; now: Date },
): Promise<void> {
  const { communityId, memberId, accountId, from } = by
  await moveOut(db, communityId, { memberId, now })
  await voidOwnCodes(db, by, now)
  await endMemberships(db, { communityId, memberIds: [memberId], now })
  const about = { communityId, memberId, now }
  await recordEvent(db, { ...about, deed: 'left community', actorId: memberId, accountId, from })
  if (member.joinedAt) await tellLeaders(db, { ...about, kind: 'left community' })
}
