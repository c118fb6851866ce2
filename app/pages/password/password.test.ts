import { expect } from 'vitest'
import { resetMinutes } from '#domain/accounts/reset-password.ts'
import { addMinutes } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { anEmail } from '#test/factories.ts'
import { aPerson } from '#test/identity.ts'
import { alertsOf, describedBy, type Page } from '#test/page.ts'
import { signInAs } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, aVisitor, type House, letterTo, mailTo } from '#test/visitor.ts'

const password = 'another quiet lake'
const ranOut = 'This code has run out. Please ask for a new one.'

/** Asks for a code, as a browser does. */
async function askFor(house: House, email: string) {
  const visitor = aVisitor(house)
  const page = await visitor.send(await visitor.open('/forgot-password'), '/forgot-password', {
    email,
  })
  const save = (typed: { code: string; password: string }, from: Page = page) =>
    visitor.send(from, '/reset-password', typed)
  return { visitor, page, save }
}

/** A page without what is new in every answer. */
const withoutNonce = (page: Page) => page.html.replace(/nonce="[^"]*"/g, '')

/** Somebody with an account who has asked for a code and reads it. */
async function aForgetful(house: House) {
  const person = await aPerson(house.services.db, house.services)
  const asked = await askFor(house, person.email)
  const { code } = await letterTo(house, person.email, 'reset password')
  return {
    ...person,
    ...asked,
    old: person.password,
    code,
    wrong: code === '000000' ? '1' : '000000',
  }
}

test('the code of the e-mail saves a new password, and ends every session but this one', async ({
  db,
}) => {
  const house = aHouse(db)
  const { email, accountId, old, code, visitor, page, save } = await aForgetful(house)
  const elsewhere = await aSignedInVisitor(house, { accountId })
  expect((await elsewhere.open('/account')).path).toBe('/account')
  expect([page.status, page.path]).toEqual([200, '/reset-password'])
  const inside = await save({ code, password })
  expect([inside.path, [...visitor.cookies.keys()].sort()]).toEqual([
    '/communities',
    ['device', 'language', 'session'],
  ])
  expect((await elsewhere.open('/account')).path).toBe('/sign-in?next=%2Faccount')
  expect((await signInAs(aVisitor(house), { email, password: old })).status).toBe(403)
  expect((await signInAs(aVisitor(house), { email, password })).path).toBe('/communities')
  const letters = (await mailTo(house, email)).map(({ message }) => message.template)
  expect(letters).toEqual(['password changed', 'reset password'])
})

test('an address without an account is answered alike, and nobody is written to', async ({
  db,
}) => {
  const house = aHouse(db)
  const [known, unknown] = [await aForgetful(house), anEmail('nobody')]
  const other = await askFor(house, unknown)
  expect([other.page.status, other.page.path]).toEqual([200, '/reset-password'])
  expect(withoutNonce(other.page)).toBe(withoutNonce(known.page))
  expect(await mailTo(house, unknown)).toEqual([])
  for (let time = 0; time < 6; time += 1) {
    const [one, two] = [
      await known.save({ code: known.wrong, password }),
      await other.save({ code: known.wrong, password }),
    ]
    expect([two.status, withoutNonce(two)]).toEqual([one.status, withoutNonce(one)])
  }
})

test('a wrong code is told beside its field; after five only a new one helps', async ({ db }) => {
  const house = aHouse(db)
  const { email, old, code, wrong, save } = await aForgetful(house)
  for (let time = 0; time < 5; time += 1) {
    const page = await save({ code: wrong, password })
    expect(page.status).toBe(400)
    expect(describedBy(page, 'code')).toBe(
      'This is not the code of the e-mail. Please compare the six digits.',
    )
    expect(page.html).not.toContain(password)
  }
  const late = await save({ code, password })
  expect([late.status, alertsOf(late)]).toEqual([
    400,
    ['There were too many wrong codes. Please ask for a new one.'],
  ])
  expect((await signInAs(aVisitor(house), { email, password: old })).path).toBe('/communities')
  const again = await askFor(house, email)
  const fresh = await letterTo(house, email, 'reset password')
  expect((await again.save({ code: fresh.code, password })).path).toBe('/communities')
})

