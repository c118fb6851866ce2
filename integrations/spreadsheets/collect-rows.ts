import { limits, Unreadable } from './limits.ts'
import type { AboutSheet, SheetRow } from './spreadsheets.ts'

/** A table with all its rows in hand. */
export type WholeSheet = AboutSheet & { rows: SheetRow[] }

export type Collector = {
  rows: SheetRow[]
  /** Cells with something in them. */
  filled: number
  cells: number
  characters: number
}

export const collector = (): Collector => ({ rows: [], filled: 0, cells: 0, characters: 0 })

export const isBlank = (cell: string) => cell === '' || cell.trim() === ''

/** Adds a row. Throws {@link Unreadable} when that is more than we take. Empty rows at the end cost nothing. */
export function addRow(into: Collector, { line, cells }: SheetRow): void {
  while (cells.length > 0 && isBlank(cells.at(-1)!)) cells.pop()
  if (cells.length === 0) {
    if (into.rows.length < limits.rows) into.rows.push({ line, cells })
    return
  }
  if (cells.length > limits.columns)
    throw new Unreadable({
      because: 'too many columns',
      most: limits.columns,
      line,
      column: cells.findIndex((cell, at) => at >= limits.columns && !isBlank(cell)) + 1,
    })
  if (into.rows.length >= limits.rows)
    throw new Unreadable({ because: 'too many rows', most: limits.rows, line })
  into.rows.push({ line, cells })
  count(into, cells)
}

/** Counts cells that were added. Throws {@link Unreadable} when all together are more than we take. */
export function count(into: Collector, cells: readonly string[]): void {
  for (const cell of cells) {
    into.characters += cell.length
    if (cell !== '') into.filled += 1
  }
  into.cells += cells.length
  if (into.cells > limits.cells || into.characters > limits.characters)
    throw new Unreadable({ because: 'inflates' })
}

/** The rows without the empty ones at the end; throws when none is left. */
export function collected({ rows }: Collector): SheetRow[] {
  while (rows.length > 0 && rows.at(-1)!.cells.length === 0) rows.pop()
  if (rows.length === 0) throw new Unreadable({ because: 'empty' })
  return rows
}
