import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { findByKey } from '#domain/properties/find-by-key.ts'
import { printDoor } from '#domain/properties/property.ts'
import { findProperty, takeProperties, takeSpelling } from '#domain/properties/take-property.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { requireMayMergeHomes, undoableUntil } from './home-merge.ts'
import { type Carried, carriedColumns } from './references.ts'

export type UndoHomeMergeNo = {
  because:
    | 'unknown merge'
    | 'too late'
    /** The home that stayed has become part of another since: that merge is undone first. */
    | 'merged again'
    /** The other spelling has become that of a home since, also of the one that stayed. */
    | 'exists'
}

/**
 * Makes two homes of one again: what came along goes back, as far as it still stands where it was brought;
 * whatever has come since stays. Voided passes stay voided. Done already is as good as done.
 */
export function undoHomeMerge(
  db: Db,
  by: Actor,
  { mergeId }: { mergeId: string },
  { at }: { at?: Date } = {},
): Promise<Result<null, UndoHomeMergeNo>> {
  requireMayMergeHomes(by)
  const work = async (db: Db, now: Date): Promise<Result<null, UndoHomeMergeNo>> => {
    const known = await findMerge(db, by, mergeId)
    if (!known) return refuse({ because: 'unknown merge' })
    await takeProperties(db, by, [known.staysId, known.goesId])
    const merge = (await findMerge(db, by, mergeId))!
    if (merge.undoneAt) return accept(null)
    if (!undoableUntil(merge, now)) return refuse({ because: 'too late' })
    const because = await whyNot(db, by, merge)
    if (because) return refuse({ because })
    await letComeBack(db, by, merge)
    await bringBack(db, by, merge)
    await writeUndone(db, by, { mergeId, merge, now })
    return accept(null)
  }
  return inCommunity(db, by.communityId, work, at)
}

type Merge = NonNullable<Awaited<ReturnType<typeof findMerge>>>

async function findMerge(db: Db, { communityId }: Actor, mergeId: string) {
  const merge = await db
    .selectFrom('homeMerges')
    .select(['staysId', 'goesId', 'mergedAt', 'undoneAt', 'carried'])
    .where('communityId', '=', communityId)
    .where('id', '=', mergeId)
    .executeTakeFirst()
  return merge ?? null
}

async function whyNot(
  db: Db,
  by: Actor,
  { staysId, goesId }: Merge,
): Promise<'merged again' | 'exists' | null> {
  const gone = (await findProperty(db, by, goesId))!
  if (gone.mergedInto !== staysId) return gone.mergedInto ? 'merged again' : 'exists'
  await takeSpelling(db, by, gone.homeKey)
  const stays = (await findProperty(db, by, staysId))!
  if (stays.homeKey === gone.homeKey && !stays.deletedAt) return 'exists'
  const now = await findByKey(db, { communityId: by.communityId, key: gone.homeKey })
  return now === null || now === staysId ? null : 'exists'
}

async function letComeBack(db: Db, { communityId }: Actor, { goesId }: Merge): Promise<void> {
  await db
    .updateTable('properties')
    .set({ deletedAt: null, mergedInto: null })
    .where('communityId', '=', communityId)
    .where('id', '=', goesId)
    .execute()
}

async function bringBack(
  db: Db,
  { communityId }: Actor,
  { staysId, goesId, carried }: Merge,
): Promise<void> {
  for (const { table, column, name } of carriedColumns)
    await sql`
      update ${sql.table(table)} as t set ${sql.ref(column)} = ${goesId}
      where t.community_id = ${communityId} and t.${sql.ref(column)} = ${staysId}
        and t.id = any(${(carried as unknown as Carried)[name]}::uuid[])`.execute(db)
}

async function writeUndone(
  db: Db,
  { communityId, memberId: undoneBy, accountId, from }: Actor,
  { mergeId, merge, now }: { mergeId: string; merge: Merge; now: Date },
): Promise<void> {
  await db
    .updateTable('homeMerges')
    .set({ undoneBy, undoneAt: now })
    .where('communityId', '=', communityId)
    .where('id', '=', mergeId)
    .execute()
  const { staysId, goesId } = merge
  const home = printDoor((await findProperty(db, { communityId }, staysId))!)
  await recordEvent(db, {
    ...{ communityId, deed: 'undid property merge', actorId: undoneBy, accountId, from, now },
    facts: { mergeId, propertyId: staysId, gonePropertyId: goesId, home },
  })
}
