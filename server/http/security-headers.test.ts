import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { elements } from '#test/html.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, aVisitor, type House, type TestVisitor } from '#test/visitor.ts'

const secureUrl = { PUBLIC_URL: 'https://communitrak.test' }

/** Every kind of answer there is, and its status. */
const answers: [string, number, (visitor: TestVisitor) => Promise<Response>][] = [
  ['a page', 200, (visitor) => visitor.ask('/sign-in')],
  ['the head of a page', 200, (visitor) => visitor.ask('/sign-in', { method: 'HEAD' })],
  ['a file', 200, (visitor) => visitor.ask('/icon.svg')],
  ['a redirect', 302, (visitor) => visitor.ask('/communities')],
  ['a form with a fault in it', 400, (visitor) => visitor.post('/sign-in', { email: '' })],
  ['no page', 404, (visitor) => visitor.ask('/nowhere')],
  ['no file', 404, (visitor) => visitor.ask('/assets/nothing.js')],
  ['no logo', 404, (visitor) => visitor.ask('/logo/nothing')],
  [
    'a form from elsewhere',
    403,
    (visitor) => visitor.post('/sign-in', {}, { 'sec-fetch-site': 'cross-site' }),
  ],
  ['a wrong method', 405, (visitor) => visitor.ask('/sign-in', { method: 'PUT' })],
  ['data for a script', 200, (visitor) => visitor.ask('/join/resident.data')],
  ['life', 200, (visitor) => visitor.ask('/healthz')],
  ['readiness', 200, (visitor) => visitor.ask('/readyz')],
  ['metrics that are not theirs', 403, (visitor) => visitor.ask('/metrics')],
]

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'content-security-policy': expect.stringMatching(
    /^default-src 'none'; .*form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
  ),
}

test.for(answers)('%s carries the security headers', async ([, status, ask], { db }) => {
  const answer = await ask(aVisitor(aHouse(db)))
  expect(answer.status).toBe(status)
  expect(Object.fromEntries(answer.headers)).toMatchObject(always)
  expect(answer.headers.has('strict-transport-security')).toBe(false)
  expect(answer.headers.get('content-security-policy')).not.toMatch(
    /unsafe-eval|script-src [^;]*unsafe/,
  )
})

test.for(answers)(
  '%s keeps browsers at HTTPS once we are there',
  async ([, status, ask], { db }) => {
    const answer = await ask(aVisitor(aHouse(db, secureUrl)))
    expect(answer.status).toBe(status)
    expect(answer.headers.get('strict-transport-security')).toBe(
      'max-age=63072000; includeSubDomains',
    )
    expect(answer.headers.get('content-security-policy')).toContain('upgrade-insecure-requests')
  },
)

test('an answer that went wrong carries the security headers, and tells nothing', async ({
  db,
}) => {
  const pages = () => Promise.reject(new Error('the secret of the house'))
  const answer = await aVisitor(aHouse(db, {}, { pages })).ask('/sign-in')
  expect(answer.status).toBe(500)
  expect(Object.fromEntries(answer.headers)).toMatchObject(always)
  const words = await answer.text()
  expect(words).toContain('It was our fault')
  expect(words).not.toContain('secret')
})

test('JSON carries the security headers', async ({ db }) => {
  const { visitor, members } = await aLeaderAtWork(aHouse(db))
  const answer = await visitor.ask(`${members}/invite/properties?search=main`)
  expect(answer.headers.get('content-type')).toContain('application/json')
  expect(Object.fromEntries(answer.headers)).toMatchObject(always)
})

const forms = ['a form with a fault in it', 'a form from elsewhere']

test.for(answers.filter(([name]) => name !== 'a file' && !forms.includes(name)))(
  '%s is kept by no cache: it may be of one person only',
  async ([, , ask], { db }) => {
    const answer = await ask(aVisitor(aHouse(db)))
    expect(answer.headers.get('cache-control')).toBe('no-store')
  },
)

test('a form that was refused is kept for the Back button of whoever is not signed in, and of nobody else', async ({
  db,
}) => {
  const house = aHouse(db)
  const refused = await aVisitor(house).post('/sign-in', { email: '' })
  expect(refused.headers.get('cache-control')).toBe('private, no-cache')
  const { visitor, home } = await aLeaderAtWork(house)
  const inside = await visitor.post(`${home}/roles/new`, { name: '' })
  expect([inside.status, inside.headers.get('cache-control')]).toEqual([400, 'no-store'])
})

