import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, onTestFinished, test as plain } from 'vitest'
import { writeBackup } from '#database/backup/write-backup.ts'
import { connect } from '#database/connect.ts'
import { migrateTo, newestApplied, schemaVersion } from '#database/migrate.ts'
import { sendDeliveries } from '#domain/deliveries/send-deliveries.ts'
import { memoryMail } from '#integrations/mail/memory.ts'
import { memoryTexts } from '#integrations/texts/memory.ts'
import { anEmptyDatabase, freshDatabase } from '#test/database.ts'
import { anAccount, key } from '#test/factories.ts'
import { aPool, contentsOf, countRows, fillDatabase, secret } from '#test/full-database.ts'
import { readEnvironment } from '../env.ts'
import { keyCheck, openDatabase } from '../open-database.ts'
import { type Command, Refused, WrongUsage } from './command.ts'
import { restore } from './restore.ts'
import { resume } from './resume.ts'

const hex = secret.toString('hex')
const publicUrl = 'http://localhost:3000'
const patient = { timeout: 30_000 }

/** `test` with a backup of a database with a row in every table, and those rows but the installation's. */
const test = plain.extend(
  'backup',
  { scope: 'file' },
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures wanted from this pattern
  async ({}, { onCleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'communitrak-backup-'))
    onCleanup(() => rm(folder, { recursive: true }))
    const { address, db } = await freshDatabase()
    await fillDatabase(db)
    const file = join(folder, 'a.backup')
    await writeBackup(address, { file, schema: schemaVersion, serverKey: secret })
    await db.destroy()
    const owner = connect(address, { as: 'owner' })
    const { installation: _, ...contents } = await contentsOf(owner)
    await owner.destroy()
    return { file, contents }
  },
)

test(
  'after a restore nothing is sent until somebody says that this is the real one',
  patient,
  async ({ backup: { file } }) => {
    const address = await anEmptyDatabase()
    const environment = anEnvironment(address)

    const outcome = await run(restore, { environment, words: [file] })
    const { db, close } = await openDatabase(environment)
    onTestFinished(close)
    const mail = memoryMail()
    const sending = { mail, texts: memoryTexts(), key, publicUrl }
    expect(outcome.data).toMatchObject({ file, rows: expect.any(Number) })
    expect(outcome.words).toMatch(/^\d+ rows are back\. Nothing is sent yet/)
    expect(await sendDeliveries(db, sending)).toBe(0)
    expect(mail.messages).toEqual([])

    await run(resume, { environment })
    expect(await sendDeliveries(db, sending)).toBeGreaterThan(0)
    expect(mail.messages.length).toBeGreaterThan(0)
  },
)

test(
  'a database that holds somebody is not written over',
  patient,
  async ({ backup: { file } }) => {
    const target = await freshDatabase()
    onTestFinished(() => target.db.destroy())
    await target.db
      .insertInto('installation')
      .values({ serverKeyCheck: keyCheck(secret) })
      .execute()
    await anAccount(target.db)
    const owner = aPool(target.address, 'owner')
    const before = await contentsOf(owner)

    const restoring = run(restore, { environment: anEnvironment(target.address), words: [file] })

    await expect(restoring).rejects.toEqual(
      new Refused('This database is not empty. Restore into a new DATA_DIR or database.'),
    )
    expect(await contentsOf(owner)).toEqual(before)
  },
)

test(
  'an installation that has started once, and has nobody in it, takes a backup',
  patient,
  async ({ backup: { file, contents } }) => {
    const address = await anEmptyDatabase()
    const environment = anEnvironment(address)
    await (await openDatabase(environment)).close()

    await run(restore, { environment, words: [file] })

    const { installation, ...rows } = await contentsOf(aPool(address, 'owner'))
    expect(installation).toHaveLength(1)
    expect(rows).toEqual(contents)
  },
)

test(
  'with another server key nothing is restored, and the right one can be read',
  patient,
  async ({ backup: { file } }) => {
    const address = await anEmptyDatabase()
    const environment = anEnvironment(address, { SERVER_KEY: '08'.repeat(32) })

    const restoring = run(restore, { environment, words: [file] })

    await expect(restoring).rejects.toEqual(
      new Refused(
        'The server key here is not the one of the backup. Set SERVER_KEY to what restore FILE --print-key says.',
      ),
    )
    expect(await newestApplied(aPool(address, 'owner'))).toBeNull()
    const printed = await run(restore, {
      environment,
      words: [file],
      values: { 'print-key': true },
    })
    expect(printed).toEqual({ words: hex, data: { serverKey: hex } })
  },
)

test('a backup of an older release is brought up to date', patient, async () => {
  const old = '0004-invitations'
  const source = await anEmptyDatabase()
  const owner = aPool(source, 'owner')
  await migrateTo(owner, old)
  await owner
    .insertInto('installation')
    .values({ serverKeyCheck: keyCheck(secret) })
    .execute()
  const { email } = await anAccount(owner)
  const file = await aFile()
  await writeBackup(source, { file, schema: old, serverKey: secret })

  const address = await anEmptyDatabase()
  await run(restore, { environment: anEnvironment(address), words: [file] })

  const target = aPool(address, 'owner')
  expect(await newestApplied(target)).toBe(schemaVersion)
  expect(await target.selectFrom('accounts').select('email').execute()).toEqual([{ email }])
})

test('a backup of a later release is refused', patient, async ({ backup: { file } }) => {
  const text = gunzipSync(await readFile(file)).toString()
  const later = await aFile()
  await writeFile(later, gzipSync(text.replace(schemaVersion, '9999-flying-cars')))
  const address = await anEmptyDatabase()
  const restoring = run(restore, { environment: anEnvironment(address), words: [later] })
  await expect(restoring).rejects.toThrow('This release does not know the schema 9999-flying-cars.')
  expect(await newestApplied(aPool(address, 'owner'))).toBeNull()
})

test(
  'after a damaged backup the whole one can still be read',
  patient,
  async ({ backup: { file, contents } }) => {
    const address = await anEmptyDatabase()
    const environment = anEnvironment(address)
    const damaged = await aFile()
    await writeFile(damaged, (await readFile(file)).subarray(0, -1))
    await expect(run(restore, { environment, words: [damaged] })).rejects.toThrow('is damaged')
    const owner = aPool(address, 'owner')
    expect(await countRows(owner)).toBe(0)

    await run(restore, { environment, words: [file] })
    const { installation: _, ...rows } = await contentsOf(owner)
    expect(rows).toEqual(contents)
  },
)

test('a restore without a file is explained', async () => {
  const environment = anEnvironment(await anEmptyDatabase())
  await expect(run(restore, { environment })).rejects.toEqual(
    new WrongUsage('Name the backup file.'),
  )
})

async function aFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'communitrak-backup-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return join(folder, 'a.backup')
}

function anEnvironment(databaseUrl: string, variables: Record<string, string> = {}) {
  return { ...readEnvironment({ SERVER_KEY: hex, ...variables }), databaseUrl }
}

function run(
  command: Command,
  given: Partial<Parameters<Command['run']>[0]> &
    Pick<Parameters<Command['run']>[0], 'environment'>,
) {
  return command.run({ values: {}, words: [], progress: () => {}, ...given })
}
