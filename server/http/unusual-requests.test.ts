import { expect, onTestFinished } from 'vitest'
import { freshDatabase, test as plain } from '#test/database.ts'
import { aServer } from '#test/running-server.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aVisitor, type TestVisitor } from '#test/visitor.ts'

const test = plain.extend('visitor', async ({ db }) => aVisitor(aHouse(db)))
const form = {
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/x-www-form-urlencoded',
}

test.for(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])(
  '%s is no way to ask for anything',
  async (method, { visitor }) => {
    for (const path of ['/', '/sign-in', '/nowhere', '/icon.svg', '/healthz']) {
      const answer = await visitor.ask(path, { method })
      expect([path, answer.status, answer.headers.get('allow')]).toEqual([
        path,
        405,
        'GET, HEAD, POST',
      ])
      expect(await answer.text()).toContain('Nothing has been changed')
    }
  },
)

test.for(['/', '/opening-soon', '/language', '/logo/nothing', '/dev/outbox'])(
  'a form sent to %s, which takes none, is said to be so',
  async (path, { visitor }) => {
    const answer = await visitor.post(path, { a: 'b' })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  },
)

test('HEAD answers what GET would, without its body', async ({ visitor }) => {
  for (const path of ['/', '/sign-in', '/nowhere', '/communities', '/icon.svg', '/healthz']) {
    const [got, head] = [await visitor.ask(path), await visitor.ask(path, { method: 'HEAD' })]
    expect([path, head.status]).toEqual([path, got.status])
    expect(head.headers.get('location')).toBe(got.headers.get('location'))
    expect(await head.text()).toBe('')
  }
})

const tooMuch = 1024 * 1024 + 1

test('a form that says that it is too large is not even read', async ({ visitor }) => {
  const headers = { ...form, 'content-length': String(tooMuch) }
  const answer = await visitor.ask('/sign-in', { method: 'POST', headers, body: 'email=a' })
  expect(answer.status).toBe(413)
  expect(await answer.text()).toContain('That was too much')
})

test('what is refused is said in the language of the browser, or the one that was chosen', async ({
  visitor,
}) => {
  const refused = async (headers: Record<string, string>) =>
    (await visitor.ask('/sign-in', { method: 'DELETE', headers })).text()
  const spanish = { 'accept-language': 'es-MX,es;q=0.9,en;q=0.8' }
  expect(await refused({})).toContain('This cannot be done here')
  expect(await refused(spanish)).toContain('Esto no se puede hacer aquí')
  await visitor.ask('/language?to=en')
  expect(await refused(spanish)).toContain('This cannot be done here')
})

/** Sends a form of unknown length; answers how much of it was taken, too. */
async function pour(visitor: TestVisitor, bytes: number, path = '/sign-in') {
  const part = 64 * 1024
  let sent = 0
  const body = new ReadableStream({
    pull(controller) {
      if (sent >= bytes) return controller.close()
      const size = Math.min(part, bytes - sent)
      controller.enqueue(new Uint8Array(size).fill(97))
      sent += size
    },
  })
  const init = { method: 'POST', headers: form, body, duplex: 'half' } as RequestInit
  const answer = await visitor.ask(path, init)
  return { status: answer.status, sent, words: await answer.text() }
}

test('a form without a length is read up to the largest, and no further', async ({ visitor }) => {
  expect((await pour(visitor, tooMuch - 1)).status).toBe(400)
  expect((await pour(visitor, tooMuch)).status).toBe(413)
  const endless = await pour(visitor, 100 * tooMuch)
  expect(endless.status).toBe(413)
  expect(endless.sent).toBeLessThan(2 * tooMuch)
})

test('only the form that brings a roster may send ten megabytes, and no more', async ({ db }) => {
  const { visitor, home } = await aLeaderAtWork(aHouse(db))
  const roster = 10 * tooMuch
  expect((await pour(visitor, roster, `${home}/roster`)).status).toBe(400)
  expect((await pour(visitor, roster, `${home}/invitations/email/review`)).status).toBe(413)
  const larger = await pour(visitor, roster + 64 * 1024, `${home}/roster`)
  expect([larger.status, larger.words]).toEqual([413, expect.stringContaining('up to 10 MB')])
})

