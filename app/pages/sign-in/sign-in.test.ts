import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { aMember, anEmail, anInvitation } from '#test/factories.ts'
import { filledIn } from '#test/fill-in.ts'
import { aPerson } from '#test/identity.ts'
import { alertsOf, byId, describedBy } from '#test/page.ts'
import { aLeaderAtWork, signInAs, signUpWith } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, aVisitor, type House, type TestVisitor } from '#test/visitor.ts'

const wrong = 'The e-mail address or the password is not right. Please check both.'

/** A visitor who tries a password; the answer without what differs by the address itself. */
async function tryPassword(visitor: TestVisitor, email: string, password: string) {
  const answer = await visitor.post('/sign-in', { email, password, next: '' })
  const headers = [...answer.headers.keys()].filter((name) => name !== 'set-cookie').sort()
  const html = (await answer.text()).replaceAll(email, '(address)').replace(/nonce="[^"]*"/g, '')
  return { status: answer.status, headers, html }
}

/** A resident of a community of their own, who can sign in. */
async function aResident(house: House) {
  const { db } = house.services
  const { communityId, home, members } = await aLeaderAtWork(house)
  const person = await aPerson(db, house.services)
  await aMember(db, { communityId, accountId: person.accountId })
  return { ...person, home, members }
}

test('a wrong password, an unknown address and one not yet confirmed are answered alike', async ({
  db,
}) => {
  const house = aHouse(db)
  const [known, invited] = [await aPerson(db, house.services), await anInvitation(db)]
  await signUpWith(aVisitor(house), invited)
  const answers = await Promise.all(
    [known.email, anEmail('nobody'), invited.email].map((email) =>
      tryPassword(aVisitor(house), email, 'not the password'),
    ),
  )
  expect(answers[0]!.status).toBe(403)
  expect(answers[0]!.html).toContain(wrong)
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
})

test('the right password leads into the one community, with a session no script can read', async ({
  db,
}) => {
  const house = aHouse(db)
  const person = await aResident(house)
  const visitor = aVisitor(house)
  const { email, password } = person
  const answer = await visitor.post('/sign-in', { email: ` ${email.toUpperCase()} `, password })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, person.home])
  const session = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('session='))
  expect(session).toMatch(/; HttpOnly/)
  expect(session).toMatch(/; SameSite=Lax/)
  expect((await visitor.open(person.home)).status).toBe(200)
})

test('with HTTPS the session stays with this very host', async ({ db }) => {
  const house = aHouse(db, { PUBLIC_URL: 'https://communitrak.test' })
  const { email, password } = await aPerson(db, house.services)
  const answer = await aVisitor(house).post('/sign-in', { email, password })
  const cookies = answer.headers.getSetCookie()
  expect(cookies.filter((cookie) => !/^__Host-.*; Secure/.test(cookie))).toEqual([])
  expect(cookies.some((cookie) => cookie.startsWith('__Host-session='))).toBe(true)
})

test.for([
  ['no address', 'ana'],
  ['an address with a NUL', 'ana@example.com\u0000'],
  ['markup', '"><script>alert(1)</script>'],
  ['an address of 9,000 letters', `${'a'.repeat(9_000)}@example.com`],
] as const)(
  '%s instead of the address is told beside the field, and no password comes back',
  async ([, email], { db }) => {
    const visitor = aVisitor(aHouse(db))
    const typed = { email, password: 'a very secret word' }
    const page = await visitor.send(await visitor.open('/sign-in'), '/sign-in', typed)
    expect(page.status).toBe(400)
    expect(describedBy(page, 'email')).toContain('This is not an e-mail address.')
    expect(byId(page, 'email').attributes).toMatchObject({ value: email, 'aria-invalid': 'true' })
    expect(page.html).not.toContain('a very secret word')
  },
)

test.for([
  ['nothing', ''],
  ['a NUL', 'seven quiet\u0000herons'],
  ['10,000 letters', 'x'.repeat(10_000)],
  ['half a letter', '\ud800'],
] as const)('a password of %s is a wrong one', async ([, password], { db }) => {
  const house = aHouse(db)
  const { email } = await aPerson(db, house.services)
  expect((await tryPassword(aVisitor(house), email, password)).status).toBe(403)
})

test('after ten wrong passwords one waits, also with the right one; others do not', async ({
  db,
}) => {
  const house = aHouse(db)
  const { email, password } = await aPerson(db, house.services)
  const visitor = aVisitor(house)
  const statuses: number[] = []
  for (let time = 0; time < 10; time += 1)
    statuses.push((await tryPassword(visitor, anEmail('guess'), 'no')).status)
  expect(statuses).toEqual(Array(10).fill(403))
  const page = await signInAs(visitor, { email, password })
  expect(page.status).toBe(429)
  expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(alertsOf(page)[0]).toMatch(/^There were too many wrong passwords\. Please wait a minute/)
  expect(filledIn(page, '/sign-in')).toMatchObject({ email, password: '' })
  expect(visitor.cookies.has('session')).toBe(false)
  expect((await signInAs(aVisitor(house), { email, password })).path).toBe('/communities')
})

