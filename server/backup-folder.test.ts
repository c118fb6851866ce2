import { statSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { readHeading } from '#database/backup/read-backup.ts'
import { test } from '#test/database.ts'
import { secret } from '#test/full-database.ts'
import { backUpNightly, backupFile } from './backup-folder.ts'

test('of nightly backups the newest seven are kept, and nothing else is touched', async ({
  own,
}) => {
  const dataDir = await aDataDir()
  const folder = join(dataDir, 'backups')
  await mkdir(folder)
  const days = Array.from({ length: 9 }, (_, day) => `2026-04-0${day + 1}`)
  const backups = days.map((day) => `communitrak-${day}T02-40-00-000Z.backup`)
  const others = ['before-the-move.backup', 'communitrak-notes.txt']
  for (const name of [...backups, ...others]) await writeFile(join(folder, name), name)

  await backUpNightly(dataDir, { address: own.address, secret })

  const names = await readdir(folder)
  const tonight = names.filter((name) => ![...backups, ...others].includes(name))
  expect(tonight).toEqual([expect.stringMatching(/^communitrak-20\d\d-[\dTZ-]+\.backup$/)])
  expect(names.sort()).toEqual([...backups.slice(3), ...others, ...tonight].sort())
  const { serverKey } = await readHeading(join(folder, tonight[0]!))
  expect(serverKey).toBe(secret.toString('hex'))
})

test('a backup that fails costs none of those that are there', async () => {
  const dataDir = await aDataDir()
  const folder = join(dataDir, 'backups')
  await mkdir(folder)
  const names = Array.from({ length: 9 }, (_, day) => `communitrak-2026-04-0${day + 1}.backup`)
  for (const name of names) await writeFile(join(folder, name), name)
  const address = 'postgres://postgres@/postgres?host=/nowhere'
  await expect(backUpNightly(dataDir, { address, secret })).rejects.toThrow('ENOENT')
  expect((await readdir(folder)).sort()).toEqual(names)
})

test('backups lie in a folder that only the owner opens, named by their time', async () => {
  const dataDir = await aDataDir()
  const file = await backupFile(dataDir, new Date('2026-04-01T02:40:00Z'))
  expect(file).toBe(join(dataDir, 'backups', 'communitrak-2026-04-01T02-40-00-000Z.backup'))
  expect(statSync(join(dataDir, 'backups')).mode & 0o777).toBe(0o700)
})

async function aDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'communitrak-data-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}
