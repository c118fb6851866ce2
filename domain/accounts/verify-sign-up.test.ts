import { expect } from 'vitest'
import { addDays } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { anAccount, anEmail, key } from '#test/factories.ts'
import { aPerson, aSignUp, aTicket, lettersTo, test } from '#test/identity.ts'
import { mostWrongCodes, proofOf } from './proof.ts'
import { verifySignUp } from './verify-sign-up.ts'

const from = '192.0.2.7'
const link = { evidence: { link: true }, from } as const
const unknown = { ok: false, refusal: { because: 'unknown' } }
const wrong = { ok: false, refusal: { because: 'wrong code' } }

function codeOf({ signUpId }: { signUpId: string }): string {
  return proofOf(key, { purpose: 'sign-up', id: signUpId }).code
}

function wrongCodeOf(ticket: { signUpId: string }): string {
  return String((Number(codeOf(ticket)) + 1) % 1_000_000).padStart(6, '0')
}

test('the link opens the account, on any device', async ({ db, tools }) => {
  const at = new Date()
  const { email, ...given } = aSignUp({ phone: '+15125550123', locale: 'es' })
  const ticket = await aTicket(db, { ...tools, at }, { email, ...given })

  const verified = await verifySignUp(db, { ...tools, at }, { ...ticket, ...link, device: null })

  const account = await db
    .selectFrom('accounts')
    .selectAll()
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  const { id: accountId } = account
  const outcome = { founded: { communityId: expect.any(String), slug: expect.any(String) } }
  expect(verified).toEqual({ ok: true, value: { accountId, email, sameDevice: false, outcome } })
  const { firstName, lastName, phone, locale } = given
  const person = { firstName, lastName, phone, locale, name: 'Bo Chen', emailVerified: true }
  expect(account).toMatchObject(person)
  const kept = { verifiedAt: at, accountId, passwordHash: null }
  const signUps = db.selectFrom('signUps').selectAll().where('email', '=', email)
  expect(await signUps.execute()).toEqual([expect.objectContaining(kept)])
})

test('the code opens the account in the browser that signed up', async ({ db, tools }) => {
  const given = aSignUp()
  const ticket = await aTicket(db, tools, given)
  const evidence = { code: ` ${codeOf(ticket).replace(/.../, '$& ')} ` }
  const verified = await verifySignUp(db, tools, { ...ticket, evidence, from })
  expect(verified).toMatchObject({ ok: true, value: { email: given.email, sameDevice: true } })
})

test('five wrong codes are counted; then only the link works', async ({ db, tools }) => {
  const ticket = await aTicket(db, tools, aSignUp())
  const enter = (code: string) => verifySignUp(db, tools, { ...ticket, evidence: { code }, from })
  for (let times = 0; times < mostWrongCodes; times += 1)
    expect(await enter(wrongCodeOf(ticket))).toEqual(wrong)
  const tooMany = { ok: false, refusal: { because: 'too many wrong codes' } }
  expect(await enter(wrongCodeOf(ticket))).toEqual(tooMany)
  expect(await enter(codeOf(ticket))).toEqual(tooMany)
  expect(await verifySignUp(db, tools, { ...ticket, ...link })).toMatchObject({ ok: true })
})

test('four wrong codes leave one more guess', async ({ db, tools }) => {
  const ticket = await aTicket(db, tools, aSignUp())
  const enter = (code: string) => verifySignUp(db, tools, { ...ticket, evidence: { code }, from })
  for (let times = 1; times < mostWrongCodes; times += 1) await enter(wrongCodeOf(ticket))
  expect(await enter(codeOf(ticket))).toMatchObject({ ok: true })
})

test('guesses that hurry are counted all the same', async ({ db, tools }) => {
  const ticket = await aTicket(db, tools, aSignUp())
  const evidence = { code: wrongCodeOf(ticket) }
  const guess = () => verifySignUp(db, tools, { ...ticket, evidence, from })
  const outcomes = await Promise.all(Array.from({ length: 12 }, guess))
  const reasons = outcomes.map((outcome) => (outcome.ok ? 'right' : outcome.refusal.because))
  expect(reasons.filter((because) => because === 'wrong code')).toHaveLength(mostWrongCodes)
  expect(reasons.filter((because) => because === 'too many wrong codes')).toHaveLength(7)
})

test('wrong codes for one sign-up cost another nothing', async ({ db, tools }) => {
  const given = aSignUp()
  const [one, other] = [await aTicket(db, tools, given), await aTicket(db, tools, given)]
  const evidence = { code: wrongCodeOf(one) }
  for (let times = 0; times < 6; times += 1)
    await verifySignUp(db, tools, { ...one, evidence, from })
  const code = codeOf(other)
  const verified = await verifySignUp(db, tools, { ...other, evidence: { code }, from })
  expect(verified).toMatchObject({ ok: true })
})

test.for([
  [6.9, true],
  [7.1, false],
] as const)('after %f days link and code still work: %s', async ([days, works], { db, tools }) => {
  const asked = new Date('2030-04-02T10:00:00Z')
  const ticket = await aTicket(db, { ...tools, at: asked }, aSignUp())
  const later = { ...tools, at: addDays(asked, days) }
  const evidence = { code: codeOf(ticket) }
  const byCode = await verifySignUp(db, later, { ...ticket, evidence, from })
  const byLink = await verifySignUp(db, later, { ...ticket, ...link })
  if (!works) expect([byCode, byLink]).toEqual([unknown, unknown])
  else expect([byCode.ok, byLink.ok]).toEqual([true, true])
})

test('a sign-up nobody made is unknown', async ({ db, tools }) => {
  const given = { signUpId: newId(), device: null }
  expect(await verifySignUp(db, tools, { ...given, ...link })).toEqual(unknown)
})

test('verifying twice answers the same, also at once', async ({ db, tools }) => {
  const ticket = await aTicket(db, tools, aSignUp())
  const verify = () => verifySignUp(db, tools, { ...ticket, ...link })
  const [first, second] = await Promise.all([verify(), verify()])
  expect(first).toMatchObject({ ok: true })
  expect(second).toEqual(first)
  expect(await verify()).toEqual(first)
})

test('the right code for an address that has an account opens nothing', async ({ db, tools }) => {
  const { email } = await anAccount(db)
  const ticket = await aTicket(db, tools, aSignUp({ email }))
  const enter = (code: string) => verifySignUp(db, tools, { ...ticket, evidence: { code }, from })
  expect(await enter(wrongCodeOf(ticket))).toEqual(wrong)
  expect(await enter(codeOf(ticket))).toEqual(unknown)
  expect((await lettersTo(db, email)).map(({ template }) => template)).toEqual(['account exists'])
})

test('a sign-up is too late once its address has an account by another way', async ({
  db,
  tools,
}) => {
  const email = anEmail()
  const ticket = await aTicket(db, tools, aSignUp({ email }))
  const { accountId } = await aPerson(db, tools, { email })
  expect(await verifySignUp(db, tools, { ...ticket, ...link })).toEqual(unknown)
  const accounts = db.selectFrom('accounts').select('id').where('email', '=', email)
  expect(await accounts.execute()).toEqual([{ id: accountId }])
})
