import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, type Permission, requirePermission } from '#domain/roles/permission.ts'
import { fullName } from './member.ts'

/**
 * The names behind ids that somebody has ticked, in the order of names; foreign ids are left out, and a record
 * that has become part of another is the other. `need` is what it takes to do what they were ticked for. Only
 * active members are named to those who see no others in lists, unless they invite.
 */
export async function nameMembers(
  db: Db,
  by: Actor,
  { memberIds, need }: { memberIds: readonly string[]; need: Permission },
): Promise<{ id: string; name: string }[]> {
  requirePermission(by, need)
  if (memberIds.length === 0) return []
  const rows = await inCommunity(db, by.communityId, (db) =>
    db
      .selectFrom('members')
      .select(['id', 'firstName', 'lastName'])
      .where('members.communityId', '=', by.communityId)
      .where('mergedInto', 'is', null)
      .$if(!seesAll(by), (members) =>
        members
          .where('joinedAt', 'is not', null)
          .where('leftAt', 'is', null)
          .where('suspendedAt', 'is', null),
      )
      .where('id', 'in', standingFor(db, by, memberIds))
      .orderBy('nameKey')
      .orderBy('id')
      .execute(),
  )
  return rows.map((row) => ({ id: row.id, name: fullName(row) }))
}

/** Their own ids and those of the records they have become part of, each found by itself: an `or` would read everybody. */
function standingFor(db: Db, { communityId }: Actor, memberIds: readonly string[]) {
  const ticked = db
    .selectFrom('members as one')
    .where('one.communityId', '=', communityId)
    .where('one.id', 'in', memberIds)
  const others = ticked
    .where('one.mergedInto', 'is not', null)
    .select('one.mergedInto as id')
    .$narrowType<{ id: string }>()
  return ticked.select('one.id').union(others)
}

function seesAll({ permissions }: Actor): boolean {
  return permissions.has('admin view members') || permissions.has('invite members')
}
