import type { Sheet, SheetRow } from '#integrations/spreadsheets/spreadsheets.ts'
import { combineHeaders } from './combine-headers.ts'
import { isFigure, isHeaderWord, isLabel } from './header-signs.ts'

export type FoundHeader = {
  /** What each column is called, as wide as the table; '' where it is called nothing. */
  headers: string[]
  /** The line on which the header ends; null when the table has none. */
  line: number | null
  /** Titles above the table, and what stands among its rows again as on every page of a report. */
  leftOut: { line: number; because: 'title' | 'repeated' }[]
  /** Everything below the header in order, empty rows and totals among them. */
  rows: SheetRow[]
}

/** What a table is called and begins with, and which of its rows are people's and homes'. */
export type TableStart = Pick<FoundHeader, 'headers' | 'line'> & {
  /** What becomes of a row of the table; null: nothing, it is of the header or empty above it. */
  judge(row: SheetRow): 'kept' | 'title' | 'repeated' | null
}

/** Nobody writes more above a table. */
const mostAbove = 60

/** So many rows with something in them tell how wide a table is. */
const mostOfStart = 2_000

/**
 * Finds where the table begins: below titles and empty rows, at a header of one line or of two, of which the
 * upper names groups of columns (`Owner` over `First` and `Last`: `Owner First`, `Owner Last`).
 *
 * A header is a row as wide as the table whose cells are labels, and say what rosters hold or differ from
 * what stands below them. A table without one begins at its first row that is as wide.
 */
export function findHeader(rows: readonly SheetRow[]): FoundHeader {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const start = findStart({ rows, width })
  const leftOut: FoundHeader['leftOut'] = []
  const kept = [...rowsBelow(start, { rows, leftOut })]
  return { headers: start.headers, line: start.line, leftOut, rows: kept }
}

/** The rows of a table that are people's and homes', as they come; adds the others to those that are left out. */
export function* rowsBelow(
  { judge }: TableStart,
  { rows, leftOut }: { rows: Iterable<SheetRow>; leftOut: FoundHeader['leftOut'] },
): Generator<SheetRow> {
  for (const row of rows) {
    const verdict = judge(row)
    if (verdict === 'kept') yield row
    else if (verdict) leftOut.push({ line: row.line, because: verdict })
  }
}

/** The same of a table whose rows need not be in hand: only the first some thousand are looked at. */
export function findStart({ rows, width }: Pick<Sheet, 'rows' | 'width'>): TableStart {
  const start = startOfTable(rows)
  const widths = start.map(({ cells }) => filledIn(cells)).filter((filled) => filled > 0)
  const table = { rows: start, typical: quantile(widths, 0.6), width }
  const at = headerIndex(table)
  if (at === null) return withoutHeader(table)
  const [from, to] = linesOfHeader(table, at)
  const upper = from === to ? null : start[from]!.cells
  const line = start[to]!.line
  const before = start.slice(0, from).filter(({ cells }) => filledIn(cells) > 0)
  const early = new Set(before.filter((row) => isWhole(row, table.typical)).map(lineOf))
  const titles = before.filter((row) => !early.has(row.line))
  const isRepeated = repetition([...titles, ...start.slice(from, to + 1)])
  const above = new Set(titles.map(lineOf))
  return {
    headers: combineHeaders(upper, start[to]!.cells, width),
    line,
    judge(row) {
      if (early.has(row.line)) return 'kept'
      if (row.line <= line) return above.has(row.line) ? 'title' : null
      return isRepeated(row) ? 'repeated' : 'kept'
    },
  }
}

const lineOf = ({ line }: SheetRow) => line

function startOfTable(rows: Iterable<SheetRow>): SheetRow[] {
  const start: SheetRow[] = []
  let filled = 0
  for (const row of rows) {
    if (filled === mostOfStart) break
    start.push(row)
    if (filledIn(row.cells) > 0) filled += 1
  }
  return start
}

type Table = {
  rows: readonly SheetRow[]
  /** How many cells most rows have filled. */
  typical: number
  width: number
}

const filledIn = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length

function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0
}

/** The row that is most like a header, before the third that is a person's or a home's. */
function headerIndex(table: Table): number | null {
  let best: { at: number; score: number } | null = null
  let people = 0
  for (const [at, row] of table.rows.slice(0, mostAbove * 2).entries()) {
    const score = headerScore(table, at)
    if (score > (best?.score ?? 0)) best = { at, score }
    if (isAboutPeople(row, table.typical)) people += 1
    if (people === 3) break
  }
  return best?.at ?? null
}

