import Papa from 'papaparse'
import { neutralCell } from './neutral-cells.ts'
import type { WrittenAs } from './spreadsheets.ts'
import { writeWorkbook } from './write-workbook.ts'

type Parts = AsyncIterable<readonly (readonly string[])[]>

/** Writes rows as a file while they are still being read; see `Spreadsheets.writeInParts`. */
export function writeInParts(as: WrittenAs, parts: Parts): AsyncIterable<Uint8Array> {
  return as === 'xlsx' ? writeWorkbook(parts) : csvOf(parts)
}

async function* csvOf(parts: Parts): AsyncGenerator<Uint8Array> {
  const text = new TextEncoder()
  yield text.encode('\uFEFF')
  for await (const rows of parts) {
    const neutral = rows.map((row) => row.map(neutralCell))
    if (rows.length > 0) yield text.encode(`${Papa.unparse(neutral, { newline: '\r\n' })}\r\n`)
  }
}
