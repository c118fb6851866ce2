import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { listen } from '#database/listen.ts'
import { chooseColumns } from '#domain/rosters/choose-columns.ts'
import { discardRoster } from '#domain/rosters/discard-roster.ts'
import { postgresLive } from '#integrations/live/postgres.ts'
import { aBroughtRoster } from '#test/brought-rosters.ts'
import { freshDatabase } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import { aPool } from '#test/full-database.ts'

test('who watches a roster is told at once, and whenever it comes further', async () => {
  const { db, live } = await aHouse()
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by)
  const other = await aBroughtRoster(db, by)
  const told = watching(live, `roster ${rosterId}`)
  const toldOfOther = watching(live, `roster ${other}`)
  await told.next()
  await toldOfOther.next()
  await chooseColumns(db, by, { rosterId, fields: {}, withoutEmail: 'paper' })
  expect(await told.next()).toMatchObject({ done: false })
  const silent = Symbol('silent')
  const later = new Promise((resolve) => setTimeout(resolve, 100, silent))
  expect(await Promise.race([toldOfOther.next(), later])).toBe(silent)
})

test('who watches a roster is told when somebody discards it', async () => {
  const { db, live } = await aHouse()
  const by = await aLeader(db)
  const [rosterId, other] = [await aBroughtRoster(db, by), await aBroughtRoster(db, by)]
  const told = watching(live, `roster ${rosterId}`)
  await told.next()
  await discardRoster(db, by, { rosterId: other })
  await discardRoster(db, by, { rosterId })
  expect(await told.next()).toMatchObject({ done: false })
})

test('who watches is told again after the connection broke, since something may have been missed', async () => {
  const { db, owner, live } = await aHouse()
  const told = watching(live, 'roster 1')
  await told.next()
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and query like 'listen%'`.execute(owner)
  expect(await told.next()).toMatchObject({ value: { about: new Set(), mayHaveMissed: true } })
  await sql`select pg_notify('communitrak_live', 'roster 1')`.execute(db)
  expect(await told.next()).toMatchObject({ done: false })
})

test('every watch ends when the process stops, or whoever watches leaves', async () => {
  const { live } = await aHouse()
  const leaving = new AbortController()
  const [one, other] = [watching(live, 'roster 1', leaving.signal), watching(live, 'roster 2')]
  await one.next()
  await other.next()
  leaving.abort()
  expect(await one.next()).toMatchObject({ done: true })
  await live.close()
  expect(await other.next()).toMatchObject({ done: true })
})

test('who watches several topics is told which it was, and what happened meanwhile together', async () => {
  const { db, live } = await aHouse()
  const one = live.watch(['tea', 'cake'], new AbortController().signal)[Symbol.asyncIterator]()
  expect(await one.next()).toMatchObject({ value: { about: new Set(), mayHaveMissed: true } })
  const tell = (topic: string) => sql`select pg_notify('communitrak_live', ${topic})`.execute(db)
  const next = one.next()
  await tell('milk')
  await tell('cake')
  expect(await next).toMatchObject({ value: { about: new Set(['cake']), mayHaveMissed: false } })
  const after = live.watch('sugar', new AbortController().signal)[Symbol.asyncIterator]()
  await after.next()
  for (const topic of ['cake', 'tea', 'tea', 'sugar']) await tell(topic)
  await after.next()
  expect(await one.next()).toMatchObject({ value: { about: new Set(['cake', 'tea']) } })
})

async function aHouse() {
  const { address } = await freshDatabase()
  const live = postgresLive((given) => listen(address, given))
  onTestFinished(() => live.close())
  return { db: aPool(address, 'application'), owner: aPool(address, 'owner'), live }
}

function watching(
  live: ReturnType<typeof postgresLive>,
  topic: string,
  signal = new AbortController().signal,
) {
  return live.watch(topic, signal)[Symbol.asyncIterator]()
}
