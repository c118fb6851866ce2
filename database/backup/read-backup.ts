import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import {
  type Ending,
  endOfTable,
  type Heading,
  type TableHeading,
  UnreadableBackup,
} from './backup-format.ts'
import { copyTarget, quoted } from './list-tables.ts'

/** Reads what a backup says of itself. Throws `UnreadableBackup`. */
export async function readHeading(file: string): Promise<Heading> {
  for await (const line of linesOf(file)) return parseHeading(line)
  throw new UnreadableBackup(`${file} is empty.`)
}

/**
 * Brings all data of a backup into an empty database that has the backup's schema, and pauses sending:
 * a copy must not write to people until somebody says that it is the real one. All or nothing.
 * `beforeItHolds` runs once everything has been read and before any of it is there for good: what the
 * data cannot do without is settled in it. `address` is the owner's. Throws `UnreadableBackup` when
 * the file is damaged or cut short.
 */
export async function readBackup(
  address: string,
  file: string,
  { beforeItHolds = async () => {} }: { beforeItHolds?: () => Promise<unknown> } = {},
): Promise<Ending> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    await client.query('begin')
    const fenced = await openFences(client)
    const ending = await readTables(client, file)
    await client.query('update installation set sending_paused_at = now()')
    await closeFences(client, fenced)
    await beforeItHolds()
    await client.query('commit')
    return ending
  } finally {
    await client.end()
  }
}

/** COPY does not work through row-level security; until the end of the transaction the owner may pass. */
async function openFences(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = current_schema()::regnamespace and relforcerowsecurity`,
  )
  for (const { name } of rows)
    await client.query(`alter table ${quoted(name)} no force row level security`)
  return rows.map(({ name }) => name)
}

/** References that wait for the end are checked before: until then no table may be altered. */
async function closeFences(client: pg.Client, tables: readonly string[]): Promise<void> {
  await client.query('set constraints all immediate')
  for (const table of tables)
    await client.query(`alter table ${quoted(table)} force row level security`)
}

async function readTables(client: pg.Client, file: string): Promise<Ending> {
  const lines = linesOf(file)[Symbol.asyncIterator]()
  const next = async () => {
    const line = await lines.next()
    if (line.done) throw new UnreadableBackup(`${file} ends before it should.`)
    return line.value
  }
  parseHeading(await next())
  const read: Ending = { tables: 0, rows: 0 }
  for (;;) {
    const part = parse(await next()) as Partial<TableHeading> & Partial<Ending>
    if (part.table === undefined) {
      const isWhole = part.tables === read.tables && part.rows === read.rows
      if (isWhole && (await lines.next()).done) return read // the last bytes are the checksum
      throw new UnreadableBackup(`${file} does not hold what it says it does.`)
    }
    read.rows += await readTable(client, part as TableHeading, next)
    read.tables += 1
  }
}

async function readTable(
  client: pg.Client,
  table: TableHeading,
  next: () => Promise<string>,
): Promise<number> {
  const copy = client.query(copyFrom(`copy ${copyTarget(table)} from stdin`))
  const done = once(copy, 'finish')
  done.catch(() => {}) // awaited below, unless a line is missing first
  for (let line = await next(); line !== endOfTable; line = await next())
    if (!copy.write(`${line}\n`)) await Promise.race([once(copy, 'drain'), done])
  copy.end()
  await done
  return copy.rowCount
}

/**
 * The lines of a backup. They end at a line feed and nowhere else: other line separators of Unicode
 * may stand in what people have written.
 */
async function* linesOf(file: string): AsyncGenerator<string> {
  const text = pipeline(createReadStream(file), createGunzip(), () => {})
  let rest: Buffer = Buffer.alloc(0)
  try {
    for await (const chunk of text) {
      let bytes: Buffer =
        rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer)
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10)) {
        yield bytes.subarray(0, end).toString('utf8')
        bytes = bytes.subarray(end + 1)
      }
      rest = bytes
    }
  } catch (cause) {
    if ((cause as { code?: string }).code?.startsWith('Z_'))
      throw new UnreadableBackup('This is no backup of Communitrak, or it is damaged.', { cause })
    throw cause
  }
}

function parseHeading(line: string): Heading {
  const heading = parse(line) as Partial<Heading>
  if (heading.communitrak !== 1) throw new UnreadableBackup('This is no backup of Communitrak.')
  return heading as Heading
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new UnreadableBackup('This is no backup of Communitrak, or it is damaged.')
  }
}
