import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { askWorker } from './ask-worker.ts'
import { lockRoster } from './find-roster.ts'
import { hasBegun } from './roster.ts'

/** What somebody has mended of a row. */
export type MendedRow = {
  line: number
  /** What cells hold now, by their place in the row, from 0; others stay. */
  cells: Readonly<Record<number, string>>
  /** Whether the row is left out of the import; null: as before. */
  leaveOut: boolean | null
}

export type MendRefusal = { because: 'unknown roster' | 'already started' }

/** Mends rows of a roster, or leaves them out, and has all of them checked again. */
export function mendRows(
  db: Db,
  by: Actor,
  { rosterId, rows }: { rosterId: string; rows: readonly MendedRow[] },
  { at }: { at?: Date } = {},
): Promise<Result<null, MendRefusal>> {
  requirePermission(by, 'import roster')
  const { communityId } = by
  const work = async (db: Db, now: Date): Promise<Result<null, MendRefusal>> => {
    const roster = await lockRoster(db, by, rosterId)
    if (!roster) return refuse({ because: 'unknown roster' })
    if (hasBegun(roster)) return refuse({ because: 'already started' })
    const lines = new Map(rows.map((row) => [row.line, row]))
    const stored = await sql<{ line: number; cells: string[]; mended: string[] | null }>`
      select line, cells, mended from roster_rows
      where community_id = ${communityId} and roster_id = ${rosterId} and line = any(${[...lines.keys()]})
      for update`.execute(db)
    const mended = stored.rows.map(({ line, ...row }) => {
      const { cells, leaveOut } = lines.get(line)!
      const after = withCells(row.mended ?? row.cells, cells)
      return { line, cells: isSame(after, row.cells) ? null : after, leaveOut }
    })
    await sql`
      update roster_rows as r
      set mended = given.cells,
        left_out_at = case when given."leaveOut" is null then r.left_out_at
          when given."leaveOut" then ${now}::timestamptz end
      from jsonb_to_recordset(${JSON.stringify(mended)}::jsonb) as given (line integer, cells jsonb, "leaveOut" boolean)
      where r.community_id = ${communityId} and r.roster_id = ${rosterId} and r.line = given.line`.execute(
      db,
    )
    await askWorker(db, by, { rosterId, askedFor: 'check', now })
    return accept(null)
  }
  return inCommunity(db, communityId, work, at)
}

/** Whether cells are as they stand in the file, but for empty ones at the end. */
function isSame(after: readonly string[], inFile: readonly string[]): boolean {
  return after.every((cell, place) => cell === (inFile[place] ?? ''))
}

function withCells(before: readonly string[], mended: MendedRow['cells']): string[] {
  const places = Object.keys(mended).map(Number)
  const width = Math.max(before.length, ...places.map((place) => place + 1))
  return Array.from({ length: width }, (_, place) => mended[place] ?? before[place] ?? '')
}
