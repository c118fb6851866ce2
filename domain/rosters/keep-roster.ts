import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { insertRows } from '#database/insert-rows.ts'
import { newId } from '#domain/new-id.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { Column } from './field.ts'
import { type KeptSheet, type Sends, storedSends, type WithoutEmail } from './roster.ts'

/** A file as it was read: how, and its rows. */
export type ReadRoster = {
  fileName: string
  sheet: KeptSheet
  /** What each column was taken for. */
  columns: readonly Column[]
  withoutEmail: WithoutEmail
  sends: Sends
  rows: readonly { line: number; cells: readonly string[] }[]
  /** The file itself, so that another of its sheets can be chosen; null: it has no other. */
  bytes: Uint8Array | null
}

/** How many rows one statement writes: others are served between two of them. */
const chunk = 2_000

/** Keeps a file that was read, row by row, so that it can be planned and imported. Answers its id. */
export function keepRoster(
  db: Db,
  by: Actor,
  { rows, bytes, ...roster }: ReadRoster,
  { at }: { at?: Date } = {},
): Promise<string> {
  requirePermission(by, 'import roster')
  const { communityId, memberId: madeBy } = by
  const work = async (db: Db, madeAt: Date) => {
    const id = newId()
    const { fileName, sheet, columns, withoutEmail, sends } = roster
    await db
      .insertInto('rosters')
      .values({
        ...{ communityId, id, passBatchId: newId(), fileName, madeBy, madeAt, withoutEmail },
        rowCount: rows.length,
        sheet: JSON.stringify(sheet),
        columns: JSON.stringify(columns),
        ...storedSends(sends),
      })
      .execute()
    for (let from = 0; from < rows.length; from += chunk)
      await insertRows(db, 'rosterRows', {
        columns: { communityId: 'uuid', rosterId: 'uuid', line: 'integer', cells: 'jsonb' },
        rows: rows
          .slice(from, from + chunk)
          .map(({ line, cells }) => ({ communityId, rosterId: id, line, cells })),
      })
    if (bytes)
      await sql`insert into roster_files (community_id, roster_id, bytes)
                values (${communityId}, ${id}, ${Buffer.from(bytes)})`.execute(db)
    return id
  }
  return inCommunity(db, communityId, work, at)
}
