import { sql } from 'kysely'
import { expect, onTestFinished } from 'vitest'
import { connect } from '#database/connect.ts'
import { newCode } from '#domain/invitations/access-code.ts'
import { freshDatabase, test } from '#test/database.ts'
import { until } from '#test/embedded-folder.ts'
import { aLeader, anInvitation } from '#test/factories.ts'
import { aPool, contentsOf } from '#test/full-database.ts'
import { aHouse, aSignedInVisitor, aVisitor } from '#test/visitor.ts'

test.for([
  ['somebody with a code', '/join/resident'],
  ['somebody who is signed in', '/communities'],
  ['a program that fetches a logo', '/logo/0198c0de-0000-7000-8000-000000000000'],
])('while the database is away, %s is asked to come back soon', async ([, path], { db }) => {
  const away = connect('postgres://postgres:hush@127.0.0.1:1/nowhere', { as: 'application' })
  onTestFinished(() => away.destroy())
  const { accountId } = await aLeader(db)
  const { cookies } = await aSignedInVisitor(aHouse(db), { accountId })
  const visitor = aVisitor(aHouse(away))
  visitor.cookies.set('code', newCode())
  for (const [name, value] of cookies) visitor.cookies.set(name, value)
  const page = await visitor.open(path!)
  expect(page.status).toBe(503)
  expect(page.headers.get('retry-after')).toBe('5')
  expect(page.words).toContain('Nothing is lost')
  expect(page.html).not.toMatch(/ECONNREFUSED|hush|postgres|127\.0\.0\.1/)
})

test('pages that need no records are there while the database is away', async () => {
  const away = connect('postgres://postgres@127.0.0.1:1/nowhere', { as: 'application' })
  onTestFinished(() => away.destroy())
  for (const path of ['/', '/sign-in', '/join/resident', '/icon.svg'])
    expect((await aVisitor(aHouse(away)).ask(path)).status, path).toBe(200)
})

test('a form sent while the database goes away asks to come back, and nothing is half done', {
  timeout: 30_000,
}, async () => {
  const { address, db } = await freshDatabase()
  onTestFinished(() => db.destroy())
  const { code } = await anInvitation(db)
  const owner = aPool(address, 'owner', 3)
  const visitor = aVisitor(aHouse(db))
  await visitor.open(`/join/${code}`)
  const before = await contentsOf(owner)
  const person = { firstName: 'Bo', lastName: 'Chen', email: 'bo@example.com', phone: '' }

  const answer = await owner.transaction().execute(async (locked) => {
    await sql`lock table sign_ups in access exclusive mode`.execute(locked)
    const answering = visitor.post('/join/resident/sign-up', {
      ...person,
      password: 'violet harbour 29',
    })
    await until(async () => (await endWaiting()) > 0, { seconds: 10 })
    return answering
  })

  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('5')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const words = await answer.text()
  expect(words).toContain('We cannot reach our records just now')
  expect(words).not.toMatch(/sign_ups|terminat|postgres|violet|bo@|at \w+ \(/)
  expect(await contentsOf(owner)).toEqual(before)

  /** Ends the connections that wait for the table, as a server that is stopped would. */
  async function endWaiting(): Promise<number> {
    const ended = await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(owner)
    return ended.rows.length
  }
})
