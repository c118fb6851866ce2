import { type Say, words } from '#app/words/words.ts'
import type { HomeColumns } from '#domain/properties/property.ts'

/** The columns of a home in a file, called as the import of rosters reads them. */
export const homeColumnWords = words({
  en: {
    street: 'Address',
    lot: 'Lot Number',
    unit: 'Unit',
    city: 'City',
    state: 'State',
    zip: 'ZIP',
  },
  es: {
    street: 'Dirección',
    lot: 'Número de lote',
    unit: 'Unidad',
    city: 'Ciudad',
    state: 'Estado',
    zip: 'ZIP',
  },
})

const homeColumns = ['street', 'lot', 'unit', 'city', 'state', 'zip'] as const

/** A column of a file: what it is called, and its cell for each row. */
export type FileColumn<Row> = readonly [name: string, cell: (row: Row) => string]

/** Where a home is, a column for each part of its address. */
export function columnsOfHome<Row extends { home: HomeColumns | null }>(
  say: Say<keyof (typeof homeColumnWords)['en']>,
): FileColumn<Row>[] {
  return homeColumns.map((column) => columnOfHome<Row>(column, say))
}

/** One part of an address as a column. */
export function columnOfHome<Row extends { home: HomeColumns | null }>(
  column: keyof HomeColumns,
  say: Say<keyof (typeof homeColumnWords)['en']>,
): FileColumn<Row> {
  return [say(column), ({ home }) => home?.[column] ?? '']
}

/** The rows of a file, part by part: its header, and a row for each of a list. */
export async function* rowsOfFile<Row>(
  columns: readonly FileColumn<Row>[],
  parts: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string[][]> {
  yield [columns.map(([name]) => name)]
  for await (const part of parts) yield part.map((row) => columns.map(([, cell]) => cell(row)))
}
