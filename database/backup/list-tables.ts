import type pg from 'pg'
import type { TableHeading } from './backup-format.ts'

/** Kept by migrations and limits themselves; neither is part of what a community would miss. */
const leftOut = ['kysely_migration', 'kysely_migration_lock', 'request_limits']

/**
 * Every table of ours with the columns that hold data (generated ones follow from them), in an order
 * in which each stands behind those it refers to. References that wait for the end of a transaction do
 * not count.
 */
export async function listTables(client: pg.ClientBase): Promise<TableHeading[]> {
  const tables = await client.query<{ table: string; columns: string[]; needs: string[] }>(
    `select c.relname as table,
            (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
            coalesce((select array_agg(distinct other.relname::text) from pg_constraint k
                      join pg_class other on other.oid = k.confrelid
                      where k.conrelid = c.oid and k.contype = 'f' and not k.condeferrable
                        and k.confrelid <> c.oid), '{}') as needs
     from pg_class c
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> all ($1)
     order by c.relname collate "C"`,
    [leftOut],
  )
  return inOrder(tables.rows)
}

type Table = TableHeading & { needs: string[] }

function inOrder(tables: readonly Table[]): TableHeading[] {
  const placed: TableHeading[] = []
  let waiting = [...tables]
  while (waiting.length > 0) {
    const names = new Set(placed.map(({ table }) => table))
    const ready = waiting.filter(({ needs }) => needs.every((need) => names.has(need)))
    if (ready.length === 0) throw new Error('Tables refer to each other in a circle.')
    placed.push(...ready.map(({ table, columns }) => ({ table, columns })))
    waiting = waiting.filter((table) => !ready.includes(table))
  }
  return placed
}

/** A name as SQL writes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A table and its columns as COPY names them. */
export function copyTarget({ table, columns }: TableHeading): string {
  return `${quoted(table)} (${columns.map(quoted).join(', ')})`
}
