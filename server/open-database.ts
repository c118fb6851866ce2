import { resolve } from 'node:path'
import { sql } from 'kysely'
import { connect, type Db } from '#database/connect.ts'
import { startEmbedded } from '#database/embedded/start-embedded.ts'
import { migrate } from '#database/migrate.ts'
import { deriveServerKey, digest, type ServerKey, sameSecret } from '#domain/server-key.ts'
import { CannotStart, cannotReach, cannotUse } from './cannot-start.ts'
import type { Environment } from './env.ts'
import { keepKeyFile, newKey, readKeyFile } from './key-file.ts'
import { prepareQueue } from './queue.ts'

/** The database of this installation, migrated, and the key that goes with it. */
export type OpenDatabase = {
  /** Where it is; for the owner. */
  address: string
  db: Db
  key: ServerKey
  /** The key's own bytes, for backups. */
  secret: Uint8Array
  close(): Promise<void>
}

/**
 * Opens the embedded server or the one of `DATABASE_URL`, brings the schema up to date, and makes sure
 * that the server key is the one its codes were sealed with. Throws `CannotStart`. While a server starts
 * `meanwhile` is called, perhaps more than once.
 */
export async function openDatabase(
  environment: Environment,
  { meanwhile = () => {} }: { meanwhile?: () => void } = {},
): Promise<OpenDatabase> {
  const folder = resolve(environment.dataDir)
  if (environment.databaseUrl) meanwhile()
  const server = environment.databaseUrl ? null : await startIn(folder, meanwhile)
  const address = environment.databaseUrl ?? server!.address
  try {
    const secret = await makeReady(address, { environment, folder })
    const db = connect(address, { as: 'application' })
    const close = async () => {
      await db.destroy()
      await server?.leave()
    }
    return { address, db, key: deriveServerKey(secret), secret, close }
  } catch (error) {
    await server?.leave()
    throw error
  }
}

async function startIn(folder: string, meanwhile: () => void) {
  try {
    return await startEmbedded(folder, { meanwhile })
  } catch (error) {
    throw cannotUse(folder, error)
  }
}

/** Does what only the owner may do. Answers the server key. */
async function makeReady(
  address: string,
  { environment, folder }: { environment: Environment; folder: string },
): Promise<Uint8Array> {
  const owner = connect(address, { as: 'owner', most: 2 })
  try {
    if (environment.databaseUrl) await refuseOldServers(owner)
    await migrate(owner)
    await prepareQueue(owner, address)
    return await settleKey(owner, environment, folder)
  } finally {
    await owner.destroy()
  }
}

async function refuseOldServers(owner: Db): Promise<void> {
  const ask = sql<{ version: number }>`
    select current_setting('server_version_num')::int / 10000 as version`
  const answer = await ask.execute(owner).catch((error) => {
    throw cannotReach(error)
  })
  const { version } = answer.rows[0]!
  if (version < 15)
    throw new CannotStart(`DATABASE_URL is a PostgreSQL ${version}; it must be 15 or newer.`)
}

/** The key of this installation: given, kept, or made now if it is the very first start. */
async function settleKey(
  owner: Db,
  { serverKey, databaseUrl }: Environment,
  folder: string,
): Promise<Uint8Array> {
  const known = await readKeyCheck(owner)
  const kept = databaseUrl ? null : await readKeyFile(folder)
  if (known && !serverKey && !kept)
    throw new CannotStart(
      'The server key is lost: without it no code in this database can be read. Set SERVER_KEY, or put the file server-key back into DATA_DIR.',
    )
  const secret = serverKey ?? kept ?? (await keepKeyFile(folder, newKey()))
  const check = keyCheck(secret)
  const settled = known ?? (await rememberKey(owner, check))
  if (!sameSecret(settled.serverKeyCheck, check))
    throw new CannotStart('This is not the server key that this database was made with.')
  return secret
}

function readKeyCheck(owner: Db) {
  return owner.selectFrom('installation').select('serverKeyCheck').executeTakeFirst()
}

/** Writes the fingerprint down at the very first start. Answers what stands: another may have been first. */
async function rememberKey(owner: Db, serverKeyCheck: Buffer) {
  await owner
    .insertInto('installation')
    .values({ serverKeyCheck })
    .onConflict((same) => same.doNothing())
    .execute()
  return (await readKeyCheck(owner))!
}

/** A fingerprint of the server key that tells nothing of it. */
export function keyCheck(secret: Uint8Array): Buffer {
  return digest(deriveServerKey(secret), 'check', 'communitrak')
}
