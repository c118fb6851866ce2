import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { insertRows } from '#database/insert-rows.ts'
import type { JsonObject } from '#database/tables.ts'
import { newId } from '#domain/new-id.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'

/** A file as it was read: how, and its rows. */
export type ReadRoster = {
  fileName: string
  /** Encoding, delimiter, the line of the header and its cells. */
  sheet: JsonObject
  rows: readonly { line: number; cells: readonly string[] }[]
}

/** How many rows one statement writes. */
const chunk = 10_000

/** Keeps a file that was read, row by row, so that it can be planned and imported. Answers its id. */
export function keepRoster(
  db: Db,
  by: Actor,
  { fileName, sheet, rows }: ReadRoster,
  { at }: { at?: Date } = {},
): Promise<string> {
  requirePermission(by, 'import roster')
  const { communityId, memberId: madeBy } = by
  const work = async (db: Db, madeAt: Date) => {
    const id = newId()
    const roster = { communityId, id, passBatchId: newId(), fileName, madeBy, madeAt }
    await db
      .insertInto('rosters')
      .values({ ...roster, sheet: JSON.stringify(sheet) })
      .execute()
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
