import type { OpenForm } from '#app/forms.ts'
import { longestCell } from '#domain/rosters/cells.ts'
import type { MendedRow } from '#domain/rosters/mend-rows.ts'

/** What a form of rows says, as it was typed: by the names of its fields. */
export type TypedMends = Record<string, string>

/** No page has more rows. */
const mostRows = 50

/**
 * Reads what somebody mended: `cell-12-3` is the fourth cell of line 12. What still is as the form has shown
 * it, `was-cell-12-3`, is not mended: somebody else may have done so meanwhile.
 */
export function readMends(form: OpenForm): { rows: MendedRow[]; typed: TypedMends } {
  const lines = form.chosen('line').map(Number).filter(Number.isSafeInteger).slice(0, mostRows)
  const only = form.text('only')
  const out = new Set(form.chosen('out'))
  const [, usedName = '', used = ''] = /^(cell-\d+-\d+) (.*)$/s.exec(form.text('use')) ?? []
  const typed: TypedMends = {}
  const textOf = (name: string) => (name === usedName ? used : (form.chosen(name)[0] ?? ''))
  const rows = lines
    .filter((line) => only === '' || only === String(line))
    .map((line): MendedRow => {
      const indexes = form.chosen(`cells-${line}`).filter((one) => /^\d{1,3}$/.test(one))
      const cells = indexes.map((index) => [index, textOf(`cell-${line}-${index}`)] as const)
      for (const [index, text] of cells) typed[`cell-${line}-${index}`] = text
      const mended = cells.filter(
        ([index, text]) => !isAsShown(form, `cell-${line}-${index}`, text),
      )
      const isOut = out.has(String(line))
      if (isOut) typed[`out-${line}`] = 'on'
      const isKept = isAsShown(form, `out-${line}`, isOut ? 'on' : '')
      return {
        line,
        cells: Object.fromEntries(mended.map(([index, text]) => [index, tidy(text)])),
        leaveOut: isKept ? null : isOut,
      }
    })
  return { rows, typed }
}

const tidy = (text: string) => text.replace(/\r\n?/g, '\n').replaceAll('\0', '')

const isAsShown = (form: OpenForm, name: string, now: string) =>
  form.chosen(`was-${name}`)[0] === now

/** The field of the first cell that is longer than a cell may be; null when there is none. */
export function tooLong(rows: readonly MendedRow[]): string | null {
  for (const { line, cells } of rows)
    for (const [index, text] of Object.entries(cells))
      if (text.length > longestCell) return `cell-${line}-${index}`
  return null
}
