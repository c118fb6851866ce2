import { sql } from 'kysely'
import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { aPool } from '#test/full-database.ts'
import { fates, moving } from './references.ts'

/** The audit log names members without a reference, so that nothing keeps it from being written. */
const withoutReference = ['audit_events.actor_id', 'audit_events.member_id']

test('merging knows what becomes of every column that names a member', async ({ own }) => {
  const answer = await sql<{ name: string }>`
    select c.relname || '.' || a.attname as name
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[array_length(k.conkey, 1)]
    where k.contype = 'f' and k.confrelid = 'members'::regclass
      and k.connamespace = current_schema()::regnamespace`.execute(aPool(own.address, 'owner', 1))
  const named = answer.rows.map(({ name }) => name)
  expect([...named, ...withoutReference].sort()).toEqual(Object.keys(fates).sort())
})

test('no column that may name a member hides behind another name', async ({ own }) => {
  const answer = await sql<{ name: string }>`
    select c.relname || '.' || a.attname as name
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where c.relforcerowsecurity and c.relnamespace = current_schema()::regnamespace
      and a.atttypid = 'uuid'::regtype and not a.attisdropped
      and (a.attname ~ '(_by|_as)$' or a.attname ~ 'member|actor')
    order by 1`.execute(aPool(own.address, 'owner', 1))
  expect(answer.rows.map(({ name }) => name).filter((name) => !(name in fates))).toEqual([])
})

test('what moves by a rule of all is what is said to move', () => {
  const moves = moving.map(({ table, column }) => `${table}.${column}`)
  const said = Object.entries(fates).filter(([, fate]) => fate === 'moved')
  expect(moves.sort()).toEqual(said.map(([name]) => name).sort())
})
