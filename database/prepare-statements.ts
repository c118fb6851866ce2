import { createHash } from 'node:crypto'
import { type PostgresPool, type PostgresPoolClient, sql } from 'kysely'
import type pg from 'pg'

/** The most statements a connection keeps; each takes some 20 kB of its server process. */
const most = 400

const anew = '/* planned anew */'

/**
 * Stands at the start of a statement that is planned each time: one that looks up thousands of rows while
 * its tables are being filled. A plan that was kept would still take them for empty, where any index is as
 * good as another.
 */
export const plannedAnew = sql.raw(anew)

/**
 * A pool whose connections prepare what they are asked again and again: PostgreSQL then reads and plans
 * a statement once, not each time. Statements without parameters are few and cheap, and stay as they are.
 */
export function prepareStatements(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>()
  const heardOnce = new Set<string>()
  const nameOf = (text: string): string | undefined => {
    const name = names.get(text)
    if (name || names.size === most || text.startsWith(anew)) return name
    if (heardOnce.delete(text)) {
      const given = createHash('sha1').update(text).digest('base64url')
      names.set(text, given)
      return given
    }
    if (heardOnce.size === most) heardOnce.clear()
    heardOnce.add(text)
  }
  const query =
    (client: pg.PoolClient) =>
    (text: unknown, values: unknown[] = []) =>
      typeof text === 'string' && values.length > 0
        ? client.query({ text, values, name: nameOf(text) })
        : client.query(text as string, values)
  return {
    async connect() {
      const client = await pool.connect()
      const release = client.release.bind(client)
      return { query: query(client) as unknown as PostgresPoolClient['query'], release }
    },
    end: () => pool.end(),
    options: pool.options,
  }
}
