import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { addDays } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { refuse } from '#domain/result.ts'
import { argon2Passwords, type Passwords } from '#integrations/identity/passwords.ts'
import { aCommunity, aMember, anAccount, anEmail } from '#test/factories.ts'
import { hurriedBy } from '#test/hold-open.ts'
import {
  aCountingIdentity,
  anIdentity,
  aPerson,
  aSignUp,
  aTicket,
  password,
  sentBack,
  test,
} from '#test/identity.ts'
import { changePassword } from './change-password.ts'
import { signIn } from './sign-in.ts'
import { verifySignUp } from './verify-sign-up.ts'

const device = { address: '192.0.2.7', userAgent: 'a browser' }
const wrong = { ok: false, refusal: { because: 'wrong' } }
const hurry = { because: 'hurry', retryAfterSeconds: expect.any(Number) }
const drawn = { curtainDrawnAt: addDays(new Date(), -1) }

/** The fingerprint of a browser nobody has seen. */
const aBrowser = () => [anEmail('device')]

test('address and password open a session', async ({ db, tools }) => {
  const { accountId, ...person } = await aPerson(db, tools)
  const signedIn = await signIn(db, tools, { ...person, device, who: aBrowser() })
  expect(signedIn).toEqual({ ok: true, value: { accountId, cookie: expect.any(String) } })
  if (!signedIn.ok) return
  const session = await tools.identity.sessionOf(sentBack(signedIn.value.cookie))
  expect(session).toMatchObject({ accountId, email: person.email, name: 'Ana Reyes' })
})

test('an unknown address and a wrong password are answered alike', async ({ db, tools }) => {
  const { email } = await aPerson(db, tools)
  const given = { password: 'not the password', device }
  expect(await signIn(db, tools, { ...given, email, who: aBrowser() })).toEqual(wrong)
  expect(await signIn(db, tools, { ...given, email: anEmail(), who: aBrowser() })).toEqual(wrong)
})

test('an account without a password cannot be signed in to', async ({ db, tools }) => {
  const { email } = await anAccount(db)
  expect(await signIn(db, tools, { email, password, device, who: aBrowser() })).toEqual(wrong)
})

test('who has not proven the address yet is told so, if the password is right', async ({
  db,
  tools,
}) => {
  const { email, ...given } = aSignUp()
  const { signUpId } = await aTicket(db, tools, { email, ...given })
  const enter = (password: string) =>
    signIn(db, tools, { email, password, device, who: aBrowser() })
  expect(await enter('not the password')).toEqual(wrong)
  const refusal = { because: 'not verified', signUpId }
  expect(await enter(password)).toEqual({ ok: false, refusal })
  const sessions = db.selectFrom('sessions').innerJoin('accounts', 'accounts.id', 'accountId')
  expect(await sessions.where('email', '=', email).select('token').execute()).toEqual([])
})

test('once the address is proven, the password of the sign-up is that of the account', async ({
  db,
  tools,
}) => {
  const { email, ...given } = aSignUp()
  const ticket = await aTicket(db, tools, { email, ...given })
  await verifySignUp(db, tools, { ...ticket, evidence: { link: true }, from: null })
  const signedIn = await signIn(db, tools, { email, password, device, who: aBrowser() })
  expect(signedIn).toMatchObject({ ok: true })
})

test('someone whose every community is behind the curtain gets no session', async ({
  db,
  tools,
}) => {
  const { accountId, ...person } = await aPerson(db, tools)
  const behind = await aCommunity(db, drawn)
  await aMember(db, { communityId: behind.communityId, accountId })
  const enter = (password: string) =>
    signIn(db, tools, { ...person, password, device, who: aBrowser() })

  expect(await enter('not the password')).toEqual(wrong)
  const refusal = { because: 'behind the curtain', accountId }
  expect(await enter(password)).toEqual({ ok: false, refusal })
  const sessions = db.selectFrom('sessions').select('id').where('accountId', '=', accountId)
  expect(await sessions.execute()).toEqual([])

  await aMember(db, { communityId: (await aCommunity(db)).communityId, accountId })
  expect(await enter(password)).toMatchObject({ ok: true })
})

test('after ten wrong passwords a device waits a minute, even with the right one', async ({
  db,
  tools,
}) => {
  const { email } = await aPerson(db, tools)
  const who = aBrowser()
  const enter = (who: string[], password: string) =>
    signIn(db, tools, { email, password, device, who })
  for (let times = 0; times < 10; times += 1) expect(await enter(who, 'wrong')).toEqual(wrong)

  const refused = await enter(who, password)

  expect(refused).toEqual({ ok: false, refusal: hurry })
  if (refused.ok || refused.refusal.because !== 'hurry') return
  expect(refused.refusal.retryAfterSeconds).toBeGreaterThan(0)
  expect(refused.refusal.retryAfterSeconds).toBeLessThanOrEqual(60)
  expect(await enter(aBrowser(), password)).toMatchObject({ ok: true })
  const network = anEmail('network')
  expect(await enter([network, who[0]!], password)).toEqual({ ok: false, refusal: hurry })
})

