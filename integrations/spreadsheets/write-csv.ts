import Papa from 'papaparse'
import { neutralCell } from './neutral-cells.ts'

/** Every program tells by it that the text is UTF-8. */
const byteOrderMark = '\uFEFF'

/** Writes rows as a CSV file (RFC 4180) in UTF-8 that Excel opens as it is; see `Spreadsheets.write`. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `${byteOrderMark}${writeCsvOn(rows)}`
}

/** Writes more rows of such a file. */
export function writeCsvOn(rows: readonly (readonly string[])[]): string {
  const neutral = rows.map((row) => row.map(neutralCell))
  return `${Papa.unparse(neutral, { newline: '\r\n' })}\r\n`
}
