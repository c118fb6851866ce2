import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { Client } from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { Inside } from '../e2e/faults/house.ts'

/** What an import leaves behind. */
const tables = [
  ...['properties', 'households', 'members', 'residencies', 'batches', 'invitations', 'deliveries'],
  'audit_events',
]

/** A file in the manner of an association's export: a person and a home a row. `number` tells files apart. */
export function aRoster(number: number, size: number): Buffer {
  const rows = Array.from({ length: size }, (_, at) => {
    const phone = `512-555-${String(at).padStart(4, '0')}`
    return `"${lastName(at)}, Ana",${at + 1} Main Street,Austin,TX,78701,p${at}-${number}@example.com,${phone}`
  })
  return Buffer.from(
    ['Owner Name,Property Address,City,State,Zip,Email,Phone', ...rows].join('\r\n'),
  )
}

/** A name of letters for a number. */
function lastName(number: number): string {
  const letters = [...String(number)].map((digit) => 'aeioubdlmn'[Number(digit)])
  return `Re${letters.join('')}s`
}

/** COPY of all rows of a community into the same tables of another database. In seconds. */
export async function copyOf(inside: Inside, peer: string, communityId: string): Promise<number> {
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
