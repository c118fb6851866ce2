import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { bringToDisk } from '../bring-to-disk.ts'
import { type Ending, endOfTable, type Heading } from './backup-format.ts'
import { copyTarget, listTables } from './list-tables.ts'

/**
 * Writes all data into `file`, as it is at one moment, while the application goes on. The file is
 * readable by its owner only, since it holds the server key, and stands under its name only once it is
 * whole and on disk. `address` is the owner's. Answers how much was written.
 */
export async function writeBackup(
  address: string,
  { file, schema, serverKey }: { file: string; schema: string; serverKey: Uint8Array },
): Promise<Ending> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  const unfinished = `${file}.part`
  try {
    await client.query('begin isolation level repeatable read read only')
    const heading: Heading = {
      communitrak: 1,
      schema,
      serverKey: Buffer.from(serverKey).toString('hex'),
      madeAt: new Date().toISOString(),
    }
    const ending = await writeFile(client, { file: unfinished, heading })
    await client.query('commit')
    await bringToDisk(unfinished)
    await rename(unfinished, file)
    return ending
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  } finally {
    await client.end()
  }
}

async function writeFile(
  client: pg.Client,
  { file, heading }: { file: string; heading: Heading },
): Promise<Ending> {
  const ending: Ending = { tables: 0, rows: 0 }
  const written = createWriteStream(file, { mode: 0o600 })
  await pipeline(contents(client, { heading, ending }), createGzip({ level: 6 }), written)
  return ending
}

/** The text of a backup, in pieces; `ending` counts what has gone by. */
async function* contents(
  client: pg.Client,
  { heading, ending }: { heading: Heading; ending: Ending },
): AsyncGenerator<string | Buffer> {
  yield `${JSON.stringify(heading)}\n`
  for (const table of await listTables(client)) {
    yield `${JSON.stringify(table)}\n`
    const copy = client.query(copyTo(`copy ${copyTarget(table)} to stdout`))
    yield* copy
    yield `${endOfTable}\n`
    ending.tables += 1
    ending.rows += copy.rowCount
  }
  yield `${JSON.stringify(ending)}\n`
}
