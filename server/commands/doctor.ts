import { sql } from 'kysely'
import { schemaVersion } from '#database/migrate.ts'
import { isSendingPaused } from '#domain/deliveries/pause-sending.ts'
import { isLocal } from '../env.ts'
import { openDatabase } from '../open-database.ts'
import type { Command } from './command.ts'

export const doctor: Command = {
  summary: 'Looks at this installation and says what it sees.',
  usage: 'doctor',
  options: {},
  async run({ environment }) {
    const database = await openDatabase(environment)
    try {
      const answer = await sql<{ version: string; role: string; bypasses: boolean; owned: number }>`
        select current_setting('server_version') as version, current_user as role,
               (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as bypasses,
               (select count(*)::int from pg_class where relowner = current_user::regrole) as owned`.execute(
        database.db,
      )
      const { version, role, bypasses, owned } = answer.rows[0]!
      const data = {
        postgresql: version,
        schema: schemaVersion,
        role,
        fenced: !bypasses && owned === 0,
        sendingPaused: await isSendingPaused(database.db),
        mail: environment.smtpUrl ? 'SMTP' : isLocal(environment) ? 'kept at /dev/outbox' : 'none',
        addresses: environment.usps ? 'USPS' : 'offline',
        publicUrl: environment.publicUrl,
      }
      const words = Object.entries(data).map(([name, value]) => `${name}: ${value}`)
      return { words: words.join('\n'), data }
    } finally {
      await database.close()
    }
  },
}
