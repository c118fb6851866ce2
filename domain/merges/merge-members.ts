import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { letMessagesFollow } from '#domain/deliveries/let-messages-follow.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { carryOut } from './carry-out.ts'
import { holdRecords } from './hold-records.ts'
import { doubtsAbout } from './look-twice.ts'
import { type Chosen, readMerger, requireMayMerge } from './merge.ts'
import { type MergePlan, planMerge } from './plan-merge.ts'
import { readPair, type TwoMembers, withOwnSignIn } from './preview-merge.ts'
import { fingerprint, type Pair } from './read-records.ts'
import type { Step } from './steps.ts'
import { tellSignIn } from './tell-sign-in.ts'
import { type Hindrance, idsOf, type NoPair, whyNotMerge } from './why-not-merge.ts'

export type Merging = {
  two: TwoMembers
  chosen: Chosen
  /** The fingerprint of what the leader has seen. */
  seen: string
  /** The leader says that the two are one person, though something speaks against it. */
  isSure: boolean
  /** The id the form was made with: sent twice, it merges once. */
  submission: string
}

export type MergeNo =
  | NoPair
  | Hindrance
  /** Something has happened to one of them since the leader looked. */
  | { because: 'changed' }
  | { because: 'not sure' }

/**
 * Makes two records of one person one: homes, groups, what waits and what they promised go to the record
 * that stays, one live code remains and none once the person has joined, and of two sign-ins the chosen one
 * keeps this community, while the owner of the other is told. Messages that wait with the code go to the address
 * that was chosen. What was is kept, and can be undone.
 *
 * Nothing is given that the actor lacks, a suspension is never lost, and a community never left without a
 * leader. Against somebody who joins with a code of either at the same moment exactly one is first.
 */
export function mergeMembers(
  db: Db,
  actor: Actor,
  merging: Merging,
  { at }: { at?: Date } = {},
): Promise<Result<{ mergeId: string }, MergeNo>> {
  requireMayMerge(actor)
  const work = async (db: Db, now: Date): Promise<Result<{ mergeId: string }, MergeNo>> => {
    const { two, chosen, submission: mergeId } = merging
    await holdRecords(db, actor, { ids: [two.one, two.other] })
    const by = await readMerger(db, actor)
    if (await isDone(db, by, mergeId)) return accept({ mergeId })
    const read = await readPair(db, by, two)
    if (!read.ok) return read
    const pair = read.value
    const plan = planMerge(pair, withOwnSignIn(by, two, chosen))
    const refusal = await whyNot(db, by, { pair, plan, merging })
    if (refusal) return refuse(refusal)
    requireRoleChoice(by, pair, plan)
    const steps = await carryOut(db, by, { pair, plan, now })
    await remember(db, by, { mergeId, pair, plan, steps, now })
    await letMessagesFollow(db, by.communityId, idsOf(pair))
    await tellSignIn(db, by, { pair, plan, now })
    return accept({ mergeId })
  }
  return inCommunity(db, actor.communityId, work, at)
}

type Decided = { pair: Pair; plan: MergePlan }

async function whyNot(
  db: Db,
  by: Actor,
  { pair, plan, merging }: Decided & { merging: Merging },
): Promise<MergeNo | null> {
  if (merging.seen !== fingerprint(pair)) return { because: 'changed' }
  const refusal = await whyNotMerge(db, by, { pair, plan })
  if (refusal) return refusal
  return doubtsAbout(pair).length > 0 && !merging.isSure ? { because: 'not sure' } : null
}

/** Another role than comes by itself is a change of role, and takes the permission for it. */
function requireRoleChoice(by: Actor, pair: Pair, plan: MergePlan): void {
  if (planMerge(pair, { signIn: plan.stays }).kept.role !== plan.kept.role)
    requirePermission(by, 'change member role')
}

async function isDone(db: Db, { communityId }: Actor, mergeId: string): Promise<boolean> {
  const done = await db
    .selectFrom('merges')
    .select('id')
    .where('communityId', '=', communityId)
    .where('id', '=', mergeId)
    .executeTakeFirst()
  return done !== undefined
}

/** Writes what was merged, for Undo and the audit log. */
async function remember(
  db: Db,
  by: Actor,
  given: Decided & { mergeId: string; steps: readonly Step[]; now: Date },
): Promise<void> {
  const { communityId, memberId: mergedBy, accountId, from } = by
  const { mergeId, pair, plan, steps, now } = given
  const [staysId, goesId] = [pair[plan.stays].id, pair[plan.goes].id]
  const about = { communityId, id: mergeId, staysId, goesId, mergedBy, mergedAt: now }
  await db
    .insertInto('merges')
    .values({ ...about, steps: JSON.stringify(steps) })
    .execute()
  await recordEvent(db, {
    ...{ communityId, deed: 'merged members', actorId: mergedBy, accountId, memberId: staysId },
    ...{ facts: { mergeId, goesId }, from, now },
  })
}
