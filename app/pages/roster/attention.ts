import { entrance, house } from '#app/context.ts'
import { fileAnswer } from '#app/file-answer.ts'
import { listRest } from '#domain/rosters/list-rows.ts'
import type { Route } from './+types/attention.ts'
import { findRoster } from './find-roster.ts'

/** The rows that need a look as a file, with the columns of the roster: it can be mended and imported again. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { db, spreadsheets } = context.get(house)
  const { by, community } = context.get(entrance)
  const { id, columns, sheet } = await findRoster(context, params.rosterId)
  const rows = await listRest(db, by, id)
  const named = columns.toSorted((one, other) => one.index - other.index)
  const header = sheet.headerLine === null ? [] : [named.map((column) => column.header)]
  const cells = rows.map((row) => named.map(({ index }) => row.cells[index] ?? ''))
  const pieces = spreadsheets.write('csv', [[...header, ...cells]])
  return fileAnswer({ format: 'csv', name: `${community.slug}-attention`, pieces })
}
