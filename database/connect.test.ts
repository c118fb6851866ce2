import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { newId } from '#domain/new-id.ts'
import { freshDatabase } from '#test/database.ts'
import { connect, type Db } from './connect.ts'
import { inCommunity } from './in-community.ts'

test('however few rows a table has, those of a community are looked up by an index', async () => {
  const { address, db } = await freshDatabase()
  const owner = connect(address, { as: 'owner', most: 1 })
  onTestFinished(async () => {
    await Promise.all([owner.destroy(), db.destroy()])
  })
  await sql`analyze`.execute(owner) // now the planner knows how few
  const communityId = newId()
  const plans = await inCommunity(db, communityId, async (db) => {
    const tables = await tenantTables(db)
    return Promise.all(tables.map(async (table) => [table, await planOf(db, table, communityId)]))
  })
  expect(plans.length).toBeGreaterThan(15)
  expect(plans.filter(([, plan]) => plan!.includes('Seq Scan'))).toEqual([])
})

test('the application’s statements are run, not compiled', async () => {
  const { db } = await freshDatabase()
  onTestFinished(() => db.destroy())
  const answer = await sql<{ jit: string }>`select current_setting('jit') as jit`.execute(db)
  expect(answer.rows).toEqual([{ jit: 'off' }])
})

async function tenantTables(db: Db): Promise<string[]> {
  const answer = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'community_id'
      and table_name in (select relname from pg_class where relrowsecurity)`.execute(db)
  return answer.rows.map(({ name }) => name)
}

async function planOf(db: Db, table: string, communityId: string): Promise<string> {
  const lines = await sql<Record<string, string>>`
    explain select from ${sql.id(table)} where community_id = ${communityId}`.execute(db)
  return lines.rows.map((row) => Object.values(row)[0]).join('\n')
}
