import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { connect } from '#database/connect.ts'
import { startEmbedded } from '#database/embedded/start-embedded.ts'
import { migrate } from '#database/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A server that holds the migrated database `communitrak_test`, which workers copy. */
    server: string
  }
}

/** Migrates one template before the run, on `TEST_DATABASE_URL` or on a throwaway server. */
export default async function prepare(project: TestProject) {
  const folder = await mkdtemp(`${tmpdir()}/communitrak-test-`)
  const own = process.env.TEST_DATABASE_URL ? null : await startEmbedded(folder)
  const server = process.env.TEST_DATABASE_URL ?? own?.address ?? ''
  if (own) await forgetDisks(server)
  await dropOldCopies(server)
  const template = connect(onDatabase(server, 'communitrak_test'), { as: 'owner', most: 1 })
  await migrate(template)
  await template.destroy()
  project.provide('server', server)
  return async () => {
    if (!own) await dropOldCopies(server)
    await own?.leave()
    await rm(folder, { recursive: true })
  }
}

/** Nothing of a throwaway server needs to outlive a power cut. */
async function forgetDisks(server: string): Promise<void> {
  const admin = connect(server, { as: 'owner', most: 1 })
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
    await sql`alter system set ${sql.id(setting)} = off`.execute(admin)
  await sql`select pg_reload_conf()`.execute(admin)
  await admin.destroy()
}

async function dropOldCopies(server: string): Promise<void> {
  const admin = connect(server, { as: 'owner', most: 1 })
  const old = await sql<{ datname: string }>`
    select datname from pg_database where datname like 'communitrak_test%'`.execute(admin)
  for (const { datname } of old.rows)
    await sql`drop database ${sql.id(datname)} with (force)`.execute(admin)
  await sql`create database communitrak_test`.execute(admin)
  await admin.destroy()
}

/** The same server's address with another database's name. */
export function onDatabase(server: string, name: string): string {
  return server.replace(/\/[^/?]*(\?|$)/, `/${name}$1`)
}