test('a code works half an hour', async ({ db }) => {
  const house = aHouse(db)
  const { email, old, code, save } = await aForgetful(house)
  await db
    .updateTable('passwordResets')
    .set({ askedAt: addMinutes(new Date(), -resetMinutes - 1) })
    .where('email', '=', email)
    .execute()
  const page = await save({ code, password })
  expect([page.status, alertsOf(page)]).toEqual([400, [ranOut]])
  expect((await signInAs(aVisitor(house), { email, password: old })).path).toBe('/communities')
})

test('a code works once', async ({ db }) => {
  const house = aHouse(db)
  const { email, code, visitor, page, save } = await aForgetful(house)
  const reset = visitor.cookies.get('reset')!
  await save({ code, password })
  visitor.cookies.set('reset', reset)
  const again = await save({ code, password: 'a third quiet lake' }, page)
  expect([again.status, alertsOf(again)]).toEqual([400, [ranOut]])
  expect((await signInAs(aVisitor(house), { email, password })).path).toBe('/communities')
})

test('a code helps only the browser that asked for it', async ({ db }) => {
  const house = aHouse(db)
  const { code, email, old } = await aForgetful(house)
  const stranger = aVisitor(house)
  for (const cookie of [null, 'nonsense', newId()]) {
    if (cookie) stranger.cookies.set('reset', cookie)
    const answer = await stranger.post('/reset-password', { code, password })
    expect([302, 400]).toContain(answer.status)
    expect(stranger.cookies.has('session')).toBe(false)
  }
  expect((await signInAs(aVisitor(house), { email, password: old })).path).toBe('/communities')
})

test.for([
  ['seven letters', 'seven77', 'The password needs at least 8 characters.'],
  ['201 letters', 'x'.repeat(201), 'The password can have at most 200 characters.'],
  ['a password of everybody', 'password123', 'one of those that others try first'],
] as const)('%s is no new password, and the code is not spent', async ([, weak, words], { db }) => {
  const { code, visitor, save } = await aForgetful(aHouse(db))
  const answer = await visitor.post('/reset-password', { code, password: weak })
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain(words)
  expect((await save({ code, password })).path).toBe('/communities')
})

test('one address is written to twice a minute, whether it has an account or not', async ({
  db,
}) => {
  const house = aHouse(db)
  const { email } = await aPerson(db, house.services)
  for (const address of [email, anEmail('nobody')]) {
    await askFor(house, address)
    expect((await askFor(house, address)).page.path).toBe('/reset-password')
    const { page } = await askFor(house, address)
    expect(page.status).toBe(429)
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(alertsOf(page)).toEqual([
      'We have just written to this address. Please wait a minute before you ask again.',
    ])
  }
})

test.for(['ana', 'ana@example.com\u0000', '<b>@example.com', ''])(
  '%j is no address to write to',
  async (email, { db }) => {
    const { page } = await askFor(aHouse(db), email)
    expect(page.status).toBe(400)
    expect(describedBy(page, 'email')).toContain('This is not an e-mail address.')
  },
)

test('a new password may also be chosen while signed in', async ({ db }) => {
  const house = aHouse(db)
  const person = await aPerson(db, house.services)
  const visitor = await aSignedInVisitor(house, person)
  const forgot = await visitor.click(
    await visitor.open('/account/password'),
    'Forgotten your password?',
  )
  const reset = await visitor.send(forgot, '/forgot-password', { email: person.email })
  const { code } = await letterTo(house, person.email, 'reset password')
  const inside = await visitor.send(reset, '/reset-password', { code, password })
  expect(inside.path).toBe('/communities')
})
