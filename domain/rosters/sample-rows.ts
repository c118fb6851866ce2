import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { RosterRow } from './field.ts'
import { findRoster, type RosterRecord } from './find-roster.ts'
import { samplePlaces } from './sample-places.ts'

/** Rows from the whole of a roster, at most some hundred, in their order. */
export async function sampleRows(
  db: Db,
  { communityId, id, rowCount }: Pick<RosterRecord, 'communityId' | 'id' | 'rowCount'>,
): Promise<RosterRow[]> {
  const answer = await sql<RosterRow>`
    select line, cells from (
      select line, cells, row_number() over (order by line) - 1 as place from roster_rows
      where community_id = ${communityId} and roster_id = ${id}
    ) as numbered
    where place = any(${samplePlaces(rowCount)}::integer[]) order by line`.execute(db)
  return answer.rows
}

/** How many values of a column are shown. */
const mostValues = 3

/** For each column of a roster, by its place, up to three different values that stand in it. */
export function sampleValues(db: Db, by: Actor, rosterId: string): Promise<string[][]> {
  requirePermission(by, 'import roster')
  return inCommunity(db, by.communityId, async (db) => {
    const roster = await findRoster(db, by, rosterId)
    const rows = roster ? await sampleRows(db, roster) : []
    const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
    return Array.from({ length: width }, (_, index) => {
      const values = rows.map(({ cells }) => (cells[index] ?? '').trim())
      return [...new Set(values)].filter((value) => value !== '').slice(0, mostValues)
    })
  })
}
