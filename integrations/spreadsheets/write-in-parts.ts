import type { RowParts, WrittenAs } from './spreadsheets.ts'
import { writeCsv, writeCsvOn } from './write-csv.ts'
import { writeWorkbook } from './write-workbook.ts'

/** Writes rows as a file while they are still being read; see `Spreadsheets.write`. */
export function writeInParts(as: WrittenAs, parts: RowParts): AsyncIterable<Uint8Array> {
  return as === 'xlsx' ? writeWorkbook(parts) : csvOf(parts)
}

async function* csvOf(parts: RowParts): AsyncGenerator<Uint8Array> {
  const text = new TextEncoder()
  let write = writeCsv
  for await (const rows of parts) {
    if (rows.length > 0) yield text.encode(write(rows))
    write = writeCsvOn
  }
}
