import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { insertRows } from '#database/insert-rows.ts'
import type { JsonObject } from '#database/tables.ts'
import { newId } from '#domain/new-id.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { Column, Field } from './field.ts'

/** A file as it was read: how, and its rows. */
export type ReadRoster = {
  fileName: string
  /** Encoding, delimiter, the line of the header and its cells. */
  sheet: JsonObject
  /** What each column was taken for. */
  columns: readonly Column[]
  /** What somebody said of columns: later files of the community remember it. */
  chosen: Readonly<Record<string, Field>>
  withoutEmail: 'attention' | 'paper'
  /** When invitations leave; later: when somebody sends them. */
  sends: 'now' | 'later' | { at: Date }
  rows: readonly { line: number; cells: readonly string[] }[]
}

/** How many rows one statement writes. */
const chunk = 10_000

/** Keeps a file that was read, row by row, so that it can be planned and imported. Answers its id. */
export function keepRoster(
  db: Db,
  by: Actor,
  { rows, ...roster }: ReadRoster,
  { at }: { at?: Date } = {},
): Promise<string> {
  requirePermission(by, 'import roster')
  const { communityId, memberId: madeBy } = by
  const work = async (db: Db, madeAt: Date) => {
    const id = newId()
    const { fileName, sheet, columns, chosen, withoutEmail, sends } = roster
    const isDated = typeof sends === 'object'
    await db
      .insertInto('rosters')
      .values({
        ...{ communityId, id, passBatchId: newId(), fileName, madeBy, madeAt, withoutEmail },
        sheet: JSON.stringify(sheet),
        columns: JSON.stringify(columns),
        sends: isDated ? 'at' : sends,
        sendAt: isDated ? sends.at : null,
      })
      .execute()
    await remember(db, communityId, chosen)
    for (let from = 0; from < rows.length; from += chunk)
      await insertRows(db, 'rosterRows', {
        columns: { communityId: 'uuid', rosterId: 'uuid', line: 'integer', cells: 'jsonb' },
        rows: rows
          .slice(from, from + chunk)
          .map(({ line, cells }) => ({ communityId, rosterId: id, line, cells })),
      })
    return id
  }
  return inCommunity(db, communityId, work, at)
}

async function remember(
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
