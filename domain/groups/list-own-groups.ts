import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Actor } from '#domain/roles/permission.ts'

/** How many groups one can choose among. */
const mostGroups = 500

/** The groups that an actor may add people to, in the order of names: those they run, or all. */
export function listOwnGroups(db: Db, by: Actor): Promise<{ id: string; name: string }[]> {
  if (!by.permissions.has('view member groups')) return Promise.resolve([])
  return inCommunity(db, by.communityId, (db) =>
    ownGroups(db, by)
      .select(['groups.id', 'groups.name'])
      .orderBy('groups.nameKey')
      .limit(mostGroups)
      .execute(),
  )
}

/** Whether an actor may add people to a group: they manage all, or run one. */
export async function runsAGroup(db: Db, by: Actor): Promise<boolean> {
  if (!by.permissions.has('view member groups')) return false
  if (by.permissions.has('manage member groups')) return true
  const one = await inCommunity(db, by.communityId, (db) =>
    ownGroups(db, by).select('groups.id').limit(1).executeTakeFirst(),
  )
  return one !== undefined
}

function ownGroups(db: Db, { communityId, memberId, permissions }: Actor) {
  return db
    .selectFrom('groups')
    .where('groups.communityId', '=', communityId)
    .where('groups.deletedAt', 'is', null)
    .$if(!permissions.has('manage member groups'), (groups) =>
      groups.where((eb) =>
        eb.exists(
          eb
            .selectFrom('groupMembers')
            .select('groupMembers.id')
            .where('groupMembers.communityId', '=', communityId)
            .whereRef('groupMembers.groupId', '=', 'groups.id')
            .where('groupMembers.memberId', '=', memberId)
            .where('groupMembers.isAdmin', '=', true)
            .where('groupMembers.until', 'is', null),
        ),
      ),
    )
}
