import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { fullName } from './member.ts'

/**
 * The names behind ids that somebody has ticked, in the order of names; foreign ids are left out, and a record
 * that has become part of another is the other.
 */
export async function nameMembers(
  db: Db,
  by: Actor,
  { memberIds }: { memberIds: readonly string[] },
): Promise<{ id: string; name: string }[]> {
  requirePermission(by, 'invite members')
  if (memberIds.length === 0) return []
  const rows = await inCommunity(db, by.communityId, (db) =>
    db
      .selectFrom('members')
      .select(['id', 'firstName', 'lastName'])
      .where('members.communityId', '=', by.communityId)
      .where('mergedInto', 'is', null)
      .where((eb) =>
        eb.or([
          eb('id', 'in', memberIds),
          eb(
            'id',
            'in',
            eb
              .selectFrom('members as gone')
              .select('gone.mergedInto')
              .where('gone.communityId', '=', by.communityId)
              .where('gone.id', 'in', memberIds),
          ),
        ]),
      )
      .orderBy('nameKey')
      .orderBy('id')
      .execute(),
  )
  return rows.map((row) => ({ id: row.id, name: fullName(row) }))
}
