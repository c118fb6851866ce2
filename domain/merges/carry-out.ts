import type { Db } from '#database/connect.ts'
import type { JsonObject } from '#database/tables.ts'
import { nameKey } from '#domain/contacts/person-name.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { mergeCodes } from './merge-codes.ts'
import { earliest, type MergePlan } from './plan-merge.ts'
import type { Pair, RecordGroup, RecordPlace } from './read-records.ts'
import { type About, changeRow, moveReferences, type Step } from './steps.ts'

export type Carrying = { pair: Pair; plan: MergePlan; now: Date }

/** Does what a merge plans, in the caller's transaction. Answers what was changed, in its order. */
export async function carryOut(db: Db, by: Actor, carrying: Carrying): Promise<Step[]> {
  const { communityId } = by
  const { pair, plan } = carrying
  const [from, to] = [pair[plan.goes].id, pair[plan.stays].id]
  const steps: Step[] = await mergeCodes(db, by, carrying)
  steps.push(await letGo(db, communityId, carrying))
  for (const move of plan.places) steps.push(await movePlace(db, communityId, move, carrying))
  for (const move of plan.groups) steps.push(await moveGroup(db, communityId, move, carrying))
  for (const request of plan.requests)
    steps.push(await moveRequest(db, communityId, request, carrying))
  steps.push(...(await moveReferences(db, communityId, { from, to })))
  steps.push(...(await writePerson(db, communityId, carrying)))
  return steps
}

/** The record that goes has left, and nobody signs in as it. */
async function letGo(db: Db, communityId: string, { pair, plan, now }: Carrying): Promise<Step> {
  const gone = pair[plan.goes]
  const values = {
    account_id: null,
    left_at: (gone.leftAt ?? now).toISOString(),
    merged_into: pair[plan.stays].id,
  }
  const row = await changeRow(db, communityId, { table: 'members', id: gone.id, values })
  return { about: 'other', rows: [row] }
}

/** A place in a household of its own moves; one in the same household becomes part of the other. */
async function movePlace(
  db: Db,
  communityId: string,
  { moved, into }: MergePlan['places'][number],
  { pair, plan, now }: Carrying,
): Promise<Step> {
  const table = 'residencies'
  const confirmedAt = moved.confirmedAt ?? (plan.joinedAt && now)
  const about = { about: 'home', name: moved.home } as const
  const change = (id: string, values: JsonObject) =>
    changeRow(db, communityId, { table, id, values })
  if (!into) {
    const values = { member_id: pair[plan.stays].id, confirmed_at: printed(confirmedAt) }
    return { ...about, rows: [await change(moved.id, values)] }
  }
  const ended = await change(moved.id, { until: printed(latest(now, moved.since)) })
  return { ...about, rows: [ended, await change(into.id, strongest(moved, into))] }
}

function strongest(moved: RecordPlace, into: RecordPlace): JsonObject {
  const isHead = moved.householdRole === 'head' || into.householdRole === 'head'
  return {
    household_role: isHead ? 'head' : 'member',
    occupancy: into.occupancy === 'other' ? moved.occupancy : into.occupancy,
    since: printed(earliest(moved.since, into.since)),
    confirmed_at: printed(earliest(moved.confirmedAt, into.confirmedAt)),
  }
}

async function moveGroup(
  db: Db,
  communityId: string,
  { moved, into }: MergePlan['groups'][number],
  { pair, plan, now }: Carrying,
): Promise<Step> {
  const table = 'group_members'
  const about = { about: 'group', name: moved.name } as const
  const change = (id: string, values: JsonObject) =>
    changeRow(db, communityId, { table, id, values })
  if (!into) return { ...about, rows: [await change(moved.id, { member_id: pair[plan.stays].id })] }
  const ended = await change(moved.id, { until: printed(latest(now, moved.since)) })
  const since = printed(earliest(moved.since, into.since))
  const values = { is_admin: moved.isAdmin || into.isAdmin, since }
  return { ...about, rows: [ended, await change(into.id, values)] }
}

async function moveRequest(
  db: Db,
  communityId: string,
  { moved, isNeeded }: { moved: RecordGroup; isNeeded: boolean },
  { pair, plan, now }: Carrying,
): Promise<Step> {
  const values = isNeeded
    ? { member_id: pair[plan.stays].id }
    : { settled_at: printed(now), outcome: 'withdrawn' }
  const row = await changeRow(db, communityId, { table: 'group_requests', id: moved.id, values })
  return { about: 'request', name: moved.name, rows: [row] }
}

/** What the record that stays takes over, each thing by itself, so that each can come back by itself. */
async function writePerson(db: Db, communityId: string, { pair, plan }: Carrying): Promise<Step[]> {
  const { kept, joinedAt, suspended, answers } = plan
  const own = pair[plan.stays]
  const named = pair[kept.name]
  const { firstName: first_name, lastName: last_name } = named
  const { suspendedAt, suspendedBecause } = suspended
  const wanted: [About, boolean, JsonObject][] = [
    ['name', kept.name !== plan.stays, { first_name, last_name, name_key: nameKey(named) }],
    ['email', kept.email !== plan.stays, { email: pair[kept.email].email }],
    ['phone', kept.phone !== plan.stays, { phone: pair[kept.phone].phone }],
    ['title', kept.title !== plan.stays, { title: pair[kept.title].title }],
    ['role', kept.role !== plan.stays, { role_id: pair[kept.role].role.id }],
    [
      'suspension',
      own.suspendedAt !== suspendedAt,
      { suspended_at: printed(suspendedAt), suspended_because: suspendedBecause },
    ],
    ['other', own.joinedAt !== joinedAt, { joined_at: printed(joinedAt) }],
    ['other', own.answers !== answers, { answers }],
  ]
  const steps: Step[] = []
  for (const [about, isNew, values] of wanted)
    if (isNew) {
      const row = await changeRow(db, communityId, { table: 'members', id: own.id, values })
      steps.push({ about, rows: [row] })
    }
  return steps
}

function latest(one: Date, other: Date): Date {
  return one > other ? one : other
}

function printed(moment: Date | null): string | null {
  return moment?.toISOString() ?? null
}
