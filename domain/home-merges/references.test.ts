import { sql } from 'kysely'
import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { aPool } from '#test/full-database.ts'
import { carriedColumns, fates } from './references.ts'

test('merging homes knows what becomes of every column that names one', async ({ own }) => {
  const answer = await sql<{ name: string }>`
    select c.relname || '.' || a.attname as name
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[array_length(k.conkey, 1)]
    where k.contype = 'f' and k.confrelid = 'properties'::regclass
      and k.connamespace = current_schema()::regnamespace`.execute(aPool(own.address, 'owner', 1))
  expect(answer.rows.map(({ name }) => name).sort()).toEqual(Object.keys(fates).sort())
})

test('no column that may name a home hides behind another name', async ({ own }) => {
  const answer = await sql<{ name: string }>`
    select c.relname || '.' || a.attname as name
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where c.relforcerowsecurity and c.relnamespace = current_schema()::regnamespace
      and a.atttypid = 'uuid'::regtype and not a.attisdropped and a.attname ~ 'property|home'`.execute(
    aPool(own.address, 'owner', 1),
  )
  expect(answer.rows.map(({ name }) => name).filter((name) => !(name in fates))).toEqual([])
})

test('what comes along by a rule of all is what is said to', () => {
  const carried = Object.entries(fates).filter(([, fate]) => fate === 'carried')
  expect(carriedColumns.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(
    carried.map(([name]) => name),
  )
})
