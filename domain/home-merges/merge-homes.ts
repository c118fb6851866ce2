import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { voidOpen } from '#domain/invitations/void-invitations.ts'
import { listPasses, takeProperties } from '#domain/properties/take-property.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { requireMayMergeHomes } from './home-merge.ts'
import {
  type HomeMergePreview,
  type NoHomePair,
  readPair,
  type TwoHomes,
} from './preview-home-merge.ts'
import { type Carried, carriedColumns } from './references.ts'

export type HomeMerging = {
  two: TwoHomes
  /** Whose address the one home has. */
  stays: 'one' | 'other'
  /** The fingerprint of what the leader has seen. */
  seen: string
  /** That they are one home, also where they differ in more than how they are written. */
  isSure: boolean
  /** The id the form was made with: sent twice, it merges once. */
  submission: string
}

/**
 * `changed`: something has happened to one of them since the leader looked. `not sure`: they may well be two homes, and
 * nobody said that they are one.
 */
export type HomeMergeNo = NoHomePair | { because: 'changed' | 'not sure' }

/**
 * Makes two homes one: households, passes and whoever waits to be let in go to the home that stays, and the
 * other spelling leads there from then on, also in rosters. One pass made for a home remains good; a second
 * is voided for good. All else can be undone for thirty days.
 */
export function mergeHomes(
  db: Db,
  by: Actor,
  merging: HomeMerging,
  { at }: { at?: Date } = {},
): Promise<Result<{ mergeId: string }, HomeMergeNo>> {
  requireMayMergeHomes(by)
  const { two, stays, seen, isSure, submission: mergeId } = merging
  const work = async (db: Db, now: Date): Promise<Result<{ mergeId: string }, HomeMergeNo>> => {
    await takeProperties(db, by, [two.one, two.other])
    if (await isDone(db, by, mergeId)) return accept({ mergeId })
    const pair = await readPair(db, by, two)
    if (!pair.ok) return pair
    const because = whyNot(pair.value, { seen, isSure })
    if (because) return refuse({ because })
    const [staysId, goesId] = stays === 'one' ? [two.one, two.other] : [two.other, two.one]
    await voidSecondPass(db, by, { staysId, goesId, now })
    const carried = await carry(db, by, { staysId, goesId })
    await letGo(db, by, { staysId, goesId, now })
    const { door: home } = pair.value[stays]
    await remember(db, by, { mergeId, staysId, goesId, carried, home, now })
    return accept({ mergeId })
  }
  return inCommunity(db, by.communityId, work, at)
}

function whyNot(pair: HomeMergePreview, { seen, isSure }: Pick<HomeMerging, 'seen' | 'isSure'>) {
  if (pair.seen !== seen) return 'changed'
  return pair.mayBeTwo && !isSure ? 'not sure' : null
}

type Step = { staysId: string; goesId: string }

async function isDone(db: Db, { communityId }: Actor, mergeId: string): Promise<boolean> {
  const done = await db
    .selectFrom('homeMerges')
    .select('id')
    .where('communityId', '=', communityId)
    .where('id', '=', mergeId)
    .executeTakeFirst()
  return done !== undefined
}

/** Of two passes that can be used one stays: a home never has more. */
async function voidSecondPass(
  db: Db,
  by: Actor,
  { staysId, goesId, now }: Step & { now: Date },
): Promise<void> {
  const kept = await listPasses(db, by, [staysId])
  if (kept.length === 0) return
  await voidOpen(db, by, { invitationIds: await listPasses(db, by, [goesId]), now })
}

/** Gives the home that stays all that named the other; answers what that was. */
async function carry(db: Db, { communityId }: Actor, { staysId, goesId }: Step): Promise<Carried> {
  const carried: Carried = { households: [], invitations: [], claims: [], spellings: [] }
  for (const { table, column, name } of carriedColumns) {
    const answer = await sql<{ id: string }>`
      update ${sql.table(table)} as t set ${sql.ref(column)} = ${staysId}
      where t.community_id = ${communityId} and t.${sql.ref(column)} = ${goesId} returning t.id`.execute(
      db,
    )
    carried[name] = answer.rows.map(({ id }) => id)
  }
  return carried
}

/** The other spelling leads to the home that stays. */
async function letGo(
  db: Db,
  { communityId }: Actor,
  { staysId, goesId, now }: Step & { now: Date },
): Promise<void> {
  await db
    .updateTable('properties')
    .set({ deletedAt: now, mergedInto: staysId })
    .where('communityId', '=', communityId)
    .where('id', '=', goesId)
    .execute()
}

type Remembered = Step & { mergeId: string; carried: Carried; home: string; now: Date }

async function remember(
  db: Db,
  { communityId, memberId: mergedBy, accountId, from }: Actor,
  { mergeId, staysId, goesId, carried, home, now }: Remembered,
): Promise<void> {
  const merge = { communityId, id: mergeId, staysId, goesId, mergedBy, mergedAt: now }
  await db
    .insertInto('homeMerges')
    .values({ ...merge, carried: JSON.stringify(carried) })
    .execute()
  await recordEvent(db, {
    ...{ communityId, deed: 'merged properties', actorId: mergedBy, accountId, from, now },
    facts: { mergeId, propertyId: staysId, gonePropertyId: goesId, home },
  })
}
