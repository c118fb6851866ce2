import { resolve } from 'node:path'
import { writeBackup } from '#database/backup/write-backup.ts'
import { schemaVersion } from '#database/migrate.ts'
import { backupFile } from '../backup-folder.ts'
import { openDatabase } from '../open-database.ts'
import type { Command } from './command.ts'

export const backup: Command = {
  summary: 'Writes all data into one file, as it is at one moment, beside a running server too.',
  usage: 'backup [FILE]',
  options: {},
  words: 1,
  async run({ environment, words, progress }) {
    const database = await openDatabase(environment)
    try {
      const file = words[0] ? resolve(words[0]) : await backupFile(environment.dataDir)
      progress(`Writing ${file} …`)
      const { address, secret: serverKey } = database
      const { tables, rows } = await writeBackup(address, {
        file,
        schema: schemaVersion,
        serverKey,
      })
      return {
        words: `${file} holds ${rows} rows of ${tables} tables, and the server key: keep it safe.`,
        data: { file, tables, rows, schema: schemaVersion },
      }
    } finally {
      await database.close()
    }
  },
}
