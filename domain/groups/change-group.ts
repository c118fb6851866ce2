import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { foldName } from '#domain/contacts/person-name.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { GroupDescription, UnknownGroup } from './group.ts'
import { holdOwnGroup, recordGroupEvent } from './hold-group.ts'
import { letIntoGroup } from './let-into-group.ts'
import { isNameTaken } from './restore-group.ts'

export type ChangeGroupRefusal = UnknownGroup | { because: 'name is taken' }

/** Describes a group anew. Whoever waited for it to let them in is in once it is open. */
export function changeGroup(
  db: Db,
  by: Actor,
  { groupId, ...described }: GroupDescription & { groupId: string },
  { at }: { at?: Date } = {},
): Promise<Result<null, ChangeGroupRefusal>> {
  const work = async (db: Db, now: Date): Promise<Result<null, ChangeGroupRefusal>> => {
    const held = await holdOwnGroup(db, by, { groupId })
    if (!held.ok) return held
    const nameKey = foldName(described.name)
    if (await isNameTaken(db, by, { groupId, nameKey })) return refuse({ because: 'name is taken' })
    await db
      .updateTable('groups')
      .set({ ...described, nameKey })
      .where('communityId', '=', by.communityId)
      .where('id', '=', groupId)
      .execute()
    const group = { groupId, name: described.name }
    await recordGroupEvent(db, by, { group, deed: 'changed group', now })
    if (described.isOpen) await letIntoGroup(db, by, { group, which: sql`true`, now })
    return accept(null)
  }
  return inCommunity(db, by.communityId, work, at)
}
