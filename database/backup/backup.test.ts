import { existsSync, statSync } from 'node:fs'
import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { newId } from '#domain/new-id.ts'
import { listFaults } from '#test/catalogue.ts'
import { anEmptyDatabase, freshDatabase } from '#test/database.ts'
import { anAccount } from '#test/factories.ts'
import { aPool, contentsOf, countRows, fillDatabase, secret } from '#test/full-database.ts'
import { anOrdinaryOwner } from '#test/ordinary-owner.ts'
import type { Db } from '../connect.ts'
import { atomically } from '../in-community.ts'
import { migrate, schemaVersion } from '../migrate.ts'
import { readBackup, readHeading } from './read-backup.ts'
import { writeBackup } from './write-backup.ts'

const about = { schema: schemaVersion, serverKey: secret }

test('every row of every table comes back, behind the same fences, and sending rests', async () => {
  const [source, target] = [await aDatabase(), await aDatabase()]
  await fillDatabase(source.db)
  const before = await contentsOf(source.owner)
  const file = await aFile()

  const written = await writeBackup(source.address, { file, ...about })
  const read = await readBackup(target.address, file)

  const { installation, ...rows } = await contentsOf(target.owner)
  const { installation: former, ...formerRows } = before
  expect(Object.keys(before).filter((table) => before[table]!.length === 0)).toEqual([])
  expect(rows).toEqual(formerRows)
  expect(installation).toEqual([expect.stringMatching(/^\(t,"\\\\x[0-9a-f]{64}","20.*","20.*"\)$/)])
  expect(former).toEqual([expect.stringMatching(/^\(t,"\\\\x[0-9a-f]{64}",,"20.*"\)$/)])
  expect(read).toEqual(written)
  expect(written).toEqual({
    tables: Object.keys(before).length,
    rows: Object.values(before).flat().length,
  })
  expect(await listFaults(target.owner)).toEqual([])
})

test('a backup says what it is and holds the server key, for its owner only', async () => {
  const { address } = await aDatabase()
  const file = await aFile()
  await writeBackup(address, { file, ...about })
  expect(await readHeading(file)).toEqual({
    communitrak: 1,
    schema: schemaVersion,
    serverKey: '07'.repeat(32),
    madeAt: expect.stringMatching(/^20\d\d-\d\d-\d\dT/),
  })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(await readdir(join(file, '..'))).toEqual(['a.backup'])
})

test('whatever people write comes back as they wrote it', async () => {
  const [source, target] = [await aDatabase(), await aDatabase()]
  const file = await aFile()
  const odd = ['two\nlines', 'a\ttab', 'back\\slash', '\\.', '\\N', 'a\r\n\\.\r\nb', '', ' ', '"']
  const rare = ['\u2028', '\u2029', '\u0085', '\u0001', '😀', '{"table":"roles","columns":[]}']
  const random = fc.sample(fc.string({ unit: 'binary', maxLength: 50 }), { numRuns: 100 })
  const words = [...odd, ...rare, ...random.map((text) => text.replaceAll('\0', ''))]
  await writeDown(source.owner, words)

  await writeBackup(source.address, { file, ...about })
  await readBackup(target.address, file)

  expect(await wordsIn(target.owner)).toEqual(words)
})

test('a row longer than any buffer comes back', async () => {
  const [source, target] = [await aDatabase(), await aDatabase()]
  const file = await aFile()
  const words = ['é\\\n'.repeat(500_000), 'short']
  await writeDown(source.owner, words)
  await writeBackup(source.address, { file, ...about })
  await readBackup(target.address, file)
  expect(await wordsIn(target.owner)).toEqual(words)
})

test('a backup shows one moment, however busily people go on', async () => {
  const [source, target] = [await aDatabase(), await aDatabase()]
  const file = await aFile()
  await signUpMany(source.db, 2000)
  let done = false
  const going = (async () => {
    while (!done) await signUpMany(source.db, 1)
  })()

  await writeBackup(source.address, { file, ...about })
  const afterwards = await countPeople(source.owner)
  done = true
  await going
  await readBackup(target.address, file)

  const [accounts, methods] = await countPeople(target.owner)
  expect(accounts).toBe(methods)
  expect(accounts).toBeGreaterThanOrEqual(2000)
  expect(accounts).toBeLessThan(afterwards[0])
})

