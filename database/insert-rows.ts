import { sql } from 'kysely'
import type { Db } from './connect.ts'
import type { Tables } from './tables.ts'

/** PostgreSQL's types of the columns to write. */
type Columns<Table> = {
  [Column in keyof Table]?: 'uuid' | 'text' | 'integer' | 'boolean' | 'timestamptz' | 'jsonb'
}

/**
 * Writes any number of rows in one statement with one parameter; a list of values may hold 65,535 of
 * them only. `columns` says what is written: each row has it under the same name, a column that a row
 * lacks becomes null.
 */
export async function insertRows<Table extends keyof Tables & string>(
  db: Db,
  table: Table,
  given: {
    columns: Columns<Tables[Table]>
    rows: readonly { [Column in keyof Tables[Table]]?: unknown }[]
  },
): Promise<void> {
  const { rows } = given
  if (rows.length === 0) return
  const columns = Object.entries<string | undefined>(given.columns)
  const names = columns.map(([name]) => sql.id(name))
  const typed = columns.map(([name, type]) => sql`${sql.id(name)} ${sql.raw(type!)}`)
  const keys = columns.map(([name]) => ({ name, inSql: inSql(name) }))
  const values = rows.map((row) =>
    Object.fromEntries(keys.map((key) => [key.inSql, row[key.name as keyof typeof row]])),
  )
  await sql`
    insert into ${sql.table(table)} (${sql.join(names)})
    select ${sql.join(names)}
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as given (${sql.join(typed)})`.execute(
    db,
  )
}

/** A name as SQL says it: `auditEvents` is `audit_events`. */
function inSql(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
