import { sql } from 'kysely'
import pg from 'pg'
import { expect, onTestFinished, test as plain } from 'vitest'
import { test } from '#test/database.ts'
import { aCommunity } from '#test/factories.ts'
import { connect, type Db } from './connect.ts'
import { isDatabaseDown } from './is-down.ts'

plain.for([
  ['nobody listens', 'postgres://postgres@127.0.0.1:9/postgres'],
  ['its socket is gone', 'postgres://postgres@/postgres?host=/nowhere'],
] as const)('the database is down when %s', async ([, address]) => {
  const db = aPool(address)
  expect(await whyNot(sql`select 1`.execute(db))).toSatisfy(isDatabaseDown)
})

test('the database is down when it takes nobody more', async ({ own }) => {
  const full = `nobody_more_${process.pid}`
  const owner = aPool(own.address)
  await sql`create role ${sql.id(full)} login connection limit 0`.execute(owner)
  onTestFinished(async () => {
    const owner = connect(own.address, { as: 'owner', most: 1 })
    await sql`drop role ${sql.id(full)}`.execute(owner)
    await owner.destroy()
  })
  const db = aPool(own.address.replace('postgres@', `${full}@`))
  const error = await whyNot(sql`select 1`.execute(db))
  expect(error).toMatchObject({ code: '53300' })
  expect(error).toSatisfy(isDatabaseDown)
})

test('the database is down when no connection of ours becomes free', async ({ own }) => {
  const pool = new pg.Pool({ connectionString: own.address, max: 1, connectionTimeoutMillis: 20 })
  const busy = await pool.connect()
  onTestFinished(async () => {
    busy.release()
    await pool.end()
  })
  expect(await whyNot(pool.query('select 1'))).toSatisfy(isDatabaseDown)
})

test.for([
  ['a statement takes too long', "set statement_timeout = '10ms'; select pg_sleep(5)"],
  ['somebody holds a lock', "set lock_timeout = '10ms'; lock table accounts in exclusive mode"],
] as const)('the database is down for us when %s', async ([, statements], { own }) => {
  const lock = aPool(own.address)
  await sql`begin; lock table accounts in exclusive mode`.execute(lock)
  expect(await whyNot(sql.raw(statements).execute(aPool(own.address)))).toSatisfy(isDatabaseDown)
})

test('the database is down for us when two wait for one another', async ({ own }) => {
  const [one, other] = [aPool(own.address), aPool(own.address)]
  const prepare = (db: Db, table: string) =>
    sql`set deadlock_timeout = '50ms'; begin; lock table ${sql.table(table)}`.execute(db)
  await Promise.all([prepare(one, 'sessions'), prepare(other, 'verifications')])
  const outcomes = await Promise.allSettled([
    sql`lock table verifications`.execute(one),
    sql`lock table sessions`.execute(other),
  ])
  const reasons = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason] : [],
  )
  expect(reasons).toHaveLength(1)
  expect(reasons[0]).toSatisfy(isDatabaseDown)
})

test.for([
  'selekt 1',
  'select 1 / 0',
  'select * from nowhere',
  "insert into accounts (id, email) values (null, 'a@example.com')",
])('the database is not down when we ask it to %s', async (statement, { own }) => {
  expect(await whyNot(sql.raw(statement).execute(aPool(own.address)))).not.toSatisfy(isDatabaseDown)
})

test('the database is not down when a rule of the schema says no', async ({ own, db }) => {
  const { slug } = await aCommunity(db)
  const twice = sql`insert into communities select * from communities where slug = ${slug}`
  const error = await whyNot(twice.execute(aPool(own.address)))
  expect(error).toMatchObject({ code: '23505' })
  expect(error).not.toSatisfy(isDatabaseDown)
})

plain.for([
  ['Connection terminated unexpectedly', {}],
  ['terminating connection due to administrator command', { code: '57P01' }],
  ['terminating connection because of crash of another server process', { code: '57P02' }],
  ['the database system is starting up', { code: '57P03' }],
  ['connection failure', { code: '08006' }],
  ['Query read timeout', {}],
  ['cannot execute INSERT in a read-only transaction', { code: '25006' }],
  ['could not extend file: No space left on device', { code: '53100' }],
  ['terminating connection due to idle-in-transaction timeout', { code: '25P03' }],
] as const)('the database is down when it says “%s”', ([words, code]) => {
  expect(isDatabaseDown(Object.assign(new Error(words), code))).toBe(true)
})

plain.for([[new TypeError('undefined is not a function')], ['Connection terminated'], [undefined]])(
  '%s says nothing of the database',
  ([error]) => {
    expect(isDatabaseDown(error)).toBe(false)
  },
)

function aPool(address: string): Db {
  const db = connect(address, { as: 'owner', most: 1 })
  onTestFinished(() => db.destroy())
  return db
}

/** The error of work that must not succeed. */
async function whyNot(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.fail('It succeeded.'),
    (error) => error,
  )
}
