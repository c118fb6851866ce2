import { addRow, type Collector, collected, collector, isBlank } from './collect-rows.ts'
import { limits, Unreadable } from './limits.ts'
import { type Merge, parseMerge, spreadMerges } from './merged-cells.ts'
import { type NumberFormat, writeNumber } from './number-formats.ts'
import { attributeOf, readXml } from './read-xml.ts'
import { textListener, tidyText } from './shared-strings.ts'
import type { SheetRow } from './spreadsheets.ts'

/** What cells of a workbook refer to. */
export type Shared = {
  strings: readonly string[]
  formats: readonly NumberFormat[]
  from1904: boolean
}

export type ReadSheet = { rows: SheetRow[]; filled: number; hiddenRows: number }

/** Where reading stands in a sheet, and what is known of the cell there. */
type Desk = {
  into: Collector
  merges: Merge[]
  hiddenRows: number
  row: SheetRow
  hidden: boolean
  /** The column of the cell, from 0, and of the one that follows if it does not say where it is. */
  column: number
  next: number
  type: string
  style: number
  value: string
  /** Inside `<v>`. */
  isValue: boolean
  isCell: boolean
}

/**
 * Reads a sheet's cells, as they come. Where a row or a cell is says it itself; only cells with something in
 * them are kept, so that one at XFD1048576 costs no more than another.
 *
 * Throws {@link Unreadable}; `into` then holds what was read so far.
 */
export async function readSheet(
  pieces: AsyncIterable<string>,
  shared: Shared,
  into: Collector = collector(),
): Promise<ReadSheet> {
  const desk: Desk = { ...emptyDesk(), into }
  const inline = textListener()
  await readXml(pieces, {
    open(name, attributes) {
      if (desk.isCell) inline.open(name, attributes)
      opening.get(name)?.(desk, attributes)
    },
    text(piece) {
      if (desk.isValue) desk.value += piece
      else if (desk.isCell) inline.text(piece)
    },
    close(name) {
      if (desk.isCell) inline.close(name)
      if (name === 'v') desk.isValue = false
      else if (name === 'c') closeCell(desk, shared, inline.take())
      else if (name === 'row') closeRow(desk)
    },
  })
  spreadMerges(desk.into, desk.merges)
  const { filled, rows } = into
  return { rows: rows.length === 0 ? [] : collected(into), filled, hiddenRows: desk.hiddenRows }
}

const emptyDesk = (): Omit<Desk, 'into'> => ({
  merges: [],
  hiddenRows: 0,
  row: { line: 0, cells: [] },
  hidden: false,
  column: 0,
  next: 0,
  type: '',
  style: 0,
  value: '',
  isValue: false,
  isCell: false,
})

function openRow(desk: Desk, attributes: string): void {
  const line = Number(attributeOf(attributes, 'r') ?? desk.row.line + 1)
  if (!Number.isSafeInteger(line) || line < 1) throw new Unreadable({ because: 'broken' })
  desk.row = { line, cells: [] }
  desk.next = 0
  desk.hidden = ['1', 'true'].includes(attributeOf(attributes, 'hidden') ?? '')
}

/** Adds the row, and the empty ones before it. A row that comes after a later one is no order at all. */
function closeRow(desk: Desk): void {
  const { into, row } = desk
  if (row.cells.every(isBlank)) return
  const last = into.rows.at(-1)?.line ?? 0
  if (row.line <= last) throw new Unreadable({ because: 'broken' })
  for (let line = last + 1; line < row.line && into.rows.length < limits.rows; line += 1)
    addRow(into, { line, cells: [] })
  addRow(into, row)
  if (desk.hidden) desk.hiddenRows += 1
}

function openCell(desk: Desk, attributes: string): void {
  const place = attributeOf(attributes, 'r')
  desk.column = place === null ? desk.next : columnOf(place)
  desk.next = desk.column + 1
  desk.type = attributeOf(attributes, 't') ?? 'n'
  desk.style = Number(attributeOf(attributes, 's') ?? 0)
  desk.value = ''
  desk.isCell = true
}

function closeCell(desk: Desk, shared: Shared, inline: string): void {
  desk.isCell = false
  const { column, row } = desk
  const text = desk.type === 'inlineStr' ? inline : shownText(desk, shared)
  if (isBlank(text)) return
  if (column >= limits.columns)
    throw new Unreadable({
      because: 'too many columns',
      most: limits.columns,
      line: row.line,
      column: column + 1,
    })
  while (row.cells.length < column) row.cells.push('')
  row.cells[column] = text
}

/** What a person sees of a cell that does not hold its text itself; errors are nothing. */
function shownText({ type, value, style }: Desk, shared: Shared): string {
  if (type === 's') return shared.strings[Number(value)] ?? ''
  if (type === 'n') return writeNumber(value, shared.formats[style] ?? 'plain', shared)
  if (type === 'b') return truths[value] ?? ''
  if (type === 'd') return value.replace(/T00:00(:00(\.0+)?)?Z?$/, '')
  return type === 'e' ? '' : tidyText(value)
}

const truths: Record<string, string> = { 1: 'TRUE', true: 'TRUE', 0: 'FALSE', false: 'FALSE' }

/** The column of a place as `AB12`, from 0. */
function columnOf(place: string): number {
  let column = 0
  for (let at = 0; at < place.length; at += 1) {
    const letter = (place.charCodeAt(at) | 0x20) - 0x60
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  if (column < 1 || column > 16_384) throw new Unreadable({ because: 'broken' })
  return column - 1
}

function openValue(desk: Desk): void {
  desk.isValue = true
}

function keepMerge(desk: Desk, attributes: string): void {
  const merge = parseMerge(attributeOf(attributes, 'ref') ?? '')
  if (merge) desk.merges.push(merge)
}

const opening = new Map<string, (desk: Desk, attributes: string) => void>([
  ['row', openRow],
  ['c', openCell],
  ['v', openValue],
  ['mergeCell', keepMerge],
])
