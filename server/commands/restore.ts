import { resolve } from 'node:path'
import { sql } from 'kysely'
import { readBackup, readHeading } from '#database/backup/read-backup.ts'
import { connect, type Db } from '#database/connect.ts'
import { startEmbedded } from '#database/embedded/start-embedded.ts'
import { migrate, migrateTo } from '#database/migrate.ts'
import type { Environment } from '../env.ts'
import { keepKeyFile, readKeyFile } from '../key-file.ts'
import { prepareQueue } from '../queue.ts'
import { type Command, Refused, WrongUsage } from './command.ts'

export const restore: Command = {
  summary: 'Reads a backup into an empty database. Sending starts paused.',
  usage: 'restore FILE [--print-key]',
  options: { 'print-key': { type: 'boolean' } },
  words: 1,
  async run({ environment, values, words, progress }) {
    if (!words[0]) throw new WrongUsage('Name the backup file.')
    const file = resolve(words[0])
    const heading = await readHeading(file)
    if (values['print-key'])
      return { words: heading.serverKey, data: { serverKey: heading.serverKey } }
    progress(`Reading ${file}, made ${heading.madeAt} …`)
    const { rows } = await restoreInto(environment, { file, ...heading })
    return {
      words: `${rows} rows are back. Nothing is sent yet: when this is the real one, run communitrak resume.`,
      data: { file, rows, madeAt: heading.madeAt },
    }
  },
}

type Backup = { file: string; schema: string; serverKey: string }

async function restoreInto(environment: Environment, backup: Backup): Promise<{ rows: number }> {
  const secret = Buffer.from(backup.serverKey, 'hex')
  const folder = resolve(environment.dataDir)
  await refuseOtherKey(environment, { secret, folder })
  const server = environment.databaseUrl ? null : await startEmbedded(folder)
  const address = environment.databaseUrl ?? server!.address
  const owner = connect(address, { as: 'owner', most: 2 })
  try {
    await migrateTo(owner, backup.schema)
    await refuseFull(owner)
    const keepKey = async () => {
      if (!environment.databaseUrl) await keepKeyFile(folder, secret)
    }
    const { rows } = await readBackup(address, backup.file, { beforeItHolds: keepKey })
    await migrate(owner)
    await prepareQueue(owner, address)
    return { rows }
  } finally {
    await owner.destroy()
    await server?.leave()
  }
}

/** The codes of the backup open with its own key only. */
async function refuseOtherKey(
  { databaseUrl, serverKey }: Environment,
  { secret, folder }: { secret: Uint8Array; folder: string },
): Promise<void> {
  const kept = databaseUrl ? null : await readKeyFile(folder).catch(() => null)
  const present = serverKey ?? kept
  if (present && !Buffer.from(present).equals(secret))
    throw new Refused(
      'The server key here is not the one of the backup. Set SERVER_KEY to what restore FILE --print-key says.',
    )
}

async function refuseFull(owner: Db): Promise<void> {
  const answer = await sql<{ full: boolean }>`
    select exists (select from accounts) or exists (select from communities) as full`.execute(owner)
  if (answer.rows[0]!.full)
    throw new Refused('This database is not empty. Restore into a new DATA_DIR or database.')
  await sql`delete from installation`.execute(owner)
}