test('a page with scripts runs its own, and no answer has the nonce of another', async ({ db }) => {
  const { visitor, members } = await aLeaderAtWork(aHouse(db))
  const nonces: (string | undefined)[] = []
  for (let time = 0; time < 3; time += 1) {
    const page = await visitor.open(members)
    const policy = page.headers.get('content-security-policy')!
    const [, nonce] = /script-src 'self' 'nonce-([\w+/=]{24})'/.exec(policy)!
    const scripts = elements(page.root, 'script')
    const own = scripts.filter(({ attributes }) => !attributes.src?.startsWith('/assets/'))
    expect(own.length).toBeGreaterThan(0)
    for (const { attributes } of own) expect(attributes.nonce).toBe(nonce)
    nonces.push(nonce)
  }
  expect(new Set(nonces).size).toBe(3)
})

test.for(['/', '/start', '/join/resident', '/forgot-password', '/nowhere'])(
  '%s waits for no script, and is followed by that of the bubble, which is small',
  async (path, { db }) => {
    const visitor = aVisitor(aHouse(db))
    const [bubble, ...others] = elements((await visitor.open(path)).root, 'script')
    expect(others).toEqual([])
    expect(bubble).toMatchObject({ attributes: { defer: '' }, children: [] })
    const script = await visitor.ask(bubble!.attributes.src!, {
      headers: { 'accept-encoding': 'gzip' },
    })
    expect(Number(script.headers.get('content-length'))).toBeLessThan(4096)
  },
)

test('the page to sign in brings one script more, of ours, which is small and shows a button', async ({
  db,
}) => {
  const visitor = aVisitor(aHouse(db))
  const page = await visitor.open('/sign-in')
  const scripts = elements(page.root, 'script').map(({ attributes }) => attributes)
  expect(scripts).toEqual([
    { src: '/sign-in-with-passkey.js', defer: '' },
    { src: expect.stringMatching(/^[/]assets[/]bubble-/), defer: '' },
  ])
  const script = await visitor.ask(scripts[0]!.src!, { headers: { 'accept-encoding': 'gzip' } })
  expect([script.status, script.headers.get('content-type')]).toEqual([
    200,
    'text/javascript; charset=utf-8',
  ])
  expect(Number(script.headers.get('content-length'))).toBeLessThan(1024)
})

async function cookiesOf(house: House, accountId: string): Promise<string[]> {
  const visitor = aVisitor(house)
  const answers = [
    await visitor.ask('/language?to=es'),
    await visitor.ask('/join/7K3M-Q9XD-2F8R-VW4T'),
    await visitor.post('/sign-in', { email: 'nobody@example.com', password: 'x' }),
    await (await aSignedInVisitor(house, { accountId })).post('/sign-out', {}),
  ]
  const cookies = answers.flatMap((answer) => answer.headers.getSetCookie())
  const device = { address: null, userAgent: null }
  const session = await house.services.identity.startSession({ accountId, device })
  if (!session.ok) throw new Error('This account may not have a session.')
  return [...cookies, session.value]
}

test('with HTTPS every cookie is for this very host, and never travels in clear', async ({
  db,
}) => {
  const { leader } = await aLeaderAtWork(aHouse(db))
  const cookies = await cookiesOf(aHouse(db, secureUrl), leader.accountId)
  expect(cookies.length).toBeGreaterThan(4)
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-[\w-]+=/)
    expect(cookie.split('; ')).toEqual(
      expect.arrayContaining(['Path=/', 'HttpOnly', 'SameSite=Lax', 'Secure']),
    )
    expect(cookie).not.toMatch(/domain=/i)
  }
})

test('without HTTPS cookies still work, out of reach of scripts and of other sites', async ({
  db,
}) => {
  const house = aHouse(db)
  const { leader } = await aLeaderAtWork(house)
  const cookies = await cookiesOf(house, leader.accountId)
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^(?!__Host-)[\w-]+=/)
    expect(cookie.split('; ')).toEqual(
      expect.arrayContaining(['Path=/', 'HttpOnly', 'SameSite=Lax']),
    )
    expect(cookie).not.toMatch(/secure/i)
  }
})
