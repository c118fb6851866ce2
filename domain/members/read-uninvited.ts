import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'

/** Somebody who is expected in a home. */
export type Uninvited = {
  firstName: string
  lastName: string
  email: string | null
  phone: string | null
  householdId: string
  householdRole: 'head' | 'member'
  propertyId: string
  /** The role they are expected with. */
  roleId: string
}

/** Somebody who is expected, to be invited again; null for whoever is not, or not any more. */
export function readUninvited(
  db: Db,
  by: Actor,
  { memberId }: { memberId: string },
): Promise<Uninvited | null> {
  requirePermission(by, 'invite members')
  const { communityId } = by
  return inCommunity(db, communityId, async (db) => {
    const row = await db
      .selectFrom('members')
      .innerJoin('residencies', (on) =>
        on
          .onRef('residencies.communityId', '=', 'members.communityId')
          .onRef('residencies.memberId', '=', 'members.id')
          .on('residencies.until', 'is', null),
      )
      .innerJoin('households', (on) =>
        on
          .onRef('households.communityId', '=', 'residencies.communityId')
          .onRef('households.id', '=', 'residencies.householdId'),
      )
      .select(['members.firstName', 'members.lastName', 'members.email', 'members.phone'])
      .select('members.roleId')
      .select(['residencies.householdId', 'residencies.householdRole', 'households.propertyId'])
      .where('members.communityId', '=', communityId)
      .where('members.id', '=', memberId)
      .where('members.joinedAt', 'is', null)
      .where('members.leftAt', 'is', null)
      .orderBy('residencies.since')
      .executeTakeFirst()
    return (row as Uninvited | undefined) ?? null
  })
}
