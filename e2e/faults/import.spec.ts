import { setTimeout as sleep } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { bringRoster } from '#domain/rosters/bring-roster.ts'
import { chooseColumns } from '#domain/rosters/choose-columns.ts'
import { readRoster } from '#domain/rosters/read-roster.ts'
import { startImport } from '#domain/rosters/start-import.ts'
import { workerSpreadsheets } from '#integrations/spreadsheets/in-worker.ts'
import { aCommunity } from '#test/factories.ts'
import { type Application, aFolder, startApplication } from '../application.ts'
import { type Inside, lookInside } from './house.ts'

/** Rows of the file: the import takes 2,500 at once, so that there is a second part. */
const size = 4_000

/** The longest that a roster may take on a slow machine, in milliseconds. */
const patience = 100_000

/** So many imports may pass a point unseen. */
const attempts = 5

/** Where an import is killed: what the database shows of it then. */
const points = {
  'while its rows are understood': sql<boolean>`asked_for = 'check' and checked_rows > 0`,
  'while its plan is written': sql<boolean>`
    asked_for = 'check' and ${isUnderWay('insert into "roster_plans"%')}`,
  'in its first part': sql<boolean>`
    asked_for = 'import' and done_rows = 0 and ${isUnderWay('insert into "members"%')}`,
  'between its parts': sql<boolean>`asked_for = 'import' and done_rows between 1 and 2500`,
  'in its last part': sql<boolean>`
    asked_for = 'import' and done_rows > 0 and ${isUnderWay('insert into invitations%')}`,
}

function isUnderWay(statement: string) {
  return sql<boolean>`exists (
    select from pg_stat_activity
    where state = 'active' and ltrim(query, E' \\n') like ${statement} and pid <> pg_backend_pid())`
}

test('an import that is killed, wherever, ends as if nobody had killed it', async () => {
  const house = await aHouse()
  const unbroken = await booksOf(house, await importRoster(house))
  for (const [point, isThere] of Object.entries(points)) {
    const killed = await importAndKill(house, isThere)
    expect(await booksOf(house, killed), point).toEqual(unbroken)
  }
}, 900_000)

/** Imports until one is seen at a point, which it may pass between two looks, and kills the application there. */
async function importAndKill(house: House, isThere: RawBuilder<boolean>): Promise<Actor> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    let wasSeen = false
    const by = await importRoster(house, async (rosterId) => {
      const look = async () => {
        const answer = await sql<{ seen: boolean; over: boolean }>`
          select ${isThere} as seen, finished_at is not null as over
          from rosters where id = ${rosterId}`.execute(house.inside.owner)
        wasSeen = answer.rows[0]?.seen ?? false
        return wasSeen || (answer.rows[0]?.over ?? false)
      }
      await until(look)
      if (!wasSeen) return
      await house.app.kill()
      house.app = await house.start()
    })
    if (wasSeen) return by
  }
  throw new Error(`${attempts} imports were never seen there.`)
}

type House = { app: Application; inside: Inside; start(): Promise<Application> }

async function aHouse(): Promise<House> {
  const folder = await aFolder()
  const start = () => startApplication({ dataDir: folder.path, env: { LOG_LEVEL: 'fatal' } })
  const house: House = { app: await start(), inside: await lookInside(folder.path), start }
  onTestFinished(async () => {
    await house.inside.close()
    await house.app.stop()
    await folder.remove()
  })
  return house
}

/** Has a file checked and imported into a community of its own, while `meanwhile` happens. */
async function importRoster(
  { inside: { db } }: House,
  meanwhile: (rosterId: string) => Promise<void> = async () => {},
): Promise<Actor> {
  const { leader: by } = await aCommunity(db)
  const read = await workerSpreadsheets().read(aFile(), { name: 'owners.csv' })
  if (!read.ok) throw new Error(read.refusal.because)
  const file = { fileName: 'owners.csv', sheet: read.value, bytes: aFile() }
  const rosterId = await bringRoster(db, by, file)
  const happening = meanwhile(rosterId)
  await chooseColumns(db, by, { rosterId, fields: {}, withoutEmail: 'paper' })
  await until(async () => (await readRoster(db, by, rosterId))?.state === 'checked')
  await startImport(db, by, { rosterId, sends: { at: new Date('2030-01-01T12:00:00Z') } })
  await until(async () => (await readRoster(db, by, rosterId))?.state === 'imported')
  await happening
  return by
}

/** Couples and tenants, homes with an address and homes without one, and rows that need attention. */
function aFile(): Buffer {
  const rows = Array.from({ length: size }, (_, at) => {
    const home = `${Math.floor(at / 2) + 1} Elm Street`
    const name = `${wordFor(at)}, Ana${at % 7 === 0 ? ' & Bo' : ''}`
    const email = at % 3 === 0 ? `p${at}@example.com` : ''
    return `"${name}",${at % 101 === 0 ? 'nowhere' : home},Austin,TX,78701,${email}`
  })
  return Buffer.from(['Owner,Property Address,City,State,Zip,Email', ...rows].join('\n'))
}

/** A surname of letters for a number. */
function wordFor(number: number): string {
  return `Re${[...String(number)].map((digit) => 'aeioubdlmn'[Number(digit)]).join('')}s`
}

/** Everything that an import leaves behind, but for ids and moments. */
function booksOf({ inside: { db } }: House, { communityId }: Actor) {
  return inCommunity(db, communityId, async (db) => {
    const people = await sql`
      select p.street, h.name, m.first_name, m.last_name, m.email, r.household_role, r.occupancy,
        count(distinct i.id)::int as codes, count(distinct d.id)::int as messages,
        count(distinct e.id)::int as events
      from members m
      left join residencies r on r.member_id = m.id
      left join households h on h.id = r.household_id
      left join properties p on p.id = h.property_id
      left join invitations i on i.member_id = m.id
      left join deliveries d on d.member_id = m.id
      left join audit_events e on e.member_id = m.id
      where m.joined_at is null
      group by p.street, h.name, m.id, m.first_name, m.last_name, m.email, r.id, r.household_role, r.occupancy
      order by m.last_name collate "C", m.first_name collate "C", p.street collate "C"`.execute(db)
    const passes = await sql`
      select p.street, i.serial, count(*)::int as codes
      from invitations i join properties p on p.id = i.property_id
      where i.channel = 'pass' group by p.street, i.serial order by i.serial`.execute(db)
    const totals = await sql`
      select (select count(*)::int from properties) as properties,
        (select count(*)::int from households) as households,
        (select array_agg(size order by channel) from batches) as batches,
        (select count(*)::int from audit_events where deed = 'imported roster') as imports`.execute(
      db,
    )
    return { people: people.rows, passes: passes.rows, totals: totals.rows }
  })
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + patience
  while (!(await isSo().catch(() => false))) {
    if (Date.now() > giveUpAt) throw new Error('It has not come to that.')
    await sleep(2)
  }
}
