import { foldHeader, type RosterRow } from './field.ts'
import type { SkipReason } from './understand-row.ts'

const totals =
  /^(?:(?:grand|sub|report|association|community)[ -]?)?totals?\b|^(?:count|sum|average|subtotal|number of|no\. of|records?|row count|total de|cantidad|suma|conteo)\b/i
const figures = /^[-+($€£]*\d[\d.,\s]*[)%]?$/
const footer =
  /^(?:page|p[áa]gina)\s*\d+|^(?:printed|generated|exported|report|run|created|prepared|impreso|generado)\b.*(?:\d|:)|^(?:end of|fin del|confidential|confidencial|copyright|©|\*{2,}|-{3,}|={3,})/i

/** No line of totals and no foot of a page is told by more, in characters. */
const longestCell = 200

/**
 * Why a row is none of the roster's, seen the headers as `foldHeader` answers them: blank, the header once more as it stands on each page of a report,
 * a line of totals, or the foot of a page. Null for every other.
 */
export function skipRow({ cells }: RosterRow, headers: readonly string[]): SkipReason | null {
  const filled = cells
    .map((cell) => cell.slice(0, longestCell).trim())
    .filter((cell) => cell !== '')
  const [first, ...others] = filled
  if (first === undefined) return 'blank row'
  if (repeatsHeader(cells, headers)) return 'repeated header'
  const label = filled.find((cell) => !figures.test(cell)) ?? first
  const rest = filled.filter((cell) => cell !== label)
  if (totals.test(label) && rest.every((cell) => figures.test(cell))) return 'totals row'
  return footer.test(first) && others.length <= 1 ? 'footer' : null
}

function repeatsHeader(cells: readonly string[], headers: readonly string[]): boolean {
  const told = headers.filter((header) => header !== '').length
  let mayDiffer = told < 2 ? -1 : 0.4 * told
  for (const [index, header] of headers.entries()) {
    if (header !== '' && foldHeader((cells[index] ?? '').slice(0, longestCell)) !== header)
      mayDiffer -= 1
    if (mayDiffer < 0) return false
  }
  return mayDiffer >= 0
}
