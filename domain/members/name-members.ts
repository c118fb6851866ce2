import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { fullName } from './member.ts'

/** The names behind ids that somebody has ticked, in the order of names; foreign ids are left out. */
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
      .where('communityId', '=', by.communityId)
      .where('id', 'in', memberIds)
      .orderBy('nameKey')
      .orderBy('id')
      .execute(),
  )
  return rows.map((row) => ({ id: row.id, name: fullName(row) }))
}
