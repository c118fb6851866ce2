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
    select relname as name from pg_class where relforcerowsecurity`.execute(db)
  const tables = answer.rows.map(({ name }) => name)
  return db.withPlugin(fenceWatch(tables))
}

function fenceWatch(tables: readonly string[]): KyselyPlugin {
  const compiler = new PostgresQueryCompiler()
  return {
    transformQuery({ node }) {
      const missing = unfenced(compile(compiler, node), tables)
      if (missing.length > 0)
        throw new OpenFence(
          `${missing.join(', ')} without a community in: ${compile(compiler, node)}`,
        )
      return node
    },
    transformResult: async ({ result }) => result,
  }
}

function compile(compiler: PostgresQueryCompiler, node: RootOperationNode): string {
  return compiler.compileQuery(node, createQueryId()).sql
}

const named = /\b(?:from|join|update|into|using)\s+(\w+)(?:\s+as\s+(\w+)|\s+(\w+))?/g
const notAliases = new Set(
  'set where on inner left right cross join order group limit for returning using values union natural default select do'.split(
    ' ',
  ),
)

/** The names under which a statement reads or writes community tables without saying which community. */
export function unfenced(statement: string, tables: readonly string[]): string[] {
  const text = statement.replaceAll('"', '').toLowerCase()
  const aliases = [...text.matchAll(named)]
    .filter(([, table = '']) => tables.includes(table))
    .map(([, table = '', alias, word]) => ({
      key: table === 'communities' ? 'id' : 'community_id',
      name: alias ?? (word && !notAliases.has(word) ? word : table),
    }))
  const alone = new Set(aliases.map(({ name }) => name)).size === 1 || text.startsWith('\n    with')
  return aliases
    .filter(({ key, name }) => {
      const qualified = new RegExp(`\\b${name}\\.${key}\\b`).test(text)
      const bare = alone && new RegExp(`(?<![.\\w])${key}\\b`).test(text)
      return !qualified && !bare
    })
    .map(({ name }) => name)
}
