import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { aPerson, password } from '#test/identity.ts'
import { alertsOf, describedBy } from '#test/page.ts'
import { aPasskeyDevice } from '#test/passkey-device.ts'
import { signInAs } from '#test/steps.ts'
import {
  aHouse,
  aSignedInVisitor,
  aVisitor,
  type House,
  letterTo,
  type TestVisitor,
} from '#test/visitor.ts'

const passkeys = '/account/passkeys'

/** Somebody signed in who has begun to add a passkey, and the challenge their browser got. */
async function someoneAdding(house: House) {
  const { db } = house.services
  const person = await aPerson(db, house.services)
  const visitor = aVisitor(house)
  await signInAs(visitor, person)
  const page = await visitor.open(`${passkeys}/begin`)
  const add = await visitor.send(page, `${passkeys}/begin`, { currentPassword: password })
  const { challenge } = await db
    .selectFrom('passkeyChallenges')
    .select('challenge')
    .where('accountId', '=', person.accountId)
    .executeTakeFirstOrThrow()
  const user = { id: Buffer.from(person.accountId).toString('base64url') }
  return { ...person, visitor, add, options: { challenge, user } }
}

/** Fills in what no hand can, and goes on to where it leads. */
async function sendAsScript(visitor: TestVisitor, typed: { name: string; response: string }) {
  const answer = await visitor.post(`${passkeys}/add`, typed)
  return visitor.open(answer.headers.get('location')!)
}

/** Somebody with a passkey, and the device that has it. */
async function aPasskeyHolder(house: House) {
  const someone = await someoneAdding(house)
  const device = aPasskeyDevice()
  const typed = { name: 'My phone', response: device.make(someone.options) }
  const page = await sendAsScript(someone.visitor, typed)
  return { ...someone, device, page }
}

test('a passkey is added against the password, named, renamed and removed', async ({ db }) => {
  const house = aHouse(db)
  const { visitor, add, page, email } = await aPasskeyHolder(house)
  expect(add.path).toBe(`${passkeys}/add`)
  expect(add.html).toContain('<noscript>')
  expect(page.path).toBe(`${passkeys}?added`)
  expect(page.words).toContain('My phone Added')
  expect(page.words).toContain('not used yet')
  expect(await letterTo(house, email, 'sign-in changed')).toMatchObject({ kind: 'passkey added' })

  const rename = await visitor.click(page, 'Rename')
  const form = rename.path
  const wrong = await visitor.send(rename, form, { name: ' ' })
  expect([wrong.status, describedBy(wrong, 'name')]).toEqual([
    400,
    expect.stringContaining('Please give it a name of at most 60 letters.'),
  ])
  const renamed = await visitor.send(wrong, form, { name: 'My tablet' })
  expect(renamed.words).toContain('My tablet')
  const ask = await visitor.click(renamed, 'Remove')
  expect(ask.words).toContain('Remove “My tablet”?')
  const removed = await visitor.send(ask, ask.path)
  expect(removed.path).toBe(`${passkeys}?removed`)
  expect(removed.words).toContain('You have no passkey yet.')
})

test('the passkey of somebody else looks as if it did not exist', async ({ db }) => {
  const house = aHouse(db)
  const { accountId } = await aPasskeyHolder(house)
  const { id } = await db
    .selectFrom('passkeys')
    .select('id')
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow()
  const stranger = await aSignedInVisitor(house, await aPerson(db, house.services))
  for (const deed of ['rename', 'remove']) {
    expect((await stranger.get(`${passkeys}/${id}/${deed}`)).status).toBe(404)
    expect((await stranger.post(`${passkeys}/${id}/${deed}`, { name: 'Mine' })).status).toBe(404)
  }
})

test('what a browser sends that is no passkey is refused in words', async ({ db }) => {
  const { visitor } = await someoneAdding(aHouse(db))
  const page = await sendAsScript(visitor, { name: 'Mine', response: '{}' })
  expect([page.path, alertsOf(page)]).toEqual([
    `${passkeys}?again`,
    ['That took too long, or your browser answered something else. Please begin again.'],
  ])
})

/** Asks for a challenge and answers it, as the script of the sign-in page does. */
async function signInWith(house: House, device: ReturnType<typeof aPasskeyDevice>, next = '') {
  const visitor = aVisitor(house)
  const asked = await visitor.post('/sign-in/passkey/ask', {})
  const response = device.answer(await asked.json())
  const answer = await visitor.post('/sign-in/passkey', { response, next })
  return { visitor, response, answer }
}

test('a passkey signs in without a password, and where the person was going', async ({ db }) => {
  const house = aHouse(db)
  const { device } = await aPasskeyHolder(house)
  const { visitor, answer } = await signInWith(house, device, '/account/sessions')
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account/sessions'])
  expect((await visitor.open('/account/sessions')).words).toContain('with a passkey')
  expect([...visitor.cookies.keys()].sort()).toEqual(['device', 'language', 'session'])
})

test('an answer that was used, and one that another browser asked for, sign nobody in', async ({
  db,
}) => {
  const house = aHouse(db)
  const { device } = await aPasskeyHolder(house)
  const { visitor, response } = await signInWith(house, device)
  visitor.cookies.delete('session')
  const asked = await visitor.post('/sign-in/passkey/ask', {})
  const again = await visitor.post('/sign-in/passkey', { response })
  expect([again.status, await again.text()]).toEqual([
    403,
    expect.stringContaining('This passkey does not open an account here.'),
  ])
  const stolen = device.answer(await asked.json())
  const thief = await aVisitor(house).post('/sign-in/passkey', { response: stolen })
  expect([thief.status, await thief.text()]).toEqual([
    400,
    expect.stringContaining('That took too long. Please press the button once more.'),
  ])
  expect(visitor.cookies.has('session')).toBe(false)
})

test('the button for a passkey is hidden until a script has seen that the browser can', async ({
  db,
}) => {
  const page = await aVisitor(aHouse(db)).open('/sign-in')
  expect(page.html).toMatch(/<form id="with-passkey"[^>]* hidden=""/)
})
