import { type ConnectionProvider, DummyDriver, Kysely, type PostgresDialect } from 'kysely'
import type { Db } from './connect.ts'
import type { Tables } from './tables.ts'

/**
 * Runs `work` on one connection of a pool. Statements leave the moment they are executed, in that order and
 * without waiting for the answers to those before; Kysely's own `connection()` would let one go at a time.
 *
 * When one fails, those behind it in the transaction fail with the same error.
 */
export function onOneConnection<T>(pool: Db, work: (db: Db) => Promise<T>): Promise<T> {
  const executor = pool.getExecutor()
  return executor.provideConnection((connection) => {
    let cause: unknown
    const here: ConnectionProvider = {
      async provideConnection(use) {
        try {
          return await use(connection)
        } catch (error) {
          if (!cause || !comesOfAnother(error)) cause = error
          throw cause
        }
      },
    }
    const executorHere = executor.withConnectionProvider(here)
    return work(new Kysely<Tables>({ ...unused, executor: executorHere }))
  })
}

/** PostgreSQL's word for statements of a transaction in which another has failed: in_failed_sql_transaction. */
function comesOfAnother(error: unknown): boolean {
  return (error as { code?: unknown }).code === '25P02'
}

/** What Kysely asks for besides, and uses for connections and transactions of its own only. */
const dialect = {} as PostgresDialect
const unused = { config: { dialect }, dialect, driver: new DummyDriver() }
