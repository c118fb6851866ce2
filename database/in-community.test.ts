import { sql } from 'kysely'
import { expect, onTestFinished, vi } from 'vitest'
import { test } from '#test/database.ts'
import { aCommunity } from '#test/factories.ts'
import { connect, type Db } from './connect.ts'
import { atomically, inCommunity } from './in-community.ts'
import { isDatabaseDown } from './is-down.ts'
import { takeTurn } from './take-turn.ts'

const april = new Date('2026-04-01T12:00:00Z')
const may = new Date('2026-05-01T12:00:00Z')

test('what a transaction writes is there for all once it has ended', async ({ db }) => {
  const { communityId } = await aCommunity(db)
  const answer = await inCommunity(db, communityId, (db) => rename(db, communityId, 'Cedar Hill'))
  expect(answer).toBe('Cedar Hill')
  expect(await nameOf(db, communityId)).toBe('Cedar Hill')
})

test('when work throws, nothing of it stays, and its error is told', async ({ db }) => {
  const { communityId } = await aCommunity(db)
  const error = new Error('changed my mind')
  const work = inCommunity(db, communityId, async (db) => {
    await atomically(db, (db) => rename(db, communityId, 'Cedar Hill'))
    throw error
  })
  await expect(work).rejects.toBe(error)
  expect(await nameOf(db, communityId)).toBe('Maple Court')
})

test('of two who wait for each other both come to their end, each once', async ({ db }) => {
  const { communityId } = await aCommunity(db)
  const met = Promise.withResolvers<void>()
  let tries = 0
  const inTurn = (first: string, second: string) =>
    inCommunity(db, communityId, async (db) => {
      await takeTurn(db, `${communityId} ${first}`)
      tries += 1
      if (tries === 2) met.resolve()
      await met.promise
      await takeTurn(db, `${communityId} ${second}`)
      await sql`
        update communities set name = name || ' and ' || ${first} where id = ${communityId}`.execute(
        db,
      )
    })
  await Promise.all([inTurn('one', 'two'), inTurn('two', 'one')])
  expect(tries).toBe(3)
  const names = (await nameOf(db, communityId)).split(' and ')
  expect(names.toSorted()).toEqual(['Maple Court', 'one', 'two'])
})

test('work inside work joins it, and falls with it', async ({ db }) => {
  const { communityId } = await aCommunity(db)
  const work = atomically(db, async (db) => {
    const outside = await transactionId(db)
    await inCommunity(db, communityId, async (db) => {
      expect(await transactionId(db)).toBe(outside)
      await rename(db, communityId, 'Cedar Hill')
      expect(await atomically(db, transactionId)).toBe(outside)
    })
    throw new Error('changed my mind')
  })
  await expect(work).rejects.toThrow('changed my mind')
  expect(await nameOf(db, communityId)).toBe('Maple Court')
})

test('a visit to another community ends where it began', async ({ db }) => {
  const [{ communityId: maple }, { communityId: cedar }] = [
    await aCommunity(db),
    await aCommunity(db),
  ]
  const seen = await inCommunity(db, maple, async (db) => [
    await community(db),
    await inCommunity(db, cedar, async (db) => [
      await community(db),
      await inCommunity(db, cedar, community),
      await inCommunity(db, maple, community),
      await community(db),
    ]),
    await atomically(db, community),
    await community(db),
  ])
  expect(seen).toEqual([maple, [cedar, cedar, maple, cedar], maple, maple])
})

test('work over no community may look into several, one after the other', async ({ db }) => {
  const [{ communityId: maple }, { communityId: cedar }] = [
    await aCommunity(db),
    await aCommunity(db),
  ]
  const seen = await atomically(db, async (db) => [
    await community(db),
    await inCommunity(db, maple, community),
    await community(db),
    await inCommunity(db, cedar, community),
    await community(db),
  ])
  expect(seen).toEqual(['', maple, '', cedar, ''])
})

test('a visit that fails, and is forgiven, ends where it began too', async ({ db }) => {
  const [{ communityId: maple }, { communityId: cedar }] = [
    await aCommunity(db),
    await aCommunity(db),
  ]
  const seen = await inCommunity(db, maple, async (db) => {
    await inCommunity(db, cedar, () => Promise.reject(new Error('not today'))).catch(() => {})
    return [await community(db), await inCommunity(db, maple, community)]
  })
  expect(seen).toEqual([maple, maple])
})

