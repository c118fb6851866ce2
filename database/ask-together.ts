import { CompiledQuery } from 'kysely'
import type { Db } from './connect.ts'
import { onOneConnection } from './on-one-connection.ts'

/** A statement in plain SQL, as libraries write them. */
export type Statement = { text: string; values: unknown[] }
export type Answer = { rows: unknown[]; rowCount: number }

type Waiting = Statement & { resolve(answer: Answer): void; reject(error: unknown): void }

/**
 * Runs the statements of a library that asks for several things at once: those of one moment share a
 * connection and a round trip, each a transaction of its own.
 */
export function askTogether(db: Db): (statement: Statement) => Promise<Answer> {
  let waiting: Waiting[] = []
  const run = (one: Db, { text, values, resolve, reject }: Waiting) =>
    one
      .executeQuery(CompiledQuery.raw(text, values))
      .then(({ rows }) => resolve({ rows, rowCount: rows.length }), reject)
  const flush = () => {
    const together = waiting
    waiting = []
    onOneConnection(db, (one) =>
      Promise.all(together.map((statement) => run(one, statement))),
    ).catch((error) => {
      for (const { reject } of together) reject(error) // there was no connection
    })
  }
  return (statement) =>
    new Promise((resolve, reject) => {
      waiting.push({ ...statement, resolve, reject })
      if (waiting.length === 1) process.nextTick(flush)
    })
}
