import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, onTestFinished } from 'vitest'
import { listFaults } from '#test/catalogue.ts'
import { freshDatabase, test as onDatabase } from '#test/database.ts'
import { aPool, countRows, fillDatabase, secret } from '#test/full-database.ts'
import { schemaVersion } from '../migrate.ts'
import { UnreadableBackup } from './backup-format.ts'
import { readBackup } from './read-backup.ts'
import { writeBackup } from './write-backup.ts'

/** `test` with the bytes of a backup and an empty database, which must stay empty. */
const test = onDatabase
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures wanted from this pattern
  .extend('whole', { scope: 'file' }, async ({}, { onCleanup }) => {
    const { address, db } = await freshDatabase()
    onCleanup(() => db.destroy())
    await fillDatabase(db)
    const folder = await mkdtemp(join(tmpdir(), 'communitrak-backup-'))
    const file = join(folder, 'whole.backup')
    await writeBackup(address, { file, schema: schemaVersion, serverKey: secret })
    const bytes = await readFile(file)
    await rm(folder, { recursive: true })
    return bytes
  })
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures wanted from this pattern
  .extend('empty', { scope: 'file' }, async ({}, { onCleanup }) => {
    const empty = await freshDatabase()
    onCleanup(() => empty.db.destroy())
    return empty.address
  })

test.for([
  ['is empty', () => Buffer.alloc(0)],
  ['was cut in half', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
  ['was cut after its first kilobyte', (whole: Buffer) => whole.subarray(0, 1024)],
  ['lacks its last byte', (whole: Buffer) => whole.subarray(0, -1)],
  ['lacks its last line', edited((text) => text.replace(/[^\n]+\n$/, ''))],
  ['lacks the end of a table', edited((text) => text.slice(0, text.lastIndexOf('\\.\n')))],
  ['lacks a row', edited((text) => text.replace(/\n[^\n{]+\n\\\.\n/, '\n\\.\n'))],
  [
    'lacks a table',
    edited((text) => text.replace(/\n\{"table":"verifications"[\s\S]*?\n\\\.\n/, '\n')),
  ],
  [
    'has a row too many',
    edited((text) => text.replace(/(\n[0-9a-f-]{35})(.)(\ta\tb\t[^\n]+)/, oneMore)),
  ],
  ['has a changed letter that its checksum does not know', withOldChecksum],
  ['has a wrong checksum', (whole: Buffer) => flipped(whole, whole.length - 8)],
  ['goes on after its end', (whole: Buffer) => Buffer.concat([whole, gzipSync('and more\n')])],
  ['is a letter', () => Buffer.from('Dear Ana,\n')],
  ['is a letter, compressed', () => gzipSync('Dear Ana,\n')],
  ['is of something else', () => gzipSync('{"wordpress":1}\n')],
  ['is of a later format', edited((text) => text.replace('"communitrak":1', '"communitrak":2'))],
] as const)(
  'a file that %s is refused, and nothing is written',
  async ([, damage], { whole, empty }) => {
    const error = await restoring(empty, damage(whole))
    expect(error).toBeInstanceOf(UnreadableBackup)
    await expectEmpty(empty)
  },
)

test.for([
  ['a table we do not have', (text: string) => text.replace('"table":"roles"', '"table":"rolls"')],
  ['a column we do not have', (text: string) => text.replace('"is_leader"', '"is_dealer"')],
  ['a date that is none', (text: string) => text.replace(/\t20\d\d-/, '\tmañana-')],
  ['a row that breaks a rule', (text: string) => text.replace('\thomeowners\t', '\tpirates\t')],
  ['a row without its column', (text: string) => text.replace('\thomeowners\t', '\t')],
] as const)(
  'a file with %s is refused, and nothing is written',
  async ([, edit], { whole, empty }) => {
    const error = await restoring(empty, edited(edit)(whole))
    expect(error).toBeInstanceOf(Error)
    await expectEmpty(empty)
  },
)

test('wherever a byte is wrong, the file is refused, and nothing is written', async ({
  whole,
  empty,
}) => {
  for (let at = 10; at < whole.length; at += Math.ceil(whole.length / 40)) {
    const error = await restoring(empty, flipped(whole, at))
    expect(error, `byte ${at}`).toBeInstanceOf(Error)
  }
  await expectEmpty(empty)
})

test('the same file, whole, is read', async ({ whole }) => {
  const { address, db } = await freshDatabase()
  onTestFinished(() => db.destroy())
  expect(await restoring(address, whole)).toBeNull()
  expect(await countRows(aPool(address, 'owner'))).toBeGreaterThan(0)
})

/** Reads a backup of these bytes. Answers the error it ends with, before which nothing was settled. */
async function restoring(address: string, bytes: Buffer): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'communitrak-backup-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'damaged.backup')
  await writeFile(file, bytes)
  let isSettled = false
  const beforeItHolds = async () => {
    isSettled = true
  }
  return readBackup(address, file, { beforeItHolds }).then(
    () => null,
    (error) => {
      expect(isSettled).toBe(false)
      return error
    },
  )
}

async function expectEmpty(address: string): Promise<void> {
  const owner = aPool(address, 'owner')
  expect(await countRows(owner)).toBe(0)
  expect(await listFaults(owner)).toEqual([])
}

/** Changes the text of a backup, and compresses it as it should be. Throws when nothing changed. */
function edited(edit: (text: string) => string): (whole: Buffer) => Buffer {
  return (whole) => {
    const text = gunzipSync(whole).toString()
    const changed = edit(text)
    if (changed === text) throw new Error('Nothing was damaged.')
    return gzipSync(changed)
  }
}

/** A letter of a name has changed on the disk: the text can be read, and its checksum is the old one. */
function withOldChecksum(whole: Buffer): Buffer {
  const changed = edited((text) => text.replace('Maple Court', 'Maple Count'))(whole)
  whole.subarray(-8, -4).copy(changed, changed.length - 8)
  return changed
}

/** The same row once more, under another id. */
function oneMore(row: string, head: string, last: string, tail: string): string {
  return row + head + (last === '0' ? '1' : '0') + tail
}

function flipped(whole: Buffer, at: number): Buffer {
  const bytes = Buffer.from(whole)
  bytes[at]! ^= 0b0001_0000
  return bytes
}
