import { type Collector, count, isBlank } from './collect-rows.ts'
import { limits } from './limits.ts'

/** The first column of a merged region, from 0, and its rows. */
export type Merge = { column: number; from: number; to: number }

/** Reads `A2:B5`; null when the region has only one row, or is none. */
export function parseMerge(ref: string): Merge | null {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})$/i.exec(ref)
  if (!parts) return null
  const [, letters, from, to] = parts
  let column = 0
  for (const letter of letters!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return Number(to) > Number(from)
    ? { column: column - 1, from: Number(from), to: Number(to) }
    : null
}

/**
 * Writes what a merged cell says into every row that it reaches over, where it begins: one address beside
 * two names is the address of both. Rows with nothing else in them stay as they are.
 */
export function spreadMerges(into: Collector, merges: readonly Merge[]): void {
  const { rows } = into
  const first = rows[0]?.line ?? 1
  let steps = limits.cells // however many regions there are
  for (const { column, from, to } of merges) {
    const text = rows[from - first]?.cells[column]
    if (!text || isBlank(text)) continue
    const next = from - first + 1
    const below = rows.slice(next, next + Math.min(to - from, steps))
    steps -= below.length
    for (const { cells } of below) if (putUnder(cells, column, text)) count(into, [text])
  }
}

/** Puts the text into its column, where that is free and the row has other cells. */
function putUnder(cells: string[], column: number, text: string): boolean {
  if (cells.length === 0 || (cells[column] ?? '') !== '') return false
  while (cells.length < column) cells.push('')
  cells[column] = text
  return true
}
