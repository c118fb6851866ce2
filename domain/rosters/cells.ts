import type { Column, RosterRow } from './field.ts'

/** More of a cell is not looked at, in characters; whatever it is, it is no name or address any more. */
export const longestCell = 500

const plain = /^[ -~]*$/

/** Zero-width spaces and marks of direction, which come along when cells are copied from a page. */
const invisible = /[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** What a row has in a column, without the spaces around it and without signs that nobody sees. */
export function cellOf(row: RosterRow, column: Column): string {
  const cell = row.cells[column.index]?.slice(0, longestCell) ?? ''
  return plain.test(cell) ? cell.trim() : cell.toWellFormed().replace(invisible, '').trim()
}

/** What a row has in several columns, in their order, where there is anything. */
export function cellsOf(row: RosterRow, columns: readonly Column[]): string[] {
  return columns.map((column) => cellOf(row, column)).filter((cell) => cell !== '')
}

/** The first column that holds something, and what; null where none does. */
export function firstCell(
  row: RosterRow,
  columns: readonly Column[],
): { column: Column; typed: string } | null {
  for (const column of columns) {
    const typed = cellOf(row, column)
    if (typed !== '') return { column, typed }
  }
  return null
}

/** How a problem names a column: by its header, or by its place where it has none. */
export function columnName(column: Column | undefined): string | null {
  return column ? column.header || column.key : null
}
