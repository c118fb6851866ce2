import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { voidOpen } from '#domain/invitations/void-invitations.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { type InTheWay, listInTheWay } from './in-the-way.ts'
import { printHome } from './property.ts'
import { findProperty, listPasses, takeProperties, type UnknownProperty } from './take-property.ts'

/** Somebody lives there or is expected, or waits to be let in. */
export type DeleteRefusal = UnknownProperty | { because: 'lived in'; inTheWay: InTheWay }

/**
 * Deletes a home in which nobody lives, is expected or waits. It keeps its history and can be restored;
 * access passes made for it are voided for good, which `passes` counts. Against somebody who joins there
 * at the same moment exactly one is first. Done already is as good as done.
 */
export function deleteProperty(
  db: Db,
  by: Actor,
  { propertyId }: { propertyId: string },
  { at }: { at?: Date } = {},
): Promise<Result<{ passes: number }, DeleteRefusal>> {
  requirePermission(by, 'update property')
  const { communityId, memberId: actorId, accountId, from } = by
  const work = async (db: Db, now: Date): Promise<Result<{ passes: number }, DeleteRefusal>> => {
    await takeProperties(db, by, [propertyId])
    const home = await findProperty(db, by, propertyId)
    if (!home || home.mergedInto) return refuse({ because: 'unknown property' })
    if (home.deletedAt) return accept({ passes: 0 })
    const inTheWay = await listInTheWay(db, by, { propertyId })
    if (inTheWay.people.length + inTheWay.waiting > 0)
      return refuse({ because: 'lived in', inTheWay })
    const passes = await voidOpen(db, by, {
      invitationIds: await listPasses(db, by, [propertyId]),
      now,
    })
    await setDeleted(db, by, { propertyId, deletedAt: now })
    await recordEvent(db, {
      ...{ communityId, deed: 'deleted property', actorId, accountId, from, now },
      facts: { propertyId, home: printHome(home), passes: passes.length },
    })
    return accept({ passes: passes.length })
  }
  return inCommunity(db, communityId, work, at)
}

/** Writes since when a home is deleted, or that it is not, in the caller's transaction. */
export async function setDeleted(
  db: Db,
  { communityId }: Actor,
  { propertyId, deletedAt }: { propertyId: string; deletedAt: Date | null },
): Promise<void> {
  await db
    .updateTable('properties')
    .set({ deletedAt })
    .where('communityId', '=', communityId)
    .where('id', '=', propertyId)
    .execute()
}
