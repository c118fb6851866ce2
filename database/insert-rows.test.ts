import { sql } from 'kysely'
import { expect } from 'vitest'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import { inCommunity } from './in-community.ts'
import { insertRows } from './insert-rows.ts'

type Event = { deed: string; fromAddress?: string | null; facts: object; happenedAt: Date }

const columns = {
  communityId: 'uuid',
  id: 'uuid',
  happenedAt: 'timestamptz',
  deed: 'text',
  facts: 'jsonb',
  fromAddress: 'text',
} as const

const moment = new Date('2026-11-21T10:00:00.123Z')

const anEvent = (event: Partial<Event> = {}): Event => ({
  ...{ deed: 'joined', facts: {}, happenedAt: moment },
  ...event,
})

async function written(db: Parameters<typeof aLeader>[0], events: readonly Event[]) {
  const { communityId } = await aLeader(db)
  const rows = events.map((event) => ({ ...event, communityId, id: newId() }))
  return inCommunity(db, communityId, async (db) => {
    await insertRows(db, 'auditEvents', { columns, rows })
    const found = await sql<Event>`
      select deed, from_address, facts, happened_at from audit_events
      where community_id = ${communityId} and id = any(${rows.map(({ id }) => id)}) order by id`.execute(
      db,
    )
    return found.rows
  })
}

test('nothing to write is no statement', async ({ db }) => {
  expect(await written(db, [])).toEqual([])
})

test('what is the same in all rows stands in each of them', async ({ db }) => {
  const rows = await written(db, [anEvent(), anEvent(), anEvent()])
  expect(rows).toEqual(Array(3).fill({ ...anEvent(), fromAddress: null }))
})

test('values of all types arrive as they were, whatever signs they have', async ({ db }) => {
  const events = [
    anEvent({ deed: 'a "quoted" \\ {brace}, comma', fromAddress: 'NULL', facts: { a: [1, null] } }),
    anEvent({ deed: '', fromAddress: '', facts: { quote: '"\\' } }),
    anEvent({ deed: 'Peña\n😀\t', fromAddress: '127.0.0.1', happenedAt: new Date(0) }),
  ]
  expect(await written(db, events)).toEqual(events)
})

test('a column that a row lacks is null there, and only there', async ({ db }) => {
  const rows = await written(db, [anEvent({ fromAddress: '127.0.0.1' }), anEvent()])
  expect(rows.map(({ fromAddress }) => fromAddress)).toEqual(['127.0.0.1', null])
})

test('many more rows than a list of values could hold are one statement', async ({ db }) => {
  const rows = await written(
    db,
    Array.from({ length: 30_000 }, (_, at) => anEvent({ deed: `${at}` })),
  )
  expect(rows).toHaveLength(30_000)
  expect(rows[29_999]!.deed).toBe('29999')
})
