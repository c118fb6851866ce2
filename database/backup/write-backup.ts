import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { createGzip, type Gzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type Ending, endOfTable, type Heading, type TableHeading } from './backup-format.ts'
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
    await settleOnDisk(unfinished, file)
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
  const gzip = createGzip({ level: 6 })
  const written = createWriteStream(file, { mode: 0o600, flags: 'w' })
  const done = once(written, 'finish')
  gzip.pipe(written)
  await write(gzip, `${JSON.stringify(heading)}\n`)
  const tables = await listTables(client)
  let rows = 0
  for (const table of tables) rows += await writeTable(client, { gzip, table })
  const ending: Ending = { tables: tables.length, rows }
  await write(gzip, `${JSON.stringify(ending)}\n`)
  gzip.end()
  await done
  return ending
}

async function writeTable(
  client: pg.Client,
  { gzip, table }: { gzip: Gzip; table: TableHeading },
): Promise<number> {
  await write(gzip, `${JSON.stringify(table)}\n`)
  const copy = client.query(copyTo(`copy ${copyTarget(table)} to stdout`))
  for await (const chunk of copy) await write(gzip, chunk)
  await write(gzip, `${endOfTable}\n`)
  return copy.rowCount
}

async function write(gzip: Gzip, chunk: string | Buffer): Promise<void> {
  if (!gzip.write(chunk)) await once(gzip, 'drain')
}

async function settleOnDisk(unfinished: string, file: string): Promise<void> {
  const handle = await open(unfinished, 'r')
  await handle.sync()
  await handle.close()
  await rename(unfinished, file)
}
