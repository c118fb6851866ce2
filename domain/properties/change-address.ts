import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import { homeKey } from '#domain/addresses/home-key.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { findByKey } from './find-by-key.ts'
import { printHome } from './property.ts'
import {
  findProperty,
  takeProperties,
  takeSpelling,
  type UnknownProperty,
} from './take-property.ts'

/** Another home has this address, or had it before it was deleted: the two may be one. */
export type AddressRefusal = UnknownProperty | { because: 'exists'; propertyId: string }

/**
 * Gives a home another address, with everybody and everything that belongs to it. `home` has been
 * standardised. The old address is forgotten: it is another home from then on, unless the two are merged.
 */
export function changeAddress(
  db: Db,
  by: Actor,
  { propertyId, home }: { propertyId: string; home: Home },
  { at }: { at?: Date } = {},
): Promise<Result<null, AddressRefusal>> {
  requirePermission(by, 'update property')
  const { communityId, memberId: actorId, accountId, from } = by
  const work = async (db: Db, now: Date): Promise<Result<null, AddressRefusal>> => {
    await takeProperties(db, by, [propertyId])
    const before = await findProperty(db, by, propertyId)
    if (!before || before.deletedAt) return refuse({ because: 'unknown property' })
    const key = homeKey(home)
    await takeSpelling(db, by, key)
    const other = await findByKey(db, { communityId, key })
    if (other && other !== propertyId) return refuse({ because: 'exists', propertyId: other })
    const after = { street: null, lot: null, ...home }
    const [old, fresh] = [printHome(before), printHome(after)]
    if (old === fresh && before.homeKey === key) return accept(null)
    await db
      .updateTable('properties')
      .set({ ...after, homeKey: key })
      .where('communityId', '=', communityId)
      .where('id', '=', propertyId)
      .execute()
    await recordEvent(db, {
      ...{ communityId, deed: 'changed property', actorId, accountId, from, now },
      facts: { propertyId, before: old, home: fresh },
    })
    return accept(null)
  }
  return inCommunity(db, communityId, work, at)
}
