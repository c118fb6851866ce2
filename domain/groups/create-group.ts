import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { foldName } from '#domain/contacts/person-name.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { enterGroup } from './enter-group.ts'
import type { GroupDescription } from './group.ts'
import { recordGroupEvent } from './hold-group.ts'

export type CreateGroupRefusal = { because: 'name is taken' }

/**
 * Creates a group, which its creator runs as its first admin. `submission` is the id the form was made
 * with: sent twice it is one group.
 */
export function createGroup(
  db: Db,
  by: Actor,
  { submission: groupId, ...described }: GroupDescription & { submission: string },
  { at }: { at?: Date } = {},
): Promise<Result<{ groupId: string }, CreateGroupRefusal>> {
  requirePermission(by, 'manage member groups')
  const work = async (
    db: Db,
    now: Date,
  ): Promise<Result<{ groupId: string }, CreateGroupRefusal>> => {
    const { communityId, memberId } = by
    const { name } = described
    const made = await db
      .insertInto('groups')
      .values({ communityId, id: groupId, ...described, nameKey: foldName(name), createdAt: now })
      .onConflict((any) => any.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return recall(db, by, groupId)
    await enterGroup(db, communityId, { groupId, memberIds: [memberId], isAdmin: true, now })
    await recordGroupEvent(db, by, { group: { groupId, name }, deed: 'created group', now })
    return accept({ groupId })
  }
  return inCommunity(db, by.communityId, work, at)
}

/** The group this form has made already; otherwise another one has its name. */
async function recall(
  db: Db,
  { communityId }: Actor,
  groupId: string,
): Promise<Result<{ groupId: string }, CreateGroupRefusal>> {
  const own = await db
    .selectFrom('groups')
    .select('id')
    .where('communityId', '=', communityId)
    .where('id', '=', groupId)
    .executeTakeFirst()
  return own ? accept({ groupId }) : refuse({ because: 'name is taken' })
}
