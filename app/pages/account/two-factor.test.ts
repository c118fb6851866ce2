import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { aPerson, password } from '#test/identity.ts'
import { describedBy, type Page } from '#test/page.ts'
import { signInAs } from '#test/steps.ts'
import { aCautiousPerson, aWrongCode, codeOf, waitForNextCode } from '#test/two-factor.ts'
import { aHouse, aSignedInVisitor, aVisitor, type House, letterTo } from '#test/visitor.ts'

const begin = '/account/two-factor/begin'
const setUp = '/account/two-factor/set-up'

const secretOn = (page: Page) => /([A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec(page.words)![0]
const codesOn = (page: Page) => page.words.match(/\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/g) ?? []

/** Somebody signed in with their own browser, who has set nothing up. */
async function someone(house: House) {
  const person = await aPerson(house.services.db, house.services)
  const visitor = aVisitor(house)
  await signInAs(visitor, person)
  return { ...person, visitor }
}

test('two-factor is set up without script: password, app, first code, recovery codes', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, email } = await someone(house)
  const account = await visitor.open('/account')
  expect(account.words).toContain('Two-factor Off Set up')
  const first = await visitor.open('/account/two-factor')
  expect(first.path).toBe(begin)

  const connect = await visitor.send(first, begin, { currentPassword: password })
  expect(connect.path).toBe(setUp)
  expect(connect.html).toMatch(/<svg[^>]*role="img"[^>]*aria-label="QR code for your/)
  expect(connect.html).toContain('otpauth://totp/Communitrak')
  const secret = secretOn(connect)

  const codes = await visitor.send(connect, setUp, { code: codeOf(secret) })
  expect(codes.path).toBe('/account/two-factor/codes')
  expect(new Set(codesOn(codes)).size).toBe(10)
  expect(codesOn(await visitor.open('/account/two-factor/codes'))).toEqual(codesOn(codes))
  const file = await visitor.get('/account/two-factor/codes/download')
  expect(file.headers.get('content-disposition')).toContain('communitrak-recovery-codes.txt')
  for (const code of codesOn(codes)) expect(await file.clone().text()).toContain(code)

  const done = await visitor.send(codes, '/account/two-factor/codes/keep')
  expect(done.path).toBe('/account/two-factor?on')
  expect(done.words).toContain('Two-factor is on. Two-factor is on since')
  expect(done.words).toContain('You have 10 recovery codes left.')
  expect((await visitor.open('/account/two-factor/codes')).path).toBe('/account/two-factor')
  expect((await visitor.get('/account/two-factor/codes/download')).status).toBe(302)
  expect((await visitor.open('/account')).words).toContain('Two-factor On Change')
  const letter = await letterTo(house, email, 'sign-in changed')
  expect(letter).toMatchObject({ kind: 'two-factor on', firstName: 'Ana' })
})

test('a wrong password and a wrong code are told beside their fields, and how to mend them', async ({
  db,
}) => {
  const { visitor } = await someone(aHouse(db))
  const page = await visitor.open(begin)
  const wrong = await visitor.send(page, begin, { currentPassword: 'not mine' })
  expect(wrong.status).toBe(400)
  expect(describedBy(wrong, 'currentPassword')).toContain('This is not your password.')
  expect(wrong.html).not.toContain('not mine')
  const connect = await visitor.send(wrong, begin, { currentPassword: password })
  const secret = secretOn(connect)
  const again = await visitor.send(connect, setUp, { code: aWrongCode(secret) })
  expect(again.status).toBe(400)
  expect(describedBy(again, 'code')).toContain('set the clock of your phone to automatic')
  expect(secretOn(again)).toBe(secret)
  const empty = await visitor.post(setUp, { code: ' ' })
  expect([empty.status, await empty.text()]).toEqual([
    400,
    expect.stringContaining('Please type the code.'),
  ])
})

test('another session of the account sees neither the secret nor the recovery codes', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, accountId } = await someone(house)
  await visitor.send(await visitor.open(begin), begin, { currentPassword: password })
  const other = await aSignedInVisitor(house, { accountId })
  expect((await other.open(setUp)).path).toBe(begin)
  const late = await other.post(setUp, { code: '123456' })
  expect(late.headers.get('location')).toBe('/account/two-factor?gone')
})

test('guessing the first code is stopped', async ({ db }) => {
  const { visitor } = await someone(aHouse(db))
  const first = await visitor.open(begin)
  const connect = await visitor.send(first, begin, { currentPassword: password })
  const code = aWrongCode(secretOn(connect))
  const statuses: number[] = []
  for (let time = 0; time < 11; time += 1)
    statuses.push((await visitor.post(setUp, { code })).status)
  expect(statuses).toEqual([...Array(10).fill(400), 429])
})

test('new recovery codes take the place of those before, against the password', async ({ db }) => {
  const house = aHouse(db)
  const { accountId, codes, cookie } = await aCautiousPerson(db, house.services)
  const visitor = aVisitor(house)
  visitor.cookies.set('session', cookie.slice('session='.length))
  const page = await visitor.open('/account/two-factor/new-codes')
  const fresh = await visitor.send(page, '/account/two-factor/new-codes', {
    currentPassword: password,
  })
  expect(codesOn(fresh)).toHaveLength(10)
  expect(codesOn(fresh).filter((code) => codes.includes(code))).toEqual([])
  const kept = db.selectFrom('recoveryCodes').select('usedAt').where('accountId', '=', accountId)
  expect(await kept.execute()).toHaveLength(10)
})

test('turning off takes password and code, and says what it means', async ({ db }) => {
  const house = aHouse(db)
  const { secret, cookie, email } = await aCautiousPerson(db, house.services)
  const visitor = aVisitor(house)
  visitor.cookies.set('session', cookie.slice('session='.length))
  const path = '/account/two-factor/turn-off'
  const page = await visitor.open(path)
  expect(page.words).toContain('Signing in then asks for your password alone')
  const wrong = { currentPassword: password, code: aWrongCode(secret) }
  const refused = await visitor.send(page, path, wrong)
  expect(describedBy(refused, 'code')).toContain('This is not the code of your app now.')
  const off = await visitor.send(refused, path, { ...wrong, code: codeOf(secret) })
  expect(off.path).toBe(`${begin}?off`)
  expect(off.words).toContain('Two-factor is off.')
  expect((await signInAs(aVisitor(house), { email, password })).path).toBe('/communities')
})

test('a code that has signed in does not turn two-factor off', async ({ db }) => {
  const house = aHouse(db)
  const { accountId, secret, email } = await aCautiousPerson(db, house.services)
  const visitor = aVisitor(house)
  const step = await signInAs(visitor, { email, password })
  await visitor.send(step, '/sign-in/second-step', { code: codeOf(secret) })
  const page = await visitor.open('/account/two-factor/turn-off')
  const typed = { currentPassword: password, code: codeOf(secret) }
  const used = await visitor.send(page, '/account/two-factor/turn-off', typed)
  expect(describedBy(used, 'code')).toContain('This code has been used already.')
  await waitForNextCode(db, accountId)
  const off = await visitor.send(used, '/account/two-factor/turn-off', typed)
  expect(off.path).toBe(`${begin}?off`)
})
