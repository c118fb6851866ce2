import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, NotAllowed, requirePermission } from '#domain/roles/permission.ts'
import { activeInGroups } from './active-in-group.ts'
import type { UnknownGroup } from './group.ts'
import { recordGroupEvent } from './hold-group.ts'

export type RestoreGroupRefusal = UnknownGroup | { because: 'name is taken' }

/** Brings a deleted group back as it was, unless another one has taken its name. */
export function restoreGroup(
  db: Db,
  by: Actor,
  { groupId }: { groupId: string },
  { at }: { at?: Date } = {},
): Promise<Result<null, RestoreGroupRefusal>> {
  requirePermission(by, 'view member groups')
  const work = async (db: Db, now: Date): Promise<Result<null, RestoreGroupRefusal>> => {
    const group = await holdDeleted(db, by, groupId)
    if (!group) return refuse({ because: 'unknown group' })
    await requireRunning(db, by, groupId)
    if (group.deletedAt === null) return accept(null)
    const { name, nameKey } = group
    if (await isNameTaken(db, by, { groupId, nameKey })) return refuse({ because: 'name is taken' })
    await db
      .updateTable('groups')
      .set({ deletedAt: null })
      .where('communityId', '=', by.communityId)
      .where('id', '=', groupId)
      .execute()
    await recordGroupEvent(db, by, { group: { groupId, name }, deed: 'restored group', now })
    return accept(null)
  }
  return inCommunity(db, by.communityId, work, at)
}

/** Whether another group is called so. */
export async function isNameTaken(
  db: Db,
  { communityId }: Actor,
  { groupId, nameKey }: { groupId: string; nameKey: string },
): Promise<boolean> {
  const other = await db
    .selectFrom('groups')
    .select('id')
    .where('communityId', '=', communityId)
    .where('nameKey', '=', nameKey)
    .where('id', '!=', groupId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return other !== undefined
}

function holdDeleted(db: Db, { communityId }: Actor, groupId: string) {
  return db
    .selectFrom('groups')
    .select(['name', 'nameKey', 'deletedAt'])
    .where('communityId', '=', communityId)
    .where('id', '=', groupId)
    .forUpdate()
    .executeTakeFirst()
}

/** Throws `NotAllowed` unless the actor manages all groups or ran this one. */
async function requireRunning(db: Db, by: Actor, groupId: string): Promise<void> {
  if (by.permissions.has('manage member groups')) return
  const own = await activeInGroups(db, by.communityId)
    .select('members.id')
    .where('groupMembers.groupId', '=', groupId)
    .where('groupMembers.memberId', '=', by.memberId)
    .where('groupMembers.isAdmin', '=', true)
    .executeTakeFirst()
  if (!own) throw new NotAllowed('manage member groups')
}