test('right passwords are not counted, and take no wrong one back', async ({ db, tools }) => {
  const { email } = await aPerson(db, tools)
  const who = aBrowser()
  const enter = (password: string) => signIn(db, tools, { email, password, device, who })
  for (let times = 0; times < 11; times += 1)
    expect(await enter(password)).toMatchObject({ ok: true })
  for (let times = 0; times < 9; times += 1) await enter('wrong')
  expect(await enter(password)).toMatchObject({ ok: true })
  expect(await enter('wrong')).toEqual(wrong)
  expect(await enter(password)).toEqual({ ok: false, refusal: hurry })
})

test('after fifty wrong passwords a device waits an hour, however slowly it tries', async ({
  db,
  tools,
}) => {
  const who = aBrowser()
  const minute = `wrong password minute:${who[0]}`
  const enter = async () => {
    await db.deleteFrom('requestLimits').where('key', '=', minute).execute()
    return signIn(db, tools, { email: anEmail(), password: 'wrong', device, who })
  }
  for (let times = 0; times < 50; times += 1) expect(await enter()).toEqual(wrong)
  const refused = await enter()
  if (refused.ok || refused.refusal.because !== 'hurry') throw new Error('a 51st was tried')
  expect(refused.refusal.retryAfterSeconds).toBeGreaterThan(3000)
})

test('after a hundred wrong passwords from everywhere an account waits, known or not', async ({
  db,
  tools,
}) => {
  const { email: known } = await aPerson(db, tools)
  for (const email of [known, anEmail()]) {
    const enter = () => signIn(db, tools, { email, password: 'wrong', device, who: aBrowser() })
    await Promise.all(Array.from({ length: 100 }, enter))
    const given = { email, password, device, who: aBrowser() }
    expect(await signIn(db, tools, given)).toEqual({ ok: false, refusal: hurry })
  }
})

test('one password is hashed, whatever the outcome', async ({ db, tools }) => {
  const identity = aCountingIdentity(db)
  const counting = { ...tools, identity }
  const known = await aPerson(db, tools)
  const behind = await aPerson(db, tools)
  const { communityId } = await aCommunity(db, drawn)
  await aMember(db, { communityId, accountId: behind.accountId })
  const { email: waiting } = aSignUp()
  await aTicket(db, tools, aSignUp({ email: waiting }))
  const { email: passwordless } = await anAccount(db)
  const long = 'x'.repeat(5000)
  const attempts = {
    right: { email: known.email, password },
    wrong: { email: known.email, password: 'wrong' },
    empty: { email: known.email, password: '' },
    'too long': { email: known.email, password: long },
    'too long for nobody': { email: anEmail(), password: long },
    unknown: { email: anEmail(), password },
    'without a password': { email: passwordless, password },
    'not verified': { email: waiting, password },
    'not verified and wrong': { email: waiting, password: 'wrong' },
    'behind the curtain': { email: behind.email, password },
    'behind the curtain and wrong': { email: behind.email, password: 'wrong' },
  }
  const counts: Record<string, number> = {}
  for (const [name, attempt] of Object.entries(attempts)) {
    const before = identity.hashes()
    await signIn(db, counting, { ...attempt, device, who: aBrowser() })
    counts[name] = identity.hashes() - before
  }
  expect(counts).toEqual(Object.fromEntries(Object.keys(attempts).map((name) => [name, 1])))
})

test('while too many passwords wait, known and unknown are asked alike to come back', async ({
  db,
  tools,
}) => {
  const { email: known } = await aPerson(db, tools)
  const full = async () => refuse({ because: 'busy' })
  const identity = anIdentity(db, { hash: full, verify: full })
  for (const email of [known, anEmail()]) {
    const given = { email, password, device, who: aBrowser() }
    expect(await signIn(db, { ...tools, identity }, given)).toEqual({
      ok: false,
      refusal: { because: 'busy' },
    })
  }
})

/** Chooses another password, as somebody does who thinks that the one they have is known. */
async function chooseAnother(
  db: Db,
  tools: Parameters<typeof changePassword>[1],
  accountId: string,
) {
  const sessionId = newId() // none of them
  const given = { accountId, sessionId, password, newPassword: 'eight louder cranes' }
  await changePassword(db, tools, { ...given, who: aBrowser() })
}

const countSessions = async (db: Db, accountId: string) =>
  (await db.selectFrom('sessions').select('id').where('accountId', '=', accountId).execute()).length

test('a password that is changed while it is compared opens nothing', async ({ db, tools }) => {
  const { accountId, email } = await aPerson(db, tools)
  const { hash, verify } = argon2Passwords()
  const slow: Passwords = {
    hash,
    async verify(given) {
      const matches = await verify(given)
      await chooseAnother(db, tools, accountId)
      return matches
    },
  }
  const given = { email, password, device, who: aBrowser() }

  const signedIn = await signIn(db, { ...tools, identity: anIdentity(db, slow) }, given)

  expect(signedIn).toEqual(wrong)
  expect(await countSessions(db, accountId)).toBe(0)
})

test('who comes in while the password is being changed is out again', async ({ db, tools }) => {
  const { accountId, email } = await aPerson(db, tools)
  const given = { email, password, device, who: aBrowser() }
  const { first } = await hurriedBy(db, newId(), {
    first: (db) => signIn(db, tools, given),
    second: (db) => chooseAnother(db, tools, accountId),
  })
  expect(first).toMatchObject({ ok: true })
  expect(await countSessions(db, accountId)).toBe(0)
})
