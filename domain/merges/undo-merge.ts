import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { JsonObject } from '#database/tables.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { addDays } from '#domain/days.ts'
import { letMessagesFollow } from '#domain/deliveries/let-messages-follow.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { bringBack, type Return, readReturn } from './bring-back.ts'
import { holdRecords, isLedBeside } from './hold-records.ts'
import { readMerger, requireMayMerge, undoDays } from './merge.ts'
import { type MergingRecord, readRecords } from './read-records.ts'
import { type About, type Step, takeStepBack } from './steps.ts'
import { leads } from './why-not-merge.ts'

export type UndoRefusal =
  | { because: 'unknown merge' }
  /** More than thirty days have passed. */
  | { because: 'too late' }
  /** The record that stayed has become part of another since: that comes first. */
  | { because: 'merged again' }
  | { because: 'may not grant' }
  | { because: 'last leader' }

/** Something that could not come back, since life has gone on; `name` is of the home, group or person. */
export type Overtaken = {
  about:
    | Exclude<About, 'other'>
    /** The person has left since: what is written of them stays as it is. */
    | 'left'
    /** A code the merge had ended: it never opens anything again. */
    | 'voided code'
    | Exclude<Return, 'whole'>
  name?: string
}

/** A merge that is being undone, held with both its records. */
type Undoing = {
  mergeId: string
  steps: Step[]
  stays: MergingRecord
  goes: MergingRecord
  mergedAt: Date
  now: Date
}

/**
 * Makes two records of one again, as they were before a leader merged them, for thirty days. What has
 * happened since stays as it is and is told: places that ended, codes that were used, fields that changed.
 * A code the merge voided stays voided. Undone already is as good as done.
 */
export function undoMerge(
  db: Db,
  actor: Actor,
  { mergeId }: { mergeId: string },
  { at }: { at?: Date } = {},
): Promise<Result<null, UndoRefusal>> {
  requireMayMerge(actor)
  const work = async (db: Db, now: Date): Promise<Result<null, UndoRefusal>> => {
    const merge = await holdMerge(db, actor, mergeId)
    if (!merge) return refuse({ because: 'unknown merge' })
    const by = await readMerger(db, actor)
    if (merge.undoneAt) return accept(null)
    if (merge.forgottenAt || addDays(merge.mergedAt, undoDays) < now)
      return refuse({ because: 'too late' })
    const records = await readRecords(db, by, [merge.staysId, merge.goesId])
    const stays = records.find(({ id }) => id === merge.staysId)!
    const goes = records.find(({ id }) => id === merge.goesId)!
    const steps = merge.steps as unknown as Step[]
    const undoing = { mergeId, steps, stays, goes, mergedAt: merge.mergedAt, now }
    const refusal = await whyNot(db, by, undoing)
    if (refusal) return refuse(refusal)
    await separate(db, by, undoing)
    return accept(null)
  }
  return inCommunity(db, actor.communityId, work, at)
}

async function holdMerge(db: Db, by: Actor, mergeId: string) {
  const read = () =>
    db
      .selectFrom('merges')
      .select(['staysId', 'goesId', 'steps', 'mergedAt', 'undoneAt', 'forgottenAt'])
      .where('communityId', '=', by.communityId)
      .where('id', '=', mergeId)
      .executeTakeFirst()
  const found = await read()
  if (!found) return null
  const { staysId, goesId, steps } = found
  const { account_id } = formerRecord(steps as unknown as Step[], { id: goesId })
  const accountIds = account_id ? [account_id as string] : []
  await holdRecords(db, by, { ids: [staysId, goesId], accountIds })
  return await read()
}

async function whyNot(
  db: Db,
  by: Actor,
  { steps, stays, goes }: Undoing,
): Promise<UndoRefusal | null> {
  if (stays.mergedInto || goes.mergedInto !== stays.id) return { because: 'merged again' }
  const former = formerRecord(steps, stays)
  const roleOfStays = (await readRole(db, by, former.role_id as string | undefined)) ?? stays.role
  const roles = [stays.role, goes.role, roleOfStays]
  if (!roles.every((role) => mayGrant(by.permissions, role))) return { because: 'may not grant' }
  if (!leads(stays)) return null
  const staysLeads = roleOfStays.system === 'leader' && former.joined_at !== null
  const goesLeads = goes.role.system === 'leader' && (await isBackAtWork(db, by, { steps, goes }))
  if (staysLeads || goesLeads || (await isLedBeside(db, by, [stays.id, goes.id]))) return null
  return { because: 'last leader' }
}

