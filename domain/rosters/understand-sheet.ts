import type { SheetRow } from '#integrations/spreadsheets/spreadsheets.ts'
import type { Column } from './field.ts'
import { findHeader } from './find-header.ts'
import { guessColumns, type Told } from './guess-columns.ts'
import { type Roster, understandRoster } from './understand-roster.ts'
import type { UnderstoodRow } from './understand-row.ts'

/** A file, understood as far as it goes without knowing the community. */
export type UnderstoodSheet = {
  /** The line of the header; null when the file has none. */
  headerLine: number | null
  columns: Column[]
  /** The rows below the header, as they stand in the file, and what each means. */
  rows: SheetRow[]
  understood: UnderstoodRow[]
}

/**
 * Finds the header of a file, tells what its columns are, and what its rows mean. `place` is the community's town.
 */
export function understandSheet(
  sheet: readonly SheetRow[],
  { place, sharedStreet = null, ...told }: Told & Pick<Roster, 'place' | 'sharedStreet'>,
): UnderstoodSheet {
  const { headers, line, rows } = findHeader(sheet)
  const columns = guessColumns({ headers, rows }, told)
  const understood = understandRoster({ headers, rows, columns, place, sharedStreet })
  return { headerLine: line, columns, rows, understood }
}
