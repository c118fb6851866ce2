import type { OpenForm } from '#app/forms.ts'
import { longestCell, type MendedRow } from '#domain/rosters/mend-rows.ts'

/** What a form of rows says, as it was typed: by the names of its fields. */
export type TypedMends = Record<string, string>

/** No page has more rows. */
const mostRows = 50

/** Reads what somebody mended: `cell-12-3` is the fourth cell of line 12. */
export function readMends(form: OpenForm): { rows: MendedRow[]; typed: TypedMends } {
  const lines = form.chosen('line').map(Number).filter(Number.isSafeInteger).slice(0, mostRows)
  const only = form.text('only')
  const out = new Set(form.chosen('out'))
  const [, usedName = '', used = ''] = /^(cell-\d+-\d+) (.*)$/s.exec(form.text('use')) ?? []
  const typed: TypedMends = {}
  const rows = lines
    .filter((line) => only === '' || only === String(line))
    .map((line): MendedRow => {
      const cells: Record<number, string> = {}
      for (const index of form.chosen(`cells-${line}`).filter((one) => /^\d{1,3}$/.test(one))) {
        const name = `cell-${line}-${index}`
        const text = name === usedName ? used : form.text(name)
        typed[name] = text
        cells[Number(index)] = text.replace(/\r\n?/g, '\n').replaceAll('\0', '')
      }
      if (out.has(String(line))) typed[`out-${line}`] = 'on'
      return { line, cells, leaveOut: out.has(String(line)) }
    })
  return { rows, typed }
}

/** The field of the first cell that is longer than a cell may be; null when there is none. */
export function tooLong(rows: readonly MendedRow[]): string | null {
  for (const { line, cells } of rows)
    for (const [index, text] of Object.entries(cells))
      if (text.length > longestCell) return `cell-${line}-${index}`
  return null
}
