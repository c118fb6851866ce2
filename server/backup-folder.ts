import { mkdir, readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { writeBackup } from '#database/backup/write-backup.ts'
import { schemaVersion } from '#database/migrate.ts'
import type { OpenDatabase } from './open-database.ts'

/** How many nightly backups are kept. */
const kept = 7

/** Where backups go when nobody says otherwise: `DATA_DIR/backups`, named by their time. */
export async function backupFile(dataDir: string, at = new Date()): Promise<string> {
  const folder = join(resolve(dataDir), 'backups')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return join(folder, `communitrak-${at.toISOString().replace(/[:.]/g, '-')}.backup`)
}

/** Writes tonight's backup and forgets all but the newest seven. */
export async function backUpNightly(
  dataDir: string,
  { address, secret }: Pick<OpenDatabase, 'address' | 'secret'>,
): Promise<void> {
  const file = await backupFile(dataDir)
  await writeBackup(address, { file, schema: schemaVersion, serverKey: secret })
  const folder = join(resolve(dataDir), 'backups')
  const names = (await readdir(folder)).filter((name) => /^communitrak-.*\.backup$/.test(name))
  for (const name of names.sort().slice(0, -kept)) await rm(join(folder, name))
}