function isAboutPeople({ cells }: SheetRow, typical: number): boolean {
  return filledIn(cells) * 2 >= typical && cells.some(isFigure)
}

/** A row above the header that is as full as those below, and is therefore kept. */
function isWhole(row: SheetRow, typical: number): boolean {
  return typical > 2 && filledIn(row.cells) >= typical && isAboutPeople(row, typical)
}

/** How much a row is like a header; 0 when it is none. */
function headerScore({ rows, typical }: Table, at: number): number {
  const filled = rows[at]!.cells.filter((cell) => cell.trim() !== '')
  if (filled.length === 0 || filled.length < Math.min(2, typical)) return 0
  if (filled.length * 2 < typical) return 0
  const labels = filled.filter(isLabel).length
  if (labels < filled.length * 0.8 || filled.some((cell) => cell.includes('@'))) return 0
  const known = filled.filter(isHeaderWord).length / filled.length
  const wide = Math.min(1, filled.length / typical)
  if (known >= 0.3) return 1 + known + wide
  return contrast(rows, at) >= 0.3 ? wide : 0
}

/** The share of a row's columns that below it mostly hold figures, while it has a label there. */
function contrast(rows: readonly SheetRow[], at: number): number {
  const below = rows.slice(at + 1, at + 21).filter(({ cells }) => filledIn(cells) > 0)
  const labelled = rows[at]!.cells.flatMap((cell, column) => (isLabel(cell) ? [column] : []))
  if (below.length === 0 || labelled.length === 0) return 0
  const differing = labelled.filter((column) => {
    const figures = below.filter(({ cells }) => isFigure(cells[column] ?? '')).length
    return !isFigure(rows[at]!.cells[column]!) && figures * 2 > below.length
  })
  return differing.length / labelled.length
}

/** The first and last row of the header: a line below it that completes it, or one above that groups it. */
function linesOfHeader({ rows }: Table, at: number): [from: number, to: number] {
  if (completes(rows[at + 1]?.cells ?? [], rows[at]!.cells)) return [at, at + 1]
  if (at > 0 && groups(rows[at - 1]!.cells)) return [at - 1, at]
  return [at, at]
}

/** Whether every cell of a line is a header's word, and it is not the header again. */
function completes(lower: readonly string[], upper: readonly string[]): boolean {
  const filled = lower.filter((cell) => cell.trim() !== '')
  const same = lower.filter((cell, at) => cell.trim() !== '' && cell === upper[at]).length
  return (
    filled.length > 0 &&
    filled.every(isHeaderWord) &&
    same < filled.length &&
    endsGroup(lower, upper)
  )
}

/** Whether the lower line has names where the upper has none: there the upper names a group. */
function endsGroup(lower: readonly string[], upper: readonly string[]): boolean {
  return lower.some((cell, at) => cell.trim() !== '' && (upper[at] ?? '').trim() === '')
}

/** Whether a line names groups of columns: several, or one that does not begin at the left as a title does. */
function groups(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '')
  if (filled.length === 0 || !filled.every(isHeaderWord)) return false
  return new Set(filled).size > 1 || (cells[0] ?? '').trim() === ''
}

/** Titles are rows with one cell, or two, where others have many. */
function withoutHeader({ rows, typical, width }: Table): TableStart {
  const first = rows.find(({ cells }) => filledIn(cells) * 2 > typical || filledIn(cells) > 2)
  const from = (first ?? rows[0])?.line ?? 0
  const above = rows.filter(({ line, cells }) => line < from && filledIn(cells) > 0)
  const isRepeated = repetition(above)
  return {
    headers: Array(width).fill(''),
    line: null,
    judge(row) {
      if (row.line < from) return filledIn(row.cells) > 0 ? 'title' : null
      return isRepeated(row) ? 'repeated' : 'kept'
    },
  }
}

/** Tells what stood above already: reports begin every page with their titles and their header. */
function repetition(above: readonly SheetRow[]): (row: SheetRow) => boolean {
  const known = new Set(above.map(keyOf))
  const starts = new Set(above.map(startOf))
  return (row) => {
    const start = startOf(row)
    return start !== '' && starts.has(start) && known.has(keyOf(row))
  }
}

const folded = (cell: string) => cell.trim().replace(/\s+/g, ' ').toLowerCase()
const keyOf = ({ cells }: SheetRow) => cells.map(folded).join('\t').trimEnd()
const startOf = ({ cells }: SheetRow) => folded(cells.find((cell) => cell.trim() !== '') ?? '')
