import { expect } from 'vitest'
import { newCode } from '#domain/invitations/access-code.ts'
import { test } from '#test/database.ts'
import { anInvitation } from '#test/factories.ts'
import { byId, describedBy } from '#test/page.ts'
import { change, rowsOf } from '#test/rows.ts'
import { aHouse, aVisitor, type TestVisitor } from '#test/visitor.ts'

type Invitation = Awaited<ReturnType<typeof anInvitation>>

const type = (visitor: TestVisitor, accessCode: string) =>
  visitor.post('/join/resident', { accessCode })

test.for([
  ['as it is printed', (code) => code],
  ['in lower case with spaces', (code) => ` ${code.toLowerCase().replaceAll('-', ' ')} `],
  ['without its dashes', (code) => code.replaceAll('-', '')],
  ['as the whole link', (code) => `http://communitrak.test/join/${code.replaceAll('-', '')}`],
] as [string, (code: string) => string][])(
  'a code typed %s shows where it leads, and stays out of the address',
  async ([, spell], { db }) => {
    const { code } = await anInvitation(db)
    const visitor = aVisitor(aHouse(db))
    const answer = await type(visitor, spell(code))
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/join/resident'])
    const offer = await visitor.open('/join/resident')
    expect(offer.status).toBe(200)
    expect(offer.words).toContain('You are invited to Maple Court')
  },
)

test('a code sent as multipart form is read like any other', async ({ db }) => {
  const { code } = await anInvitation(db)
  const body = new FormData()
  body.set('accessCode', code)
  const headers = { 'sec-fetch-site': 'same-origin' }
  const answer = await aVisitor(aHouse(db)).ask('/join/resident', { method: 'POST', body, headers })
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/join/resident'])
})

const notACode = 'An access code has sixteen letters and digits. Please check that none is missing.'
const tooLong = 'This is too long. An access code has sixteen letters and digits.'
const mistyped =
  'One of the symbols is not right, or two have changed places. Please compare the code once more.'

test.for([
  ['too short', '7K3M', notACode],
  ['of ten thousand letters', 'A'.repeat(10_000), tooLong],
  ['with a symbol too many', '7K3M-Q9XD-2F8R-VW4TT', tooLong],
  ['that is an address', 'ana@example.com', 'This is an e-mail address.'],
  ['that is our address', 'communitrak.test/join/resident', 'There is no code in this link.'],
  ['with a NUL', '7K3M-Q9XD-2F8R-VW4\u0000', notACode],
  ['with a letter no code has', '7K3M-Q9XD-2F8R-VW4U', notACode],
  ['full of markup', '"><script>alert(1)</script>', notACode],
  ['with one wrong symbol', '7K3M-Q9XD-2F8R-VW4T', mistyped],
] as const)('a code %s is explained beside its field', async ([, typed, words], { db }) => {
  const visitor = aVisitor(aHouse(db))
  const page = await visitor.send(await visitor.open('/join/resident'), '/join/resident', {
    accessCode: typed,
  })
  expect(page.status).toBe(400)
  expect(describedBy(page, 'accessCode')).toContain(words)
  expect(byId(page, 'accessCode').attributes).toMatchObject({ 'aria-invalid': 'true' })
  expect(byId(page, 'accessCode').attributes.value).toBe(typed)
  expect(visitor.cookies.has('code')).toBe(false)
})

test.for([
  ['twice', { accessCode: ['7K3M-Q9XD-2F8R-VW4T', '7K3M-Q9XD-2F8R-VW4T'] }],
  ['under another name', { code: '7K3M-Q9XD-2F8R-VW4T' }],
] as const)('a code sent %s is no code', async ([, fields], { db }) => {
  const answer = await aVisitor(aHouse(db)).post('/join/resident', fields)
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain(notACode)
})

test.for([
  ['application/json', '{"accessCode":"7K3M-Q9XD-2F8R-VW4T"}'],
  ['text/plain', 'accessCode=7K3M-Q9XD-2F8R-VW4T'],
  ['multipart/form-data; boundary=x', 'accessCode=7K3M-Q9XD-2F8R-VW4T'],
] as const)('a code sent as %s is not one of our forms', async ([contentType, body], { db }) => {
  const headers = { 'sec-fetch-site': 'same-origin', 'content-type': contentType }
  const answer = await aVisitor(aHouse(db)).ask('/join/resident', { method: 'POST', body, headers })
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain('We could not read this')
})

