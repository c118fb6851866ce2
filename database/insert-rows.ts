import { type RawBuilder, sql } from 'kysely'
import type { Db } from './connect.ts'
import type { Tables } from './tables.ts'

type Type = 'uuid' | 'text' | 'integer' | 'boolean' | 'timestamptz' | 'jsonb'

/** PostgreSQL's types of the columns to write. */
type Columns<Table> = { [Column in keyof Table]?: Type }

/**
 * Writes any number of rows in one statement with a parameter for each column; a list of values may hold
 * 65,535 of them only. `columns` says what is written: each row has it under the same name, a column that
 * a row lacks becomes null, and one of `jsonb` may lack in none.
 *
 * What is the same in all rows is sent once.
 */
export async function insertRows<Table extends keyof Tables & string>(
  db: Db,
  table: Table,
  given: {
    columns: Columns<Tables[Table]>
    rows: readonly { [Column in keyof Tables[Table]]?: unknown }[]
  },
): Promise<void> {
  const rows = given.rows as readonly Readonly<Record<string, unknown>>[]
  if (rows.length === 0) return
  const columns = Object.entries<Type | undefined>(given.columns).map(([name, type]) =>
    columnOf(name, type!, rows),
  )
  const names = columns.map(({ name }) => sql.id(name))
  const listed = columns.filter(({ list }) => list !== null)
  const lists = sql.join([
    sql`generate_series(1, ${rows.length}::integer)`,
    ...listed.map(({ list }) => list),
  ])
  const listNames = sql.join(['nth', ...listed.map(({ name }) => name)].map((name) => sql.id(name)))
  await sql`
    insert into ${sql.table(table)} (${sql.join(names)})
    select ${sql.join(columns.map(({ value }) => value))}
    from rows from (${lists}) as given (${listNames})`.execute(db)
}

type WrittenColumn = {
  name: string
  /** What is selected. */
  value: RawBuilder<unknown>
  /** What gives a value for each row; null: it is the same in all. */
  list: RawBuilder<unknown> | null
}

function columnOf(
  name: string,
  type: Type,
  rows: readonly Readonly<Record<string, unknown>>[],
): WrittenColumn {
  const values = rows.map((row) => row[name] ?? null)
  const isJson = type === 'jsonb'
  if (values.every((value) => value === values[0])) {
    const one = isJson ? JSON.stringify(values[0]) : values[0]
    return { name, value: sql`${one}::${sql.raw(type)}`, list: null }
  }
  const list = isJson
    ? sql`jsonb_array_elements(${JSON.stringify(values)}::jsonb)`
    : sql`unnest(${values}::${sql.raw(type)}[])`
  return { name, value: sql`given.${sql.id(name)}`, list }
}
