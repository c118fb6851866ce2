import { readdir } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect, onTestFinished } from 'vitest'
import { listFaults } from '#test/catalogue.ts'
import { anEmptyDatabase, test } from '#test/database.ts'
import { aCommunity } from '#test/factories.ts'
import { runProcess } from '#test/processes/run-process.ts'
import { connect, type Db } from './connect.ts'
import { migrate, migrateTo, migrations, newestApplied, schemaVersion } from './migrate.ts'

test('an empty database becomes one of ours, and stays so when it is migrated again', async () => {
  const { owner } = await anEmpty()
  expect(await newestApplied(owner)).toBeNull()

  await migrate(owner)
  const first = await history(owner)
  await migrate(owner)

  expect(first.map(({ name }) => name)).toEqual(Object.keys(migrations))
  expect(await history(owner)).toEqual(first)
  expect(await newestApplied(owner)).toBe(schemaVersion)
  expect(await listFaults(owner)).toEqual([])
})

test('every migration that is written is run, in the order of its number', async () => {
  const files = await readdir(new URL('migrations', import.meta.url))
  expect(Object.keys(migrations)).toEqual(files.map((file) => file.replace(/[.]ts$/, '')).sort())
})

test('several processes may migrate one database at once', async () => {
  const { address, owner } = await anEmpty()
  await Promise.all(Array.from({ length: 3 }, () => runProcess('migrate-once', address)))
  expect((await history(owner)).map(({ name }) => name)).toEqual(Object.keys(migrations))
})

test('an old database goes on from where it is', async () => {
  const { owner } = await anEmpty()
  await migrateTo(owner, '0002-accounts')
  expect(await newestApplied(owner)).toBe('0002-accounts')
  const old = await history(owner)

  await migrate(owner)

  expect(await history(owner)).toEqual([...old, ...(await history(owner)).slice(2)])
  expect(await newestApplied(owner)).toBe(schemaVersion)
})

test('a migration that fails leaves the database as it was, and the next try succeeds', async () => {
  const { owner } = await anEmpty()
  await sql`create table roles ()`.execute(owner)
  await expect(migrate(owner)).rejects.toThrow('relation "roles" already exists')
  expect(await newestApplied(owner)).toBeNull()

  await sql`drop table roles`.execute(owner)
  await migrate(owner)
  expect(await newestApplied(owner)).toBe(schemaVersion)
})

test('a schema of the future is told apart', async () => {
  const { owner } = await anEmpty()
  await expect(migrateTo(owner, '9999-flying-cars')).rejects.toThrow(
    'This release does not know the schema 9999-flying-cars.',
  )
  expect(await newestApplied(owner)).toBeNull()
})

test('an owner who is no superuser can migrate, and the fence holds for them too', async () => {
  const { address, owner: superuser } = await anEmpty()
  const owner = aPool(await anOrdinaryOwner(address, superuser), 'owner')

  await migrate(owner)

  expect(await listFaults(owner)).toEqual([])
  await aCommunity(aPool(address, 'application'))
  const seen = await sql<{ slug: string }>`select slug from communities`.execute(owner)
  const changed = await sql`update communities set name = 'Mine'`.execute(owner)
  expect(seen.rows).toHaveLength(1)
  expect(changed.numAffectedRows).toBe(0n)
})

/** Gives a database to a role that may do no more than own it. Answers the address at which to be that role. */
async function anOrdinaryOwner(address: string, superuser: Db): Promise<string> {
  const role = sql.id(`ordinary_owner_${process.pid}`)
  await sql`create role ${role} login; grant communitrak_app to ${role}`.execute(superuser)
  const database = sql.id(/([^/?]+)(\?|$)/.exec(address)![1]!)
  await sql`alter database ${database} owner to ${role}`.execute(superuser)
  onTestFinished(async () => {
    const admin = connect(address, { as: 'owner', most: 1 })
    await sql`reassign owned by ${role} to current_user; drop owned by ${role}`.execute(admin)
    await sql`drop role ${role}`.execute(admin)
    await admin.destroy()
  })
  const asRole = `options=${encodeURIComponent(`-c role=ordinary_owner_${process.pid}`)}`
  return `${address}${address.includes('?') ? '&' : '?'}${asRole}`
}

async function anEmpty() {
  const address = await anEmptyDatabase()
  return { address, owner: aPool(address, 'owner') }
}

function aPool(address: string, as: 'application' | 'owner'): Db {
  const db = connect(address, { as, most: 2 })
  onTestFinished(() => db.destroy())
  return db
}

async function history(owner: Db): Promise<{ name: string; at: string }[]> {
  const answer = await sql<{ name: string; at: string }>`
    select name, timestamp as at from kysely_migration order by name`.execute(owner)
  return answer.rows
}
