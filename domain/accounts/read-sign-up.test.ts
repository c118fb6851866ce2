import { expect } from 'vitest'
import { addDays } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { anAccount } from '#test/factories.ts'
import { aSignUp, aTicket, lettersTo, test } from '#test/identity.ts'
import { mostWrongCodes, proofOf } from './proof.ts'
import { readSignUp, resendProof } from './read-sign-up.ts'
import { verifySignUp } from './verify-sign-up.ts'

const unknown = { ok: false, refusal: { because: 'unknown' } }
const link = { evidence: { link: true }, from: null } as const

test('a sign-up is shown to its own browser, and to another that holds its link', async ({
  db,
  tools,
}) => {
  const at = addDays(new Date(), -1)
  const { email, firstName, ...given } = aSignUp()
  const ticket = await aTicket(db, { ...tools, at }, { email, firstName, ...given })
  const view = { email, firstName, askedAt: at, verified: false }
  const see = (device: string | null) => readSignUp(db, { ...ticket, device })
  expect(await see(ticket.device)).toEqual({ ...view, sameDevice: true })
  expect(await see('another browser')).toEqual({ ...view, sameDevice: false })
  expect(await see(null)).toEqual({ ...view, sameDevice: false })
})

test('a sign-up that was verified says so', async ({ db, tools }) => {
  const ticket = await aTicket(db, tools, aSignUp())
  await verifySignUp(db, tools, { ...ticket, ...link })
  expect(await readSignUp(db, ticket)).toMatchObject({ verified: true })
})

test.for([
  [6.9, true],
  [7.1, false],
] as const)('a sign-up of %f days ago is still there: %s', async ([days, there], { db, tools }) => {
  const ticket = await aTicket(db, { ...tools, at: addDays(new Date(), -days) }, aSignUp())
  expect((await readSignUp(db, ticket)) !== null).toBe(there)
})

test('nobody sees a sign-up that was never made', async ({ db }) => {
  expect(await readSignUp(db, { signUpId: newId(), device: 'a browser' })).toBeNull()
})

test('the browser that signed up has the same proof sent again', async ({ db, tools }) => {
  const given = aSignUp({ locale: 'es' })
  const ticket = await aTicket(db, tools, given)
  expect(await resendProof(db, tools, ticket)).toEqual({ ok: true, value: null })
  const [first, second, ...more] = await lettersTo(db, given.email)
  expect(more).toEqual([])
  expect(second).toEqual(first)
  expect(first).toMatchObject({ template: 'confirm address', facts: { signUpId: ticket.signUpId } })
})

test('after too many wrong codes the right one counts again once the e-mail was sent again', async ({
  db,
  tools,
}) => {
  const ticket = await aTicket(db, tools, aSignUp())
  const { code } = proofOf(tools.key, { purpose: 'sign-up', id: ticket.signUpId })
  const type = (code: string) =>
    verifySignUp(db, tools, { ...ticket, evidence: { code }, from: null })
  const wrong = code === '000000' ? '000001' : '000000'
  for (let time = 0; time < mostWrongCodes; time += 1) await type(wrong)
  expect(await type(code)).toMatchObject({ refusal: { because: 'too many wrong codes' } })
  await resendProof(db, tools, ticket)
  expect(await type(code)).toMatchObject({ ok: true })
})

test('an address that has an account is told so again', async ({ db, tools }) => {
  const { email } = await anAccount(db)
  const ticket = await aTicket(db, tools, aSignUp({ email }))
  expect(await resendProof(db, tools, ticket)).toEqual({ ok: true, value: null })
  const templates = (await lettersTo(db, email)).map(({ template }) => template)
  expect(templates).toEqual(['account exists', 'account exists'])
})

test('nothing is sent again for another browser, once verified, or when it has run out', async ({
  db,
  tools,
}) => {
  const given = aSignUp()
  const ticket = await aTicket(db, tools, given)
  expect(await resendProof(db, tools, { ...ticket, device: 'another' })).toEqual(unknown)
  await verifySignUp(db, tools, { ...ticket, ...link })
  expect(await resendProof(db, tools, ticket)).toEqual(unknown)
  expect(await lettersTo(db, given.email)).toHaveLength(1)

  const late = await aTicket(db, { ...tools, at: addDays(new Date(), -8) }, aSignUp())
  expect(await resendProof(db, tools, late)).toEqual(unknown)
})

test('asking again counts like signing up: three messages a minute', async ({ db, tools }) => {
  const given = aSignUp()
  const ticket = await aTicket(db, tools, given)
  for (let times = 0; times < 2; times += 1)
    expect(await resendProof(db, tools, ticket)).toMatchObject({ ok: true })
  expect(await resendProof(db, tools, ticket)).toEqual({
    ok: false,
    refusal: { because: 'hurry', retryAfterSeconds: expect.any(Number) },
  })
  expect(await lettersTo(db, given.email)).toHaveLength(3)
})
