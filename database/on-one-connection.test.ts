import { CompiledQuery, sql } from 'kysely'
import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import { onOneConnection } from './on-one-connection.ts'

test('statements are answered in the order in which they were executed', async ({ db }) => {
  const order: number[] = []
  await onOneConnection(db, (db) =>
    Promise.all(
      [30, 0, 10].map(async (milliseconds, at) => {
        await sql`select pg_sleep(${milliseconds / 1000}::float)`.execute(db)
        order.push(at)
      }),
    ),
  )
  expect(order).toEqual([0, 1, 2])
})

test('a statement leaves while the one before it is still under way', async ({ db }) => {
  const seen: string[] = []
  await onOneConnection(db, (db) => {
    const send = (name: string) =>
      db.getExecutor().provideConnection(async (connection) => {
        seen.push(`${name} left`)
        await connection.executeQuery(CompiledQuery.raw('select 1'))
        seen.push(`${name} was answered`)
      })
    return Promise.all([send('one'), send('two')])
  })
  expect(seen).toEqual(['one left', 'two left', 'one was answered', 'two was answered'])
})

test('whoever waits for a statement behind one that failed is told why that failed', async ({
  db,
}) => {
  const { communityId } = await aLeader(db)
  const spoiled = inCommunity(db, communityId, async (db) => {
    const deep = async () => {
      const nested = async () => sql`select 1 / 0`.execute(db)
      return await nested()
    }
    const [first, second] = await Promise.allSettled([deep(), sql`select 1`.execute(db)])
    return [first, second].map((one) => (one.status === 'rejected' ? String(one.reason) : 'done'))
  })
  expect(await spoiled).toEqual(['error: division by zero', 'error: division by zero'])
  await expect(
    inCommunity(db, communityId, (db) =>
      Promise.all([sql`select ${newId()}::int`.execute(db), sql`select 1`.execute(db)]),
    ),
  ).rejects.toThrow('invalid input syntax')
})