test('many at once stay in their own communities', async ({ db }) => {
  const communities = await Promise.all(Array.from({ length: 8 }, () => aCommunity(db)))
  const wanted = Array.from({ length: 64 }, (_, turn) => communities[turn % 8]!.communityId)
  const seen = await Promise.all(
    wanted.map((id) =>
      inCommunity(db, id, async (db) => {
        await sql`select pg_sleep(0.002)`.execute(db)
        return community(db)
      }),
    ),
  )
  expect(seen).toEqual(wanted)
})

test('now is when the transaction began, by the clock of the database', async ({ db }) => {
  const { communityId } = await aCommunity(db)
  vi.useFakeTimers({ now: april, toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const seen = await inCommunity(db, communityId, async (db, now) => {
    await sql`select pg_sleep(0.01)`.execute(db)
    const answer = await sql<{ now: Date; late: boolean }>`
      select now() as now, clock_timestamp() > now() as late`.execute(db)
    const inner = await inCommunity(db, communityId, async (_, now) => now)
    const middle = await atomically(db, async (_, now) => now)
    return { ...answer.rows[0]!, times: [now, inner, middle] }
  })
  const { now, late, times } = seen
  expect(late).toBe(true)
  expect(times).toEqual([now, now, now])
})

test('a given time holds for all work inside, unless it is given another', async ({ db }) => {
  const { communityId } = await aCommunity(db)
  const look = async (_: Db, now: Date) => now
  const seen = await atomically(
    db,
    async (db, now) => [
      now,
      await atomically(db, look),
      await inCommunity(db, communityId, look),
      await inCommunity(db, communityId, look, may),
      await atomically(db, look, may),
      await atomically(db, look),
    ],
    april,
  )
  expect(seen).toEqual([april, april, april, may, may, april])
})

test.for([
  ['between two statements', 'select 1', 'select 1'],
  ['in the middle of a statement', 'select pg_sleep(5)', 'select 1'],
  ['before the commit', 'select 1', null],
] as const)(
  'a connection that breaks %s throws, and the next work has another',
  async ([, during, after], { own, db }) => {
    const { communityId } = await aCommunity(db)
    const one = aPool(own.address, 'application')
    const owner = aPool(own.address, 'owner')
    const work = inCommunity(one, communityId, async (db) => {
      await rename(db, communityId, 'Cedar Hill')
      const id = await processId(db)
      const statement = sql.raw(during).execute(db)
      const [outcome] = await Promise.allSettled([
        statement,
        sql`select pg_terminate_backend(${id}, 5000)`.execute(owner),
      ])
      if (outcome.status === 'rejected') throw outcome.reason
      if (after) await sql.raw(after).execute(db)
    })
    const error = await work.catch((error) => error)
    expect(error).toSatisfy(isDatabaseDown)
    expect(await nameOf(one, communityId)).toBe('Maple Court')
  },
)

function aPool(address: string, as: 'application' | 'owner'): Db {
  const db = connect(address, { as, most: 1 })
  onTestFinished(() => db.destroy())
  return db
}

async function processId(db: Db): Promise<number> {
  const answer = await sql<{ id: number }>`select pg_backend_pid() as id`.execute(db)
  return answer.rows[0]!.id
}

async function rename(db: Db, communityId: string, name: string): Promise<string> {
  const row = await db
    .updateTable('communities')
    .set({ name })
    .where('id', '=', communityId)
    .returning('name')
    .executeTakeFirstOrThrow()
  return row.name
}

function nameOf(db: Db, communityId: string): Promise<string> {
  return inCommunity(db, communityId, async (db) => {
    const row = await db
      .selectFrom('communities')
      .select('name')
      .where('id', '=', communityId)
      .executeTakeFirstOrThrow()
    return row.name
  })
}

/** Whose rows the database shows now. */
async function community(db: Db): Promise<string> {
  const answer = await sql<{ id: string }>`
    select current_setting('app.community') as id`.execute(db)
  return answer.rows[0]!.id
}

async function transactionId(db: Db): Promise<string> {
  const answer = await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(db)
  return answer.rows[0]!.id
}