test('a right password does not make up for wrong ones', async ({ db }) => {
  const house = aHouse(db)
  const { email, password } = await aPerson(db, house.services)
  const visitor = aVisitor(house)
  for (let time = 0; time < 9; time += 1) await tryPassword(visitor, email, 'no')
  expect((await tryPassword(visitor, email, password)).status).toBe(303)
  visitor.cookies.delete('session')
  const statuses = []
  for (let time = 0; time < 2; time += 1)
    statuses.push((await tryPassword(visitor, email, 'no')).status)
  expect(statuses).toEqual([403, 429])
})

test('who is sent to sign in comes back to the page they wanted', async ({ db }) => {
  const house = aHouse(db)
  const { members, email, password } = await aResident(house)
  const visitor = aVisitor(house)
  const wanted = `${members}?tab=active&search=lee`
  const form = await visitor.open(wanted)
  expect(form.path).toBe(`/sign-in?next=${encodeURIComponent(wanted)}`)
  const page = await visitor.send(form, '/sign-in', { email, password })
  expect([page.status, page.path]).toEqual([200, wanted])
})

test('who mistypes the password, or the address, still comes to the page they wanted', async ({
  db,
}) => {
  const house = aHouse(db)
  const { members, email, password } = await aResident(house)
  const visitor = aVisitor(house)
  const form = await visitor.open(members)
  const wrong = await visitor.send(form, '/sign-in', { email, password: 'not mine' })
  const noAddress = await visitor.send(wrong, '/sign-in', { email: 'nobody', password })
  const page = await visitor.send(noAddress, '/sign-in', { email, password })
  expect(page.path).toBe(members)
})

test('who sends a form after the session has ended comes back to a page, not to an error', async ({
  db,
}) => {
  const house = aHouse(db)
  const { home, leader } = await aLeaderAtWork(house)
  for (const path of [`${home}/notices/told`, `${home}/notices/x/settle`, '/account/language']) {
    const visitor = aVisitor(house)
    const answer = await visitor.post(path, { told: 'daily' })
    const next = new URL(answer.headers.get('location')!, 'http://browser').searchParams.get('next')
    const inside = await aSignedInVisitor(house, leader)
    expect((await inside.open(next!)).status).toBe(200)
  }
})

const elsewhere = [
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/%09/evil.example\r\nset-cookie: a=b',
  'https://evil.example/',
  'https:evil.example',
  'http://communitrak.test@evil.example/',
  'javascript:alert(1)',
  'data:text/html,x',
  'evil.example',
  '\u0000/',
]

test.for(elsewhere)('nobody is sent on to %j', async (next, { db }) => {
  const house = aHouse(db)
  const person = await aResident(house)
  const visitor = aVisitor(house)
  const form = await visitor.open(`/sign-in?next=${encodeURIComponent(next)}`)
  expect(filledIn(form, '/sign-in').next).toBe('')
  const { email, password } = person
  const answer = await visitor.post('/sign-in', { email, password, next })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, person.home])
  const again = await visitor.get(`/sign-in?next=${encodeURIComponent(next)}`)
  expect([again.status, again.headers.get('location')]).toEqual([302, person.home])
  for (const path of ['/language?to=es&back=', '/sign-out?next=']) {
    const asked = path + encodeURIComponent(next)
    const left = path.startsWith('/sign-out')
      ? await visitor.post(asked, {})
      : await visitor.get(asked)
    expect(left.headers.get('location')).toBe('/')
  }
})

test('a page of somebody else signs nobody in or out', async ({ db }) => {
  const house = aHouse(db)
  const { email, password, accountId } = await aPerson(db, house.services)
  const visitor = await aSignedInVisitor(house, { accountId })
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) {
    expect((await visitor.post('/sign-out', {}, headers)).status).toBe(403)
    const stranger = aVisitor(house)
    expect((await stranger.post('/sign-in', { email, password }, headers)).status).toBe(403)
    expect(stranger.cookies.has('session')).toBe(false)
  }
  expect((await visitor.open('/account')).path).toBe('/account')
})

test('a link signs nobody out; the button does, and the old cookie opens nothing any more', async ({
  db,
}) => {
  const house = aHouse(db)
  const visitor = await aSignedInVisitor(house, await aPerson(db, house.services))
  for (const method of ['GET', 'HEAD']) {
    const answer = await visitor.ask('/sign-out', { method })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/'])
  }
  const account = await visitor.open('/account')
  expect(account.path).toBe('/account')
  const cookie = visitor.cookies.get('session')!
  const left = await visitor.send(account, '/sign-out')
  expect([left.status, left.path]).toEqual([200, '/'])
  expect(visitor.cookies.has('session')).toBe(false)
  visitor.cookies.set('session', cookie)
  expect((await visitor.open('/account')).path).toBe('/sign-in?next=%2Faccount')
})

test.for([
  ['nonsense', () => 'nonsense'],
  ['half of a session', (cookie) => cookie.slice(0, cookie.length / 2)],
  ['a session with another signature', (cookie) => `${cookie.slice(0, -4)}AAA%3D`],
  ['a broken percent sign', () => '%'],
  ['8,000 letters', () => 'x'.repeat(8000)],
] as [string, (cookie: string) => string][])(
  'a cookie with %s is nobody’s',
  async ([, forge], { db }) => {
    const house = aHouse(db)
    const visitor = await aSignedInVisitor(house, await aPerson(db, house.services))
    visitor.cookies.set('session', forge(visitor.cookies.get('session')!))
    expect((await visitor.open('/account')).path).toBe('/sign-in?next=%2Faccount')
  },
)
