import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { setDeleted } from './delete-property.ts'
import { findByKey } from './find-by-key.ts'
import { printHome } from './property.ts'
import {
  findProperty,
  takeProperties,
  takeSpelling,
  type UnknownProperty,
} from './take-property.ts'

/** The same home was created again meanwhile; the two can be merged once this is another address. */
export type RestoreRefusal = UnknownProperty | { because: 'exists'; propertyId: string }

/** Brings a deleted home back with its history, unless there is one of its address again. */
export function restoreProperty(
  db: Db,
  by: Actor,
  { propertyId }: { propertyId: string },
  { at }: { at?: Date } = {},
): Promise<Result<null, RestoreRefusal>> {
  requirePermission(by, 'update property')
  const { communityId, memberId: actorId, accountId, from } = by
  const work = async (db: Db, now: Date): Promise<Result<null, RestoreRefusal>> => {
    await takeProperties(db, by, [propertyId])
    const home = await findProperty(db, by, propertyId)
    if (!home || home.mergedInto) return refuse({ because: 'unknown property' })
    if (!home.deletedAt) return accept(null)
    await takeSpelling(db, by, home.homeKey)
    const other = await findByKey(db, { communityId, key: home.homeKey })
    if (other) return refuse({ because: 'exists', propertyId: other })
    await setDeleted(db, by, { propertyId, deletedAt: null })
    await recordEvent(db, {
      ...{ communityId, deed: 'restored property', actorId, accountId, from, now },
      facts: { propertyId, home: printHome(home) },
    })
    return accept(null)
  }
  return inCommunity(db, communityId, work, at)
}
