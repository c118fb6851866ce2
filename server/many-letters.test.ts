import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import type { Db } from '#database/connect.ts'
import { forSupport } from '#database/for-asker.ts'
import { freshDatabase } from '#test/database.ts'
import { anEmail } from '#test/factories.ts'
import { aLetter } from '#test/letters.ts'
import { aMailbox } from '#test/mailbox.ts'
import { aHouse, aVisitor, type House } from '#test/visitor.ts'
import { jobs } from './jobs.ts'

const token = 'a token of forty signs that nobody knows'

/** So many letters of everybody have come within this hour. */
async function soMany({ services: { limits } }: House, count: number): Promise<void> {
  const ofAll = { name: 'letters-of-all', tries: 600, seconds: 60 * 60 }
  for (let times = 0; times < count; times += 1) await limits.spend(['all'], [ofAll])
}

function countMessages(db: Db): Promise<number> {
  return forSupport(db, async (db) => {
    const { count } = await db
      .selectFrom('messages')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return Number(count)
  })
}

/** An installation that reads a mailbox of support, whenever it is run. */
async function aReadMailbox() {
  const { db } = await freshDatabase()
  onTestFinished(() => db.destroy())
  const { url, arrive } = await aMailbox()
  const house = aHouse(db, { SUPPORT_ADDRESS: 'help@communitrak.test', SUPPORT_IMAP_URL: url })
  const run = () => jobs['read support mail'].work(house.services, AbortSignal.timeout(60_000))
  return { db, house, arrive, run }
}

test('letters of ever new senders wait unread in the mailbox once an hour has had enough', async () => {
  const { db, house, arrive, run } = await aReadMailbox()
  await soMany(house, 598)
  for (let times = 0; times < 5; times += 1) arrive(aLetter({ from: anEmail('flood') }))
  expect(await run()).toEqual({ found: 2, taken: 2 })
  expect(await run()).toEqual({ found: 0, taken: 0 })
  await sql`delete from request_limits where key like 'letters-of-all%'`.execute(db) // an hour later
  expect(await run()).toEqual({ found: 3, taken: 3 })
  expect(await countMessages(db)).toBe(5)
})

test('letters of one sender beyond their bound wait unread, and are taken later; those of others go on', async () => {
  const { db, arrive, run } = await aReadMailbox()
  const from = anEmail('eager')
  for (let times = 0; times < 20; times += 1) arrive(aLetter({ from }))
  arrive(aLetter({ from: anEmail('patient') }))
  expect(await run()).toEqual({ found: 21, taken: 11 })
  arrive(aLetter({ from: anEmail('another') }))
  expect(await run()).toEqual({ found: 11, taken: 1 })
  for (let times = 0; times < 5; times += 1) await run() // what waits is not counted
  await sql`delete from request_limits where key like 'letters-begin%'`.execute(db) // an hour later
  expect(await run()).toEqual({ found: 10, taken: 10 })
  expect(await run()).toEqual({ found: 0, taken: 0 })
  expect(await countMessages(db)).toBe(22)
})

test('a provider that brings them is asked to come later, and nothing is counted meanwhile', async () => {
  const { db } = await freshDatabase()
  onTestFinished(() => db.destroy())
  const house = aHouse(db, { MAIL_WEBHOOK_TOKEN: token })
  const visitor = aVisitor(house)
  const headers = { authorization: `Bearer ${token}` }
  const body = aLetter({ from: anEmail('flood') }) as Uint8Array<ArrayBuffer>
  const bring = () => visitor.ask('/webhooks/mail/support', { method: 'POST', body, headers })
  await soMany(house, 600)
  for (let times = 0; times < 12; times += 1) {
    const later = await bring()
    expect([later.status, Number(later.headers.get('retry-after')) > 0]).toEqual([429, true])
  }
  await sql`delete from request_limits where key like 'letters-of-all%'`.execute(db)
  expect((await bring()).status).toBe(200)
  expect(await countMessages(db)).toBe(1)
})
