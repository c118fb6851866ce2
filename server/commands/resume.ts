import { resumeSending } from '#domain/deliveries/pause-sending.ts'
import { openDatabase } from '../open-database.ts'
import type { Command } from './command.ts'

export const resume: Command = {
  summary: 'Lets messages leave again, after a restore.',
  usage: 'resume',
  options: {},
  async run({ environment }) {
    const database = await openDatabase(environment)
    await resumeSending(database.db)
    await database.close()
    return { words: 'Messages leave again.', data: { sending: true } }
  },
}
