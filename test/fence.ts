import {
  createQueryId,
  type KyselyPlugin,
  PostgresQueryCompiler,
  type RootOperationNode,
  sql,
} from 'kysely'
import type { Db } from '#database/connect.ts'

/** A statement over community data that does not say of which community. */
export class OpenFence extends Error {
  override name = 'OpenFence'
}

/**
 * Watches every statement: one that names a community table must compare its `community_id`, though
 * row-level security would hide the strangers anyway. Two fences stand, and tests keep the first from
 * hiding behind the second.
 */
export async function watched(db: Db): Promise<Db> {
  const answer = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_policy p on p.polrelid = c.oid
    where pg_get_expr(p.polqual, c.oid) like '%app.community%'`.execute(db)
  const tables = answer.rows.map(({ name }) => name)
  return db.withPlugin(fenceWatch(tables))
}

function fenceWatch(tables: readonly string[]): KyselyPlugin {
  const compiler = new PostgresQueryCompiler()
  const passed = new Set<string>()
  return {
    transformQuery({ node }) {
      const statement = compile(compiler, node)
      if (passed.has(statement)) return node
      const missing = unfenced(statement, tables)
      if (missing.length > 0)
        throw new OpenFence(`${missing.join(', ')} without a community in: ${statement}`)
      if (statement.length < 10_000) passed.add(statement)
      return node
    },
    transformResult: async ({ result }) => result,
  }
}

function compile(compiler: PostgresQueryCompiler, node: RootOperationNode): string {
  return compiler.compileQuery(node, createQueryId()).sql
}

const named = /\b(?:from|join|update|into|using)\s+(\w+)(?:\s+as\s+(\w+)|(?=\s+(\w+))|)/g
const notAliases = new Set(
  'set where on inner left right cross join order group limit for returning using values union natural default select do'.split(
    ' ',
  ),
)

/**
 * The names under which a statement reads or writes community tables without saying which community: by
 * a parameter, or by being equal to a name that is bound to one.
 */
export function unfenced(statement: string, tables: readonly string[]): string[] {
  const text = statement.replaceAll('"', '').toLowerCase()
  const aliases = [...text.matchAll(named)]
    .filter(([, table = '']) => tables.includes(table))
    .map(([, table = '', alias, word]) => ({
      key: table === 'communities' ? 'id' : 'community_id',
      name: alias ?? (word && !notAliases.has(word) ? word : table),
      table,
    }))
  const keys = new Map(aliases.map(({ name, key }) => [name, key]))
  const alone = keys.size === 1
  const bound = new Set(aliases.filter((one) => isBound(text, one, alone)).map(({ name }) => name))
  const pairs = [...text.matchAll(/\b(\w+)\.(\w+)\s*=\s*(\w+)\.(\w+)\b/g)]
    .map(([, a = '', left = '', b = '', right = '']) => ({ a, left, b, right }))
    .filter(({ a, left, b, right }) => isKey(keys, a, left) && isKey(keys, b, right))
  for (let before = -1; before !== bound.size; ) {
    before = bound.size
    for (const { a, b } of pairs)
      if ([a, b].some((name) => bound.has(name) || !keys.has(name))) bound.add(a).add(b)
  }
  return [...keys.keys()].filter((name) => !bound.has(name))
}

type Alias = { name: string; key: string; table: string }

/** Whether a name is tied to a parameter where it stands; without its name only where it is the only one. */
function isBound(text: string, { name, key, table }: Alias, alone: boolean): boolean {
  const qualified = new RegExp(`\\b${name}\\.${key}\\s*=\\s*\\$\\d`)
  const bare = new RegExp(`(?<![.\\w])${key}\\s*=\\s*\\$\\d`)
  const written = new RegExp(`insert into ${table}\\s*\\([^)]*\\b${key}\\b`)
  return qualified.test(text) || written.test(text) || (alone && bare.test(text))
}

/** Whether a column says the community of a name; those that are no tables, but parts of the statement, may. */
function isKey(keys: ReadonlyMap<string, string>, name: string, column: string): boolean {
  return (keys.get(name) ?? 'community_id') === column
}
