import { schemaVersion } from '#database/migrate.ts'
import { openDatabase } from '../open-database.ts'
import type { Command } from './command.ts'

export const migrate: Command = {
  summary: 'Brings the database up to date; serve does it too.',
  usage: 'migrate',
  options: {},
  async run({ environment }) {
    const database = await openDatabase(environment)
    await database.close()
    return { words: `The schema is at ${schemaVersion}.`, data: { schema: schemaVersion } }
  },
}
