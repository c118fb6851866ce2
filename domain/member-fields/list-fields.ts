import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { FieldKind, MemberField } from './member-field.ts'

/** The fields of a community in the order of their making; those that were taken away on their own. */
export function listFields(
  db: Db,
  by: Actor,
): Promise<{ fields: MemberField[]; removed: MemberField[] }> {
  requirePermission(by, 'view community preferences')
  return inCommunity(db, by.communityId, async (db) => {
    const rows = await readFields(db, by.communityId)
    const shown = (isRemoved: boolean) =>
      rows
        .filter(({ removedAt }) => (removedAt !== null) === isRemoved)
        .map(({ removedAt: _, ...field }) => field)
    return { fields: shown(false), removed: shown(true) }
  })
}

/** All fields there ever were; to be asked inside the community. */
export async function readFields(
  db: Db,
  communityId: string,
): Promise<(MemberField & { removedAt: Date | null })[]> {
  const rows = await db
    .selectFrom('memberFields')
    .select(['id', 'name', 'kind', 'options', 'seenBy', 'filledBy', 'removedAt'])
    .where('communityId', '=', communityId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    ...row,
    kind: row.kind as FieldKind,
    seenBy: row.seenBy as MemberField['seenBy'],
    filledBy: row.filledBy as MemberField['filledBy'],
  }))
}
