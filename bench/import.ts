import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { Client } from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { connect } from '#database/connect.ts'
import { migrate } from '#database/migrate.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { bringRoster } from '#domain/rosters/bring-roster.ts'
import { checkRoster } from '#domain/rosters/check-roster.ts'
import { importRoster } from '#domain/rosters/import-roster.ts'
import { workerSpreadsheets } from '#integrations/spreadsheets/in-worker.ts'
import type { Spreadsheets } from '#integrations/spreadsheets/spreadsheets.ts'
import { aCommunity } from '#test/factories.ts'
import type { Inside } from '../e2e/faults/house.ts'
import { atMost, inTurn, type Row } from './measure.ts'
import { freshDatabaseBeside } from './scratch.ts'
import type { Stage } from './stage.ts'

const tables = [
  ...['properties', 'households', 'members', 'residencies', 'batches', 'invitations', 'deliveries'],
  'audit_events',
]

const size = 10_000

/**
 * P1: a roster of 10,000 rows from its bytes to people, codes and messages, beside COPY of the rows that
 * it leaves behind.
 */
export async function measureImport({ inside }: Stage): Promise<Row[]> {
  const address = await freshDatabaseBeside(inside, 'copy_import')
  const peer = connect(address, { as: 'owner', most: 1 })
  await migrate(peer)
  const spreadsheets = workerSpreadsheets()
  let imported = ''
  let files = 0
  const rates = await inTurn({
    ours: async () => {
      const { leader } = await aCommunity(inside.db)
      imported = leader.communityId
      files += 1
      const bytes = Buffer.from(aRoster(files))
      const startedAt = performance.now()
      await importFile(inside, leader, { bytes, spreadsheets })
      return (performance.now() - startedAt) / 1000
    },
    peer: () => copyOf(inside, address, imported),
  })
  await peer.destroy()
  const about = { target: 'P1', what: '10,000 rows read, understood, planned and imported' }
  const note = 'COPY of the same rows'
  return [atMost({ ...about, ours: rates.ours, peer: rates.peer, unit: 's', note }, 2.5)]
}

/** A file in the manner of an association's export: a person and a home a row. */
function aRoster(number: number): string {
  const rows = Array.from({ length: size }, (_, at) => {
    const phone = `512-555-${String(at).padStart(4, '0')}`
    return `"${lastName(at)}, Ana",${at + 1} Main Street,Austin,TX,78701,p${at}-${number}@example.com,${phone}`
  })
  return ['Owner Name,Property Address,City,State,Zip,Email,Phone', ...rows].join('\r\n')
}

/** A name of letters for a number. */
function lastName(number: number): string {
  const letters = [...String(number)].map((digit) => 'aeioubdlmn'[Number(digit)])
  return `Re${letters.join('')}s`
}

async function importFile(
  { db, key }: Inside,
  by: Actor,
  { bytes, spreadsheets }: { bytes: Uint8Array; spreadsheets: Spreadsheets },
): Promise<void> {
  const read = await spreadsheets.read(bytes, { name: 'owners.csv' })
  if (!read.ok) throw new Error(read.refusal.because)
  const file = { fileName: 'owners.csv', sheet: read.value, bytes, sends: 'now' } as const
  const rosterId = await bringRoster(db, by, file)
  await checkRoster(db, by, { rosterId })
  const done = await importRoster(db, by, { rosterId }, { key })
  if (!done.ok || done.value.applied !== size) throw new Error('Not all were imported.')
}

/** COPY of all rows of a community into the same tables of another database. In seconds. */
async function copyOf(inside: Inside, peer: string, communityId: string): Promise<number> {
  const [from, to] = [new Client(inside.address), new Client(peer)]
  await Promise.all([from.connect(), to.connect()])
  const take = async (table: string) => {
    const names = await columnsOf(inside.owner, table)
    const own = table === 'communities' ? 'id' : 'community_id'
    const rows = copyTo(
      `copy (select ${names} from ${table} where ${own} = '${communityId}') to stdout`,
    )
    return { into: `copy ${table} (${names}) from stdin`, rows: await buffer(from.query(rows)) }
  }
  type Taken = Awaited<ReturnType<typeof take>>
  const put = async (files: readonly Taken[]) => {
    await to.query('begin')
    for (const { into, rows } of files)
      await pipeline(Readable.from([rows]), to.query(copyFrom(into)))
    await to.query('commit')
  }
  await put([await take('communities'), await take('roles')])
  const files: Taken[] = []
  for (const table of tables) files.push(await take(table))
  const startedAt = performance.now()
  await put(files)
  const seconds = (performance.now() - startedAt) / 1000
  await Promise.all([from.end(), to.end()])
  return seconds
}

async function columnsOf(owner: Inside['owner'], table: string): Promise<string> {
  const answer = await sql<{ names: string }>`
    select string_agg(quote_ident(attname), ', ' order by attnum) as names
    from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`.execute(
    owner,
  )
  return answer.rows[0]!.names
}
