import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { prepareStatements } from './prepare-statements.ts'
import type { Tables } from './tables.ts'

/** A connection pool or an open transaction: an operation need not know which. */
export type Db = Kysely<Tables>

/** The role the application works as. It owns nothing and cannot step around row-level security. */
export const applicationRole = 'communitrak_app'

type Connecting = {
  /** Whom to be: the application, or the owner of the schema for migrations and backups. */
  as: 'application' | 'owner'
  /** The most connections at once. */
  most?: number
}

/**
 * Opens a pool on a PostgreSQL server; `address` is a `postgres://` URL, or one of a Unix socket.
 *
 * Connections pipeline: queries sent without waiting for one another share a round trip, and are
 * answered in order. The application waits at most 5 s for a connection, 20 s for a statement and
 * 8 s for a lock; then the query throws. Where no word comes at all, it hangs up after 30 s.
 */
export function connect(address: string, { as, most = 20 }: Connecting): Db {
  const pool = new pg.Pool({
    connectionString: address,
    max: most,
    pipeline: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    ...(as === 'application' && { ...hangsUp, options: options(applicationSettings) }),
  } as pg.PoolConfig)
  pool.on('error', () => {}) // an idle connection died with its server; the next query opens another
  pool.on('connect', (client) => {
    client.on('error', () => {}) // one in use died; the query that waits for it is told, or the next
  })
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: as === 'application' ? prepareStatements(pool) : pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

/**
 * A prepared statement keeps its plan while its tables grow: none begins with reading a small table whole.
 * Where there is no other way, PostgreSQL before 18 takes that for so dear that it would compile the plan
 * (JIT), each time for longer than it runs.
 */
const applicationSettings = {
  role: applicationRole,
  enable_seqscan: 'off',
  jit: 'off',
  statement_timeout: '20s',
  lock_timeout: '8s',
  idle_in_transaction_session_timeout: '60s',
}

/**
 * What a connection is opened with that must not wait for ever, in milliseconds. A line that goes dead tells nobody,
 * and TCP takes a quarter of an hour to notice: whoever is not answered in time ends it, and the next opens another.
 */
export const hangsUp = { query_timeout: 30_000 }

function options(settings: Record<string, string>): string {
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')
}
