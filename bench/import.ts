import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { Client } from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { connect } from '#database/connect.ts'
import { migrate } from '#database/migrate.ts'
import { importRoster } from '#domain/rosters/import-roster.ts'
import { keepRoster } from '#domain/rosters/keep-roster.ts'
import { planRoster } from '#domain/rosters/plan-roster.ts'
import { aCommunity } from '#test/factories.ts'
import { aRow, atStreet, called } from '#test/roster-rows.ts'
import type { Inside } from '../e2e/faults/house.ts'
import { inTurn, type Row } from './measure.ts'
import { freshDatabaseBeside } from './scratch.ts'
import type { Stage } from './stage.ts'

const tables = [
  ...['properties', 'households', 'members', 'residencies', 'batches', 'invitations', 'deliveries'],
  'audit_events',
]

/** P1: a roster of 10,000 rows planned and imported, beside COPY of the rows that it leaves behind. */
export async function measureImport({ inside }: Stage): Promise<Row[]> {
  const size = 10_000
  let last = ''
  let number = 0
  const times: Record<string, number[]> = { keep: [], plan: [], apply: [] }
  const ours = async () => {
    const { db, key } = inside
    const { leader: by, communityId } = await aCommunity(db)
    last = communityId
    number += 1
    const rows = Array.from({ length: size }, (_, at) =>
      aRow(atStreet(`${at + 1} MAIN ST`), [
        called(`Ana Reyes${at}`, { email: `p${at}-${number}@example.com`, phone: '+15125550101' }),
      ]),
    )
    const startedAt = performance.now()
    const cells = rows.map(({ line, people: [one] }) => ({
      line,
      cells: [`${one!.firstName} ${one!.lastName}`, `${line} Main St`, one!.email!, 'Austin', 'TX'],
    }))
    const about = { fileName: 'owners.csv', sheet: {}, columns: [], chosen: {} }
    const wanted = { withoutEmail: 'attention', sends: 'now' } as const
    const rosterId = await keepRoster(db, by, { ...about, ...wanted, rows: cells })
    const keptAt = performance.now()
    await planRoster(db, by, { rosterId, rows })
    const plannedAt = performance.now()
    await importRoster(db, by, { rosterId }, { key })
    const endedAt = performance.now()
    times.keep!.push(keptAt - startedAt)
    times.plan!.push(plannedAt - keptAt)
    times.apply!.push(endedAt - plannedAt)
    return (endedAt - startedAt) / 1000
  }
  const peer = await freshDatabaseBeside(inside, 'copy_import')
  const other = connect(peer, { as: 'owner', most: 1 })
  await migrate(other)
  const rates = await inTurn({ ours, peer: () => copyOf(inside, peer, last) })
  await other.destroy()
  console.error(times)
  return [
    {
      target: 'P1',
      what: '10,000 rows planned and imported',
      ours: rates.ours,
      peer: rates.peer,
      unit: 's',
      note: 'COPY of the same rows',
      ratio: rates.ours / rates.peer,
      limit: '≤ 2.5x',
      met: rates.ours / rates.peer <= 2.5,
    },
  ]
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
