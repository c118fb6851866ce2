import { expect, onTestFinished } from 'vitest'
import { connect } from '#database/connect.ts'
import { anEmptyDatabase, test } from '#test/database.ts'
import { aPool } from '#test/full-database.ts'
import { aHouse, aVisitor } from '#test/visitor.ts'

/** A database that nobody answers for. */
function nowhere() {
  const db = connect('postgres://postgres@127.0.0.1:1/nowhere', { as: 'application', most: 1 })
  onTestFinished(() => db.destroy())
  return db
}

async function say(answer: Response) {
  return [answer.status, await answer.text(), answer.headers.get('retry-after')]
}

test('who lives and can serve says so', async ({ db }) => {
  const visitor = aVisitor(aHouse(db))
  expect(await say(await visitor.ask('/healthz'))).toEqual([200, 'ok\n', null])
  expect(await say(await visitor.ask('/readyz'))).toEqual([200, 'ready\n', null])
})

test('who is asked to stop lives, and gets no more requests', async ({ db }) => {
  const visitor = aVisitor(aHouse(db, {}, { readiness: { draining: true } }))
  expect(await say(await visitor.ask('/healthz'))).toEqual([200, 'ok\n', null])
  expect(await say(await visitor.ask('/readyz'))).toEqual([503, 'stopping\n', '5'])
  for (const path of ['/sign-in', '/healthz', '/readyz', '/icon.svg'])
    expect((await visitor.ask(path)).headers.get('connection'), path).toBe('close')
})

test('without the database one lives, and cannot serve', async () => {
  const visitor = aVisitor(aHouse(nowhere()))
  expect(await say(await visitor.ask('/healthz'))).toEqual([200, 'ok\n', null])
  const trouble = [503, 'the database does not answer\n', '5']
  expect(await say(await visitor.ask('/readyz'))).toEqual(trouble)
})

test('without the pages one cannot serve', async ({ db }) => {
  const pages = () => Promise.reject(new Error('no such module'))
  const [status, words] = await say(await aVisitor(aHouse(db, {}, { pages })).ask('/readyz'))
  expect([status, words]).toEqual([503, 'the pages cannot be read\n'])
})

test('an older schema is not served', async () => {
  const visitor = aVisitor(aHouse(aPool(await anEmptyDatabase(), 'owner')))
  const trouble = [503, 'the schema is older than we are\n', '5']
  expect(await say(await visitor.ask('/readyz'))).toEqual(trouble)
})

const token = 'a token of some length'
const bearer = (word: string) => ({ authorization: `Bearer ${word}` })
const forwarded = { 'x-forwarded-for': '127.0.0.1' }

test.for([
  ['this machine', '127.0.0.1', {}, {}, 200],
  ['this machine in IPv6', '::1', {}, {}, 200],
  ['this machine in IPv6 clothes', '::ffff:127.0.0.1', {}, {}, 200],
  ['the neighbour', '192.168.1.7', {}, {}, 403],
  [
    'somebody behind a proxy of this machine',
    '127.0.0.1',
    {},
    { 'x-forwarded-for': '192.0.2.1' },
    403,
  ],
  ['somebody who says that they are this machine', '192.0.2.1', {}, forwarded, 403],
  ['the same behind a proxy we trust', '10.0.0.1', { TRUSTED_PROXIES: '10.0.0.1' }, forwarded, 403],
  ['somebody with a token nobody asked for', '192.0.2.1', {}, bearer(token), 403],
  ['somebody with the token', '192.0.2.1', { METRICS_TOKEN: token }, bearer(token), 200],
  ['somebody with another token', '192.0.2.1', { METRICS_TOKEN: token }, bearer('another'), 403],
  ['somebody with half the token', '192.0.2.1', { METRICS_TOKEN: token }, bearer('a token'), 403],
  ['this machine without the token', '127.0.0.1', { METRICS_TOKEN: token }, {}, 403],
  ['a connection that is gone', '', {}, {}, 403],
] as [string, string, Record<string, string>, Record<string, string>, number][])(
  'of %s reading the metrics the server thinks what it should',
  async ([, address, variables, headers, status], { db }) => {
    const answer = await aVisitor(aHouse(db, variables), { address }).ask('/metrics', { headers })
    expect(answer.status).toBe(status)
    expect((await answer.text()).includes('http_requests_total')).toBe(status === 200)
  },
)

test('metrics count what was answered, and name nobody', async ({ db }) => {
  const visitor = aVisitor(aHouse(db), { address: '127.0.0.1' })
  await visitor.ask('/join/7K3M-Q9XD-2F8R-VW4T')
  await visitor.ask('/sign-in?email=ana@example.com')
  await visitor.post('/sign-in', { email: 'ana@example.com', password: 'seven herons' })
  const counted = await (await visitor.ask('/metrics')).text()
  expect(counted).toContain('http_requests_total{method="GET",status="404"} 1')
  expect(counted).toContain('http_requests_total{method="GET",status="200"} 1')
  expect(counted).toMatch(/http_requests_total\{method="POST",status="4\d\d"\} 1/)
  expect(counted).toContain('http_request_seconds_count{method="GET"} 2')
  expect(counted).toContain('http_requests_underway 1')
  expect(counted).not.toMatch(/7K3M|example\.com|sign-in|heron/)
})
