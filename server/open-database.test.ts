import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished } from 'vitest'
import type { Db } from '#database/connect.ts'
import { newestApplied, schemaVersion } from '#database/migrate.ts'
import { listFaults } from '#test/catalogue.ts'
import { anEmptyDatabase } from '#test/database.ts'
import { aUsedFolder, serverOf, test, until } from '#test/embedded-folder.ts'
import { aPool, secret } from '#test/full-database.ts'
import { CannotStart } from './cannot-start.ts'
import { readEnvironment } from './env.ts'
import { openDatabase } from './open-database.ts'

const patient = { timeout: 30_000 }
const wrongKey = new CannotStart('This is not the server key that this database was made with.')
const lostKey = new CannotStart(
  'The server key is lost: without it no code in this database can be read. Set SERVER_KEY, or put the file server-key back into DATA_DIR.',
)

test('the first start makes a key, and no start goes without it', patient, async ({ used }) => {
  const dataDir = await aUsedFolder(used)
  const environment = readEnvironment({ DATA_DIR: dataDir })
  const keyFile = join(dataDir, 'server-key')

  const first = await openDatabase(environment)
  await first.close()
  const hex = await readFile(keyFile, 'utf8')
  expect(hex).toBe(`${Buffer.from(first.secret).toString('hex')}\n`)
  expect((await stat(keyFile)).mode & 0o777).toBe(0o600)

  await rm(keyFile)
  await expect(openDatabase(environment)).rejects.toEqual(lostKey)
  expect(serverOf(dataDir)).toBeNull()
  await writeFile(keyFile, `${'08'.repeat(32)}\n`)
  await expect(openDatabase(environment)).rejects.toEqual(wrongKey)

  await writeFile(keyFile, hex)
  const second = await openDatabase(environment)
  await second.close()
  expect(second.secret).toEqual(first.secret)
})

test(
  'an empty database is made ready, and the application may do no more than work',
  patient,
  async () => {
    const environment = anEnvironment(await anEmptyDatabase())
    const { address, db, close } = await openDatabase(environment)
    onTestFinished(close)
    const owner = aPool(address, 'owner')
    expect(address).toBe(environment.databaseUrl)
    expect(await newestApplied(owner)).toBe(schemaVersion)
    expect(await listFaults(owner)).toEqual([])
    const role = await sql<{ user: string }>`select current_user as user`.execute(db)
    expect(role.rows).toEqual([{ user: 'communitrak_app' }])
  },
)

test('several processes may start on one empty database at once', patient, async () => {
  const environment = anEnvironment(await anEmptyDatabase())
  const opened = await Promise.all([openDatabase(environment), openDatabase(environment)])
  await Promise.all(opened.map(({ close }) => close()))
  const third = await openDatabase(environment)
  await third.close()
  expect(third.secret).toEqual(secret)
})

test(
  'of two keys at the very first start one is taken, and the other refused',
  patient,
  async () => {
    const address = await anEmptyDatabase()
    const keys = ['07', '08', '09'].map((byte) => byte.repeat(32))
    const outcomes = await Promise.allSettled(
      keys.map((SERVER_KEY) => openDatabase(anEnvironment(address, { SERVER_KEY }))),
    )
    for (const outcome of outcomes) if (outcome.status === 'fulfilled') await outcome.value.close()
    const reasons = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(reasons).toEqual([wrongKey, wrongKey])
  },
)

test('a start that is refused holds on to nothing', patient, async () => {
  const address = await anEmptyDatabase()
  await (await openDatabase(anEnvironment(address))).close()
  const other = anEnvironment(address, { SERVER_KEY: '08'.repeat(32) })
  await expect(openDatabase(other)).rejects.toEqual(wrongKey)
  const withoutKey = { ...anEnvironment(address), serverKey: null }
  await expect(openDatabase(withoutKey)).rejects.toEqual(lostKey)

  const owner = aPool(address, 'owner', 1)
  await until(async () => (await countConnections(owner)) === 1, { seconds: 30 })
})

async function countConnections(owner: Db): Promise<number> {
  const answer = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database()`.execute(owner)
  return answer.rows[0]!.count
}

function anEnvironment(databaseUrl: string, variables: Record<string, string> = {}) {
  const SERVER_KEY = secret.toString('hex')
  return { ...readEnvironment({ SERVER_KEY, ...variables }), databaseUrl }
}