const now = new Date()
const yesterday = new Date(now.getTime() - 86_400_000)

/** An invitation that was, as it is after something has happened to it. */
const spent: [string, (one: Invitation) => Partial<Parameters<typeof change<'invitations'>>[3]>][] =
  [
    ['This code has been used', () => ({ redeemedAt: now, sealedCode: null })],
    [
      'This invitation was cancelled',
      () => ({ voidedAt: now, voidedBecause: 'withdrawn', sealedCode: null }),
    ],
    [
      'There is a newer code',
      () => ({ voidedAt: now, voidedBecause: 'replaced', sealedCode: null }),
    ],
    ['This invitation has run out', () => ({ expiresAt: now, invitedAt: yesterday })],
  ]

test.for(spent)('“%s” is said kindly and names nobody', async ([words, after], { db }) => {
  const one = await anInvitation(db)
  const { communityId } = one.by
  await change(db, 'invitations', { communityId, id: one.invitationId }, after(one))
  const visitor = aVisitor(aHouse(db))
  const typed = await visitor.send(await visitor.open('/join/resident'), '/join/resident', {
    accessCode: one.code,
  })
  const followed = await visitor.open(`/join/${one.code}`)
  for (const page of [typed, followed]) {
    expect(page.status).toBe(410)
    expect(page.title).toBe(`${words} · Communitrak`)
    expect(page.words).toContain(words)
    expect(page.html).not.toMatch(/Chen|Maple Court|MAIN ST|example\.com/)
  }
  expect(visitor.cookies.has('code')).toBe(false)
})

test('a used code leads to the way in, every other one to the next code', async ({ db }) => {
  const { code, by, invitationId } = await anInvitation(db)
  const { communityId } = by
  const visitor = aVisitor(aHouse(db))
  const unknown = await visitor.open(`/join/${newCode()}`)
  expect(unknown.status).toBe(404)
  expect(unknown.words).toContain('We do not know this code')
  expect((await visitor.click(unknown, 'Try another code')).words).toContain('Your access code')
  const used = { redeemedAt: now, sealedCode: null }
  await change(db, 'invitations', { communityId, id: invitationId }, used)
  const page = await visitor.open(`/join/${code}`)
  expect((await visitor.click(page, 'Sign in')).path).toBe('/sign-in')
})

test.for(['GET', 'HEAD'])(
  '%s of a link changes nothing and moves the code away',
  async (method, { db }) => {
    const { code, by } = await anInvitation(db)
    const tables = ['invitations', 'members', 'residencies', 'auditEvents', 'deliveries'] as const
    const everything = () => Promise.all(tables.map((table) => rowsOf(db, by.communityId, table)))
    const before = await everything()
    const visitor = aVisitor(aHouse(db))
    const answer = await visitor.ask(`/join/${code}`, { method })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/join/resident'])
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(visitor.cookies.get('code')).toBe(code.replaceAll('-', ''))
    await visitor.ask('/join/resident', { method })
    expect(await everything()).toEqual(before)
  },
)

test.for([
  ['mistyped', '7K3M-Q9XD-2F8R-VW4T', mistyped],
  ['cut by the mail program', '7K3M-Q9XD', notACode],
] as const)('a link that is %s asks for the code instead', async ([, code, words], { db }) => {
  const page = await aVisitor(aHouse(db)).open(`/join/${code}`)
  expect(page.status).toBe(404)
  expect(describedBy(page, 'accessCode')).toContain(words)
})

test('somebody with another code puts the first one away', async ({ db }) => {
  const { code } = await anInvitation(db)
  const visitor = aVisitor(aHouse(db))
  const offer = await visitor.open(`/join/${code}`)
  const page = await visitor.click(offer, 'Use another code')
  expect(page.path).toBe('/join/resident')
  expect(byId(page, 'accessCode').attributes.value).toBe('')
  expect(visitor.cookies.has('code')).toBe(false)
})

test('an offer calls the household in the language of who reads it', async ({ db }) => {
  const { code } = await anInvitation(db)
  const visitor = aVisitor(aHouse(db))
  await type(visitor, code)
  const offer = await visitor.open('/join/resident')
  expect(offer.words).toContain('Household Chen Household')
  const spanish = await visitor.open('/language?to=es&back=/join/resident')
  expect(spanish.words).toContain('Hogar Hogar Chen')
})