/** What of a record was otherwise before, by the names of its columns. */
function formerRecord(steps: readonly Step[], { id }: Pick<MergingRecord, 'id'>): JsonObject {
  const rows = steps.flatMap((step) => ('rows' in step ? step.rows : []))
  const own = rows.filter((row) => row.table === 'members' && row.id === id)
  return Object.assign({}, ...own.map(({ before }) => before))
}

/** Whether the record that had gone would be somebody again who is in, and may enter. */
async function isBackAtWork(
  db: Db,
  by: Actor,
  { steps, goes }: Pick<Undoing, 'steps' | 'goes'>,
): Promise<boolean> {
  const before = formerRecord(steps, goes)
  const isAtWork = before.account_id !== null && before.left_at === null && goes.joinedAt !== null
  if (!isAtWork || goes.suspendedAt) return false
  return (await readReturn(db, by, { goes, before })) === 'whole'
}

/** The role the record had before; undefined when it had no other, or that has been deleted. */
async function readRole(db: Db, { communityId }: Actor, roleId: string | undefined) {
  if (!roleId) return undefined
  return db
    .selectFrom('roles')
    .select(['system', 'isLeader', 'permissions'])
    .where('communityId', '=', communityId)
    .where('id', '=', roleId)
    .executeTakeFirst()
}

async function separate(db: Db, by: Actor, undoing: Undoing): Promise<void> {
  const { steps, stays, goes } = undoing
  const hasLeft = stays.leftAt !== null && formerRecord(steps, goes).left_at === null
  const overtaken: Overtaken[] = hasLeft ? [{ about: 'left' }] : []
  for (const step of steps.toReversed().filter((step) => !hasLeft || !isOf(step, stays)))
    overtaken.push(...(await takeBack(db, by, { ...undoing, step })))
  overtaken.push(...(await voidedCodes(db, by, undoing)))
  await letMessagesFollow(db, by.communityId, [stays.id, goes.id])
  await remember(db, by, { ...undoing, overtaken })
}

/** Undoes one step; answers what of it could not come back. */
async function takeBack(
  db: Db,
  by: Actor,
  { step, steps, stays, goes, now }: Undoing & { step: Step },
): Promise<Overtaken[]> {
  if (isOf(step, goes)) {
    const back = await bringBack(db, by, { goes, before: formerRecord(steps, goes), now })
    return back === 'whole' ? [] : [{ about: back }]
  }
  const between = { step, staysId: stays.id, goesId: goes.id }
  return (await takeStepBack(db, by.communityId, between)) ? [] : toldOf(step)
}

function isOf(step: Step, { id }: MergingRecord): boolean {
  return 'rows' in step && step.rows[0]!.table === 'members' && step.rows[0]!.id === id
}

function toldOf(step: Step): Overtaken[] {
  if (!('rows' in step) || step.about === 'other') return []
  const { about, name } = step
  return [{ about, ...(name && { name }) }]
}

/** The people who wait without a code now, since the merge ended the one they had. */
async function voidedCodes(
  db: Db,
  { communityId }: Actor,
  { stays, goes, mergedAt }: Undoing,
): Promise<Overtaken[]> {
  const rows = await db
    .selectFrom('members')
    .innerJoin('invitations', (on) =>
      on
        .onRef('invitations.communityId', '=', 'members.communityId')
        .onRef('invitations.memberId', '=', 'members.id'),
    )
    .select(['members.firstName', 'members.lastName'])
    .where('members.communityId', '=', communityId)
    .where('members.id', 'in', [stays.id, goes.id])
    .where('members.joinedAt', 'is', null)
    .where('members.leftAt', 'is', null)
    .where('invitations.voidedBecause', '=', 'merged')
    .where('invitations.voidedAt', '=', mergedAt)
    .execute()
  return rows.map(({ firstName, lastName }) => ({
    about: 'voided code' as const,
    name: `${firstName} ${lastName}`,
  }))
}

async function remember(
  db: Db,
  { communityId, memberId: actorId, accountId, from }: Actor,
  { mergeId, stays, goes, overtaken, now }: Undoing & { overtaken: readonly Overtaken[] },
): Promise<void> {
  await db
    .updateTable('merges')
    .set({ undoneAt: now, undoneBy: actorId, overtaken: JSON.stringify(overtaken) })
    .where('communityId', '=', communityId)
    .where('id', '=', mergeId)
    .execute()
  const facts = { mergeId, goesId: goes.id }
  const who = { actorId, accountId, memberId: stays.id }
  await recordEvent(db, { communityId, deed: 'undid merge', ...who, facts, from, now })
}
