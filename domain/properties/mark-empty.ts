import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { type InTheWay, listInTheWay } from './in-the-way.ts'
import { printHome } from './property.ts'
import { standsEmpty } from './property-state.ts'
import { findProperty, takeProperties, type UnknownProperty } from './take-property.ts'

/** Somebody lives there or is expected, or waits to be let in. */
export type EmptyRefusal = UnknownProperty | { because: 'lived in'; inTheWay: InTheWay }

/**
 * Says that a home stands empty, or that it does not: nobody waits for an empty one to join. It holds until
 * somebody is expected there. Done already is as good as done.
 */
export function markEmpty(
  db: Db,
  by: Actor,
  { propertyId, isEmpty }: { propertyId: string; isEmpty: boolean },
  { at }: { at?: Date } = {},
): Promise<Result<null, EmptyRefusal>> {
  requirePermission(by, 'update property')
  const work = async (db: Db, now: Date): Promise<Result<null, EmptyRefusal>> => {
    await takeProperties(db, by, [propertyId])
    const home = await findProperty(db, by, propertyId)
    if (!home || home.deletedAt || home.mergedInto) return refuse({ because: 'unknown property' })
    if ((await isMarked(db, by, propertyId)) === isEmpty) return accept(null)
    const inTheWay = await listInTheWay(db, by, { propertyId })
    if (isEmpty && inTheWay.people.length + inTheWay.waiting > 0)
      return refuse({ because: 'lived in', inTheWay })
    await write(db, by, { propertyId, isEmpty, home: printHome(home), now })
    return accept(null)
  }
  return inCommunity(db, by.communityId, work, at)
}

async function isMarked(db: Db, { communityId }: Actor, propertyId: string): Promise<boolean> {
  const answer = await sql<{ isEmpty: boolean }>`
    select ${standsEmpty} as is_empty from properties as p
    where p.community_id = ${communityId} and p.id = ${propertyId}`.execute(db)
  return answer.rows[0]!.isEmpty
}

async function write(
  db: Db,
  { communityId, memberId: actorId, accountId, from }: Actor,
  {
    propertyId,
    isEmpty,
    home,
    now,
  }: { propertyId: string; isEmpty: boolean; home: string; now: Date },
): Promise<void> {
  await db
    .updateTable('properties')
    .set({ emptySince: isEmpty ? now : null })
    .where('communityId', '=', communityId)
    .where('id', '=', propertyId)
    .execute()
  const deed = isEmpty ? 'marked property empty' : 'marked property lived in'
  const facts = { propertyId, home }
  await recordEvent(db, { communityId, deed, actorId, accountId, from, now, facts })
}