test('what the data cannot do without is settled when all is read and before any of it holds', async () => {
  const [source, target] = [await aDatabase(), await aDatabase()]
  const file = await aFile()
  await fillDatabase(source.db)
  await writeBackup(source.address, { file, ...about })

  const failing = readBackup(target.address, file, {
    beforeItHolds: () => Promise.reject(new Error('no room for the key')),
  })
  await expect(failing).rejects.toThrow('no room for the key')
  expect(await countRows(target.owner)).toBe(0)

  const accounts = target.owner.selectFrom('accounts').select('id')
  let seen: unknown[] = ['not asked']
  await readBackup(target.address, file, {
    beforeItHolds: async () => {
      seen = await accounts.execute()
    },
  })
  expect(seen).toEqual([])
  expect(await accounts.execute()).not.toEqual([])
})

test('an owner who is no superuser can back up and restore', async () => {
  const [source, target] = [await anOrdinaryDatabase(), await anOrdinaryDatabase()]
  await fillDatabase(source.db)
  const file = await aFile()
  await writeBackup(source.address, { file, ...about })
  await readBackup(target.address, file)
  const { installation: _, ...rows } = await contentsOf(target.owner)
  const { installation: __, ...former } = await contentsOf(source.owner)
  expect(rows).toEqual(former)
})

test('a backup that cannot be written is told, and leaves nothing behind', async () => {
  const { address, db } = await aDatabase()
  await signUpMany(db, 2000)
  const file = await aFile()
  await symlink('/dev/full', `${file}.part`)
  const toFullDisk = writeBackup(address, { file, ...about })
  await expect(toFullDisk).rejects.toThrow('ENOSPC')
  const nowhere = writeBackup(address, { file: join(file, 'no', 'folder'), ...about })
  await expect(nowhere).rejects.toThrow('ENOENT')
  expect(await readdir(join(file, '..'))).toEqual([])
})

test('a backup of a database that is away is told, and the one before stays', async () => {
  const { address } = await aDatabase()
  const file = await aFile()
  await writeBackup(address, { file, ...about })
  const { ino } = statSync(file)
  const away = 'postgres://postgres@/postgres?host=/nowhere'
  await expect(writeBackup(away, { file, ...about })).rejects.toThrow('ENOENT')
  expect(statSync(file).ino).toBe(ino)
  expect(existsSync(`${file}.part`)).toBe(false)
})

async function aDatabase() {
  const { address, db } = await freshDatabase()
  onTestFinished(() => db.destroy())
  return { address, db, owner: aPool(address, 'owner') }
}

async function anOrdinaryDatabase() {
  const address = await anEmptyDatabase()
  const theirs = await anOrdinaryOwner(address, aPool(address, 'owner'))
  const owner = aPool(theirs, 'owner')
  await migrate(owner)
  return { address: theirs, db: aPool(address, 'application'), owner }
}

/** Where to write a backup; its folder is removed when the test ends. */
async function aFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'communitrak-backup-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return join(folder, 'a.backup')
}

async function writeDown(owner: Db, words: readonly string[]): Promise<void> {
  const rows = words.map((value, index) => ({
    id: newId(),
    identifier: String(index),
    value,
    expiresAt: new Date(),
  }))
  await owner.insertInto('verifications').values(rows).execute()
}

async function wordsIn(owner: Db): Promise<string[]> {
  const rows = await owner
    .selectFrom('verifications')
    .select('value')
    .orderBy(sql`identifier::int`)
    .execute()
  return rows.map(({ value }) => value)
}

/** New accounts with their sign-in methods: never one without the other. */
async function signUpMany(db: Db, count: number): Promise<void> {
  await atomically(db, async (db) => {
    const first = await anAccount(db)
    await sql`
      insert into accounts (id, email, email_verified, name, first_name, last_name)
      select gen_random_uuid(), n || ${first.email}, true, repeat('Ana', 20), 'Ana', 'Reyes'
      from generate_series(2, ${count}) n`.execute(db)
    await sql`
      insert into sign_in_methods (id, account_id, provider, provider_account_id)
      select gen_random_uuid(), a.id, 'credential', a.id from accounts a
      where not exists (select from sign_in_methods m where m.account_id = a.id)`.execute(db)
  })
}

async function countPeople(owner: Db): Promise<[number, number]> {
  const answer = await sql<{ accounts: number; methods: number }>`
    select (select count(*)::int from accounts) as accounts,
           (select count(*)::int from sign_in_methods) as methods`.execute(owner)
  const { accounts, methods } = answer.rows[0]!
  return [accounts, methods]
}
