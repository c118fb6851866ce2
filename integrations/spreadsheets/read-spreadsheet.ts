import { accept, type Result } from '#domain/result.ts'
import type { WholeSheet } from './collect-rows.ts'
import { orRefuse } from './limits.ts'
import { readText } from './read-text.ts'
import { readWorkbook } from './read-workbook.ts'
import { recognize } from './recognize.ts'
import type { UnreadableSheet } from './spreadsheets.ts'

/** Reads a spreadsheet of any kind, here and now. It may take seconds and much memory: call it in a worker. */
export function readSpreadsheet(
  bytes: Buffer,
  file: { name: string; sheet?: string },
): Promise<Result<WholeSheet, UnreadableSheet>> {
  return orRefuse(async () => {
    const kind = recognize(bytes)
    return accept(kind === 'zip' ? await readWorkbook(bytes, file) : readText(bytes, file))
  })
}
