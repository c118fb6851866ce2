import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { Field } from './field.ts'

/** What people of a community have said of columns before, by the keys of `columnKeys`. */
export function readRememberedColumns(db: Db, by: Actor): Promise<Record<string, Field>> {
  requirePermission(by, 'import roster')
  return inCommunity(db, by.communityId, async (db) => {
    const { rosterColumns } = await db
      .selectFrom('communities')
      .select('rosterColumns')
      .where('id', '=', by.communityId)
      .executeTakeFirstOrThrow()
    return rosterColumns as Record<string, Field>
  })
}

/** Adds to it, in the caller's transaction. */
export async function rememberColumns(
  db: Db,
  communityId: string,
  chosen: Readonly<Record<string, Field>>,
): Promise<void> {
  if (Object.keys(chosen).length === 0) return
  await db
    .updateTable('communities')
    .set({ rosterColumns: sql`roster_columns || ${JSON.stringify(chosen)}::jsonb` })
    .where('id', '=', communityId)
    .execute()
}
