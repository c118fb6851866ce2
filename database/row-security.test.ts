import { sql } from 'kysely'
import { expect, onTestFinished } from 'vitest'
import { newId } from '#domain/new-id.ts'
import { freshDatabase, test } from '#test/database.ts'
import { aCommunity } from '#test/factories.ts'
import { aFullCommunity, aPool } from '#test/full-database.ts'
import type { Db } from './connect.ts'
import { inCommunity } from './in-community.ts'

test('in its own transaction a community sees its rows of every table, and outside nobody sees any', async () => {
  const { address } = await aDatabase()
  const application = aPool(address, 'application')
  const [maple, cedar] = [await aFullCommunity(application), await aFullCommunity(application)]
  const owner = aPool(address, 'owner')

  const seenOutside = await rowsOfAll(application)
  const seenByMaple = await inCommunity(application, maple, rowsOfAll)

  const all = await rowsOfAll(owner)
  expect(Object.keys(all)).toHaveLength(32)
  for (const [table, rows] of Object.entries(all)) {
    expect(rows.map(communityOf(table)), table).toEqual(expect.arrayContaining([maple, cedar]))
    expect(seenOutside[table], table).toEqual([])
    const mapleRows = rows.filter((row) => communityOf(table)(row) === maple)
    expect(seenByMaple[table], table).toEqual(mapleRows)
  }
})

test('a row for another community is refused, whether new or moved', async ({ own, db }) => {
  const [maple, cedar] = [await aCommunity(db), await aCommunity(db)]
  const application = aPool(own.address, 'application')
  const within = (statement: string) =>
    inCommunity(application, maple.communityId, (db) => sql.raw(statement).execute(db))

  const newRole = `insert into roles (community_id, id, name, permissions)
                   values ('${cedar.communityId}', '${newId()}', 'Guest', '{}')`
  const moved = `update members set community_id = '${cedar.communityId}'`
  const newCommunity = `insert into communities select (c).* from (
                          select jsonb_populate_record(c, '{"id": "${newId()}"}') as c from communities c) as copy`

  const violation = /violates row-level security policy/
  await expect(within(newRole)).rejects.toThrow(violation)
  await expect(within(moved)).rejects.toThrow(violation)
  await expect(within(newCommunity)).rejects.toThrow(violation)
})

test('rows of another community cannot be changed or deleted, even by name', async ({
  own,
  db,
}) => {
  const [maple, cedar] = [await aCommunity(db), await aCommunity(db)]
  const application = aPool(own.address, 'application')
  const changed = await inCommunity(application, maple.communityId, async (db) => {
    const foreign = sql.raw(`'${cedar.communityId}'`)
    const renamed = await sql`update communities set name = 'Ours' where id = ${foreign}`.execute(
      db,
    )
    const retitled =
      await sql`update members set title = 'Ours' where community_id = ${foreign}`.execute(db)
    const deleted = await sql`delete from roles where community_id = ${foreign}`.execute(db)
    return [renamed, retitled, deleted].map(({ numAffectedRows }) => numAffectedRows)
  })
  expect(changed).toEqual([0n, 0n, 0n])
})

test.for(['commit', 'rollback'])(
  'after a %s the next user of the connection is in no community',
  async (end, { own, db }) => {
    const { communityId } = await aCommunity(db)
    const one = aPool(own.address, 'application', 1)
    const work = inCommunity(one, communityId, async (db) => {
      expect(await countMembers(db)).toBe(1)
      if (end === 'rollback') throw new Error('changed my mind')
    })
    await work.catch(() => {})

    expect(await countMembers(one)).toBe(0)
    const setting = await sql<{ community: string }>`
      select coalesce(current_setting('app.community', true), '') as community`.execute(one)
    expect(setting.rows).toEqual([{ community: '' }])
  },
)

test.for(['', 'not a community', "' or true"])(
  'a community called “%s” has no rows',
  async (nonsense, { own, db }) => {
    await aCommunity(db)
    const application = aPool(own.address, 'application')
    const looking = inCommunity(application, nonsense, countMembers)
    await expect(looking.catch(() => 0)).resolves.toBe(0)
  },
)

/** A database of one's own; `db` watches no statement, as in production. */
async function aDatabase() {
  const { address, db } = await freshDatabase()
  onTestFinished(() => db.destroy())
  return { address }
}

type Row = Record<string, unknown>

const communityOf = (table: string) => (row: Row) =>
  row[table === 'communities' ? 'id' : 'communityId'] as string

async function rowsOfAll(db: Db): Promise<Record<string, Row[]>> {
  const tables = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_policy p on p.polrelid = c.oid
    where pg_get_expr(p.polqual, c.oid) like '%app.community%' and relnamespace = current_schema()::regnamespace
    order by c.relname collate "C"`.execute(db)
  const found: Record<string, Row[]> = {}
  for (const { name } of tables.rows) {
    const answer =
      await sql<Row>`select * from ${sql.table(name)} t order by t::text collate "C"`.execute(db)
    found[name] = answer.rows
  }
  return found
}

async function countMembers(db: Db): Promise<number> {
  const answer = await sql<{ count: number }>`select count(*)::int as count from members`.execute(
    db,
  )
  return answer.rows[0]!.count
}