test.for([
  '/%',
  '/%E0%A4%A',
  '/c/%E0%A4%A',
  '/join/%E0%A4%A',
  '/%00',
  '/join/%00',
  '/c/a%00b/members',
  '/logo/%00',
  '/verify-email/%00',
  '/sign-in?next=%00',
  '/start?%FF=%',
  `/join/${'A'.repeat(10_000)}`,
  `/nowhere?${'a'.repeat(10_000)}`,
])('%s is answered without an error of ours', async (path, { visitor, db }) => {
  const member = (await aLeaderAtWork(aHouse(db))).visitor
  for (const who of [visitor, member]) {
    const answer = await who.ask(path)
    expect(answer.status).toBeLessThan(500)
    expect(answer.headers.get('location') ?? '/').toMatch(/^\/(?!\/)/)
  }
})

test('an address whose signs stand for no letters is said to be so, and told to no log', async ({
  visitor,
}) => {
  const complaints: unknown[] = []
  const { warn } = console
  console.warn = (...words) => complaints.push(words)
  onTestFinished(() => {
    console.warn = warn
  })
  const answer = await visitor.ask('/join/7K3M-Q9XD-2F8R-VW4T%')
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain('We could not read this')
  expect(complaints).toEqual([])
})

const fields =
  'accessCode email password firstName lastName phone next name kind street city state zip timeZone code language member submission step propertyChoice addressType unit lotNumber householdChoice householdRole householdName validated'.split(
    ' ',
  )

test.for([
  ['NUL in every field', 'a\u0000b@example.com'],
  ['ten thousand letters in every field', 'A'.repeat(10_000)],
  ['half a symbol in every field', '\ud800'],
  ['text that turns round in every field', '\u202Etxt.exe\u202C'],
  ['every field twice', ['one', 'two']],
  ['nothing in any field', ''],
] as [string, string | string[]][])(
  'a form with %s is no error of ours',
  async ([, value], { db }) => {
    const { visitor, members, home } = await aLeaderAtWork(aHouse(db))
    const inside = [
      `${members}/invite`,
      `${members}/invite/send`,
      `${members}/void`,
      `${members}/resend`,
      `${home}/notices/told`,
      `${home}/notices/%00/settle`,
      '/account/language',
    ]
    const outside = [
      '/start',
      '/join/resident',
      '/join/resident/sign-up',
      '/sign-in',
      '/forgot-password',
      '/reset-password',
      '/verify-email',
      '/verify-email/%00',
    ]
    const sent = Object.fromEntries(fields.map((name) => [name, value]))
    for (const path of [...inside, ...outside])
      expect((await visitor.post(path, sent)).status, path).toBeLessThan(500)
  },
)

test.for([
  ['no Host as addresses have them', 'GET /sign-in HTTP/1.1\r\nhost: a b', 400],
  ['a Host with a path', 'GET /sign-in HTTP/1.1\r\nhost: example.com/x', 400],
  ['no Host at all', 'GET /sign-in HTTP/1.0', 400],
  ['no address', 'OPTIONS * HTTP/1.1\r\nhost: a', 400],
  ['a backslash', 'GET /\\evil.example HTTP/1.1\r\nhost: a', 400],
  ['a wish to be answered as asked', 'TRACE /sign-in HTTP/1.1\r\nhost: a', 405],
] as const)(
  'a request with %s is answered with a word and the security headers',
  async ([, request, status]) => {
    const { address, db } = await freshDatabase()
    onTestFinished(() => db.destroy())
    const server = await aServer(address)
    const answer = await server.say(`${request}\r\nconnection: close\r\n\r\n`)
    expect(answer.status).toBe(status)
    expect(answer.body).toContain('<h1>')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  },
)

test.for([
  ['that is none', 'hello', 400],
  [
    'of two lengths',
    'POST /sign-in HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\ntransfer-encoding: chunked',
    400,
  ],
  ['with a method nobody knows', 'BREW /coffee HTTP/1.1\r\nhost: a', 400],
  ['with headers without end', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(40_000)}`, 431],
] as const)('a request %s is refused at the door', async ([, request, status]) => {
  const { address, db } = await freshDatabase()
  onTestFinished(() => db.destroy())
  const server = await aServer(address)
  const answer = await server.say(`${request}\r\n\r\n`)
  expect([answer.status, answer.body]).toEqual([status, ''])
})
