import type { Parcel } from './messages.ts'
import type { SheetRow } from './spreadsheets.ts'

/** Opening a parcel of so many rows keeps others waiting for about a millisecond. */
export const rowsPerParcel = 1_000

/** Packs rows for another thread. */
export function packRows(rows: readonly SheetRow[]): Parcel {
  const texts: string[] = []
  const sizes: number[] = []
  for (const { line, cells } of rows) {
    sizes.push(line, cells.length)
    for (const cell of cells) sizes.push(cell.length)
    texts.push(cells.join(''))
  }
  return { text: texts.join(''), sizes: Uint32Array.from(sizes), count: rows.length }
}

/** How many rows some parcels hold. */
export function countRows(parcels: readonly Parcel[]): number {
  return parcels.reduce((sum, { count }) => sum + count, 0)
}

/** The rows of some parcels, unpacked while they are gone through: only one parcel is there as objects. */
export function unpacking(parcels: readonly Parcel[]): Iterable<SheetRow> {
  return {
    *[Symbol.iterator]() {
      for (const parcel of parcels) yield* unpackRows(parcel)
    },
  }
}

/** The rows of a parcel, equal to those that were packed. */
function unpackRows({ text, sizes }: Parcel): SheetRow[] {
  const rows: SheetRow[] = []
  let from = 0
  for (let at = 0; at < sizes.length; ) {
    const [line, count] = [sizes[at]!, sizes[at + 1]!]
    const cells: string[] = new Array(count)
    at += 2
    for (let index = 0; index < count; index += 1, at += 1) {
      const to = from + sizes[at]!
      cells[index] = text.slice(from, to)
      from = to
    }
    rows.push({ line, cells })
  }
  return rows
}
