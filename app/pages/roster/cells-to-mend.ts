import { longestCell } from '#domain/rosters/cells.ts'
import type { Column, Field } from '#domain/rosters/field.ts'
import type { ReviewedRow } from '#domain/rosters/list-rows.ts'
import { needsAttention, type Problem } from '#domain/rosters/problem.ts'

/** A cell that can be mended in place. */
export type CellView = {
  index: number
  header: string
  field: Field
  /** On one line, as a field of a form shows it, and no longer than a cell may be that is mended. */
  text: string
  /** The whole cell as it would be with our suggestion; null where we have none. */
  suggestion: string | null
}

/** What may stand in for each other, where a file has no column of the very field. */
const alike: readonly (readonly Field[])[] = [
  ['fullName', 'firstName', 'lastName'],
  ['address', 'street', 'lot', 'unit', 'city', 'state', 'zip'],
]

/** The cells that the problems of a row point at, in the order of the file. */
export function cellsToMend(row: ReviewedRow, columns: readonly Column[]): CellView[] {
  const problems = row.plan.problems.filter(wantsMending)
  const wanted = new Map<number, CellView>()
  for (const problem of problems)
    for (const column of columnsOf(problem, columns)) {
      const cell = cellOf(row, column, problem)
      if (!wanted.get(column.index)?.suggestion) wanted.set(column.index, cell)
    }
  return [...wanted.values()].toSorted((one, other) => one.index - other.index)
}

/** An organisation cannot be written to: somebody may want to name a person instead. */
function wantsMending(problem: Problem): boolean {
  return needsAttention(problem) || problem.reason === 'organization without a person'
}

function columnsOf({ column, field }: Problem, columns: readonly Column[]): readonly Column[] {
  const named = column === null ? [] : columns.filter(({ header }) => header === column)
  const exact = named.length > 1 ? named.filter((one) => one.field === field) : named
  if (exact.length > 0) return exact
  const own = columns.filter((one) => one.field === field)
  if (own.length > 0) return own
  const group = alike.find((fields) => fields.includes(field)) ?? []
  return columns.filter((one) => group.includes(one.field))
}

function cellOf({ cells }: ReviewedRow, column: Column, problem: Problem): CellView {
  const { index, header, field } = column
  const text = (cells[index] ?? '').slice(0, longestCell).toWellFormed()
  const onOneLine = text.replace(/\s*\n\s*/g, ' ')
  return { index, header, field, text: onOneLine, suggestion: suggestedFor(text, problem) }
}

/** Only what was mistyped is replaced; whatever else stands in the cell stays. */
function suggestedFor(text: string, { typed, suggestion }: Problem): string | null {
  if (suggestion === null) return null
  return typed !== null && text.includes(typed) ? text.replace(typed, () => suggestion) : suggestion
}
