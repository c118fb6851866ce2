import { sql } from 'kysely'
import { test as base, inject } from 'vitest'
import { connect, type Db } from '#database/connect.ts'
import { watched } from './fence.ts'
import { onDatabase } from './prepare.ts'

/** A migrated database of one's own: its address, and a connection as the application. */
export type OwnDatabase = { address: string; db: Db }

/** `test` with a migrated database of its own, one per worker. */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures wanted from this pattern
  .extend('own', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const own = await freshDatabase()
    onCleanup(() => own.db.destroy())
    return own
  })
  .extend('db', { scope: 'worker' }, async ({ own }) => own.db)

let copies = 0

/** One more copy of the migrated template, for a test that needs the whole database to itself. */
export async function freshDatabase(): Promise<OwnDatabase> {
  const address = await createDatabase('communitrak_test')
  return { address, db: await watched(connect(address, { as: 'application' })) }
}

/** A database without any table, as an installation finds it at its very first start. */
export function anEmptyDatabase(): Promise<string> {
  return createDatabase('template1')
}

async function createDatabase(template: string): Promise<string> {
  const server = inject('server')
  const name = `communitrak_test_${process.env.VITEST_POOL_ID}_${process.pid}_${++copies}`
  const admin = connect(server, { as: 'owner', most: 1 })
  await sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(admin)
  await admin.destroy()
  return onDatabase(server, name)
}
