import { addRow, collected, collector, type WholeSheet } from './collect-rows.ts'
import { decodeText } from './decode-text.ts'
import { guessDelimiter } from './guess-delimiter.ts'
import { readNeutralCell } from './neutral-cells.ts'
import { refuseForeignText } from './recognize.ts'
import { nextRow, type Reader } from './split-rows.ts'
import type { Delimiter } from './spreadsheets.ts'

/** Excel's own line that names the delimiter, which no other program shows. */
const sepLine = /^"?sep=(.)"?[ \t,;|]*(?:\r\n?|\n|$)/i

/** Reads delimited text. Throws `Unreadable`. */
export function readText(bytes: Uint8Array, file: { name: string }): WholeSheet {
  const { text: decoded, encoding } = decodeText(bytes)
  refuseForeignText(decoded)
  const text = decoded.replaceAll('\0', '') // which no database keeps
  const sep = sepLine.exec(text)
  const table = text.slice(sep?.[0].length ?? 0)
  const told = sep && /[,;\t|]/.test(sep[1]!) ? (sep[1] as Delimiter) : null
  const delimiter = told ?? guessDelimiter(table, file)
  const reader: Reader = { text: table, delimiter, at: 0, line: sep ? 2 : 1, strayQuotes: [] }
  const into = collector()
  for (let row = nextRow(reader); row; row = nextRow(reader))
    addRow(into, { ...row, cells: row.cells.map(readNeutralCell) })
  const rows = collected(into)
  const strayQuotes = reader.strayQuotes.slice(0, 100)
  return { encoding, delimiter, name: null, otherSheets: [], rows, strayQuotes, hiddenRows: 0 }
}
