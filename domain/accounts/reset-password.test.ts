import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { addMinutes } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { refuse } from '#domain/result.ts'
import { anEmail, key } from '#test/factories.ts'
import {
  aCountingIdentity,
  anIdentity,
  aPerson,
  lettersTo,
  password,
  sentBack,
  test,
} from '#test/identity.ts'
import { mostWrongCodes, proofOf } from './proof.ts'
import { requestPasswordReset, resetPassword } from './reset-password.ts'
import { signIn } from './sign-in.ts'

const device = { address: null, userAgent: null }
const april = new Date('2030-04-02T10:00:00Z')
const unknown = { ok: false, refusal: { because: 'unknown' } }
const wrong = { ok: false, refusal: { because: 'wrong code' } }
const tooMany = { ok: false, refusal: { because: 'too many wrong codes' } }
const hurry = { because: 'hurry', retryAfterSeconds: expect.any(Number) }
const newPassword = 'eight louder cranes'

type Tools = Parameters<typeof requestPasswordReset>[1]

async function aReset(db: Db, tools: Tools, email: string): Promise<string> {
  const asked = await requestPasswordReset(db, tools, { email, locale: 'en' })
  if (!asked.ok) throw new Error(asked.refusal.because)
  return asked.value.resetId
}

function codeOf(id: string): string {
  return proofOf(key, { purpose: 'password reset', id }).code
}

function wrongCodeOf(id: string): string {
  return String((Number(codeOf(id)) + 1) % 1_000_000).padStart(6, '0')
}

/** What somebody types who has the code, in a browser of their own. */
function typed(resetId: string, given: { code?: string; who?: string[] } = {}) {
  return {
    resetId,
    code: codeOf(resetId),
    password: newPassword,
    who: [anEmail('device')],
    ...given,
  }
}

test('the code that was sent sets a new password and ends all sessions', async ({ db, tools }) => {
  const { accountId, email } = await aPerson(db, tools)
  const other = await aPerson(db, tools)
  const session = await tools.identity.startSession({ accountId, device })
  const others = await tools.identity.startSession({ accountId: other.accountId, device })
  if (!session.ok || !others.ok) throw new Error('not admitted')
  const resetId = await aReset(db, tools, email)

  const reset = await resetPassword(db, tools, typed(resetId))

  expect(reset).toEqual({ ok: true, value: { accountId } })
  expect(await tools.identity.sessionOf(sentBack(session.value))).toBeNull()
  expect(await tools.identity.sessionOf(sentBack(others.value))).not.toBeNull()
  const enter = (password: string) =>
    signIn(db, tools, { email, password, device, who: [anEmail('device')] })
  expect(await enter(password)).toEqual({ ok: false, refusal: { because: 'wrong' } })
  expect(await enter(newPassword)).toMatchObject({ ok: true, value: { accountId } })
  expect(await lettersTo(db, email)).toEqual([
    { template: 'reset password', locale: 'en', facts: { resetId }, problem: null },
    { template: 'password changed', locale: 'en', facts: {}, problem: null },
  ])
})

test('an unknown address is answered alike, and nobody is written to', async ({ db, tools }) => {
  const { email: known } = await aPerson(db, tools)
  const email = anEmail()
  const ask = (email: string) => requestPasswordReset(db, tools, { email, locale: 'es' })
  const shape = { ok: true, value: { resetId: expect.stringMatching(/^[0-9a-f-]{36}$/) } }
  expect(await ask(known)).toEqual(shape)
  expect(await ask(email)).toEqual(shape)
  expect(await lettersTo(db, known)).toMatchObject([{ locale: 'en', problem: null }])
  expect(await lettersTo(db, email)).toMatchObject([
    { template: 'reset password', locale: 'es', problem: 'no account has this address' },
  ])
  const leaving = db
    .selectFrom('accountDeliveries')
    .select('id')
    .where('recipient', '=', email)
    .where('suppressedAt', 'is', null)
  expect(await leaving.execute()).toEqual([])
})

test('for an unknown address every code is wrong, the one that would be right too', async ({
  db,
  tools,
}) => {
  const resetId = await aReset(db, tools, anEmail())
  for (let times = 0; times < mostWrongCodes; times += 1)
    expect(await resetPassword(db, tools, typed(resetId))).toEqual(wrong)
  expect(await resetPassword(db, tools, typed(resetId))).toEqual(tooMany)
})

test('after five wrong codes only a new message helps', async ({ db, tools }) => {
  const { email } = await aPerson(db, tools)
  const first = await aReset(db, tools, email)
  const guess = () => resetPassword(db, tools, typed(first, { code: wrongCodeOf(first) }))
  for (let times = 0; times < mostWrongCodes; times += 1) expect(await guess()).toEqual(wrong)
  expect(await guess()).toEqual(tooMany)
  expect(await resetPassword(db, tools, typed(first))).toEqual(tooMany)
  const second = await aReset(db, tools, email)
  expect(await resetPassword(db, tools, typed(second))).toMatchObject({ ok: true })
})

test('guesses that hurry are counted all the same', async ({ db, tools }) => {
  const { email } = await aPerson(db, tools)
  const resetId = await aReset(db, tools, email)
  const guess = () => resetPassword(db, tools, typed(resetId, { code: wrongCodeOf(resetId) }))
  const outcomes = await Promise.all(Array.from({ length: 9 }, guess))
  expect(
    outcomes.filter((outcome) => !outcome.ok && outcome.refusal.because === 'wrong code'),
  ).toHaveLength(mostWrongCodes)
})

test.for([
  [29, true],
  [31, false],
] as const)(
  'after %i minutes the code still works: %s',
  async ([minutes, works], { db, tools }) => {
    const { email, accountId } = await aPerson(db, tools)
    const resetId = await aReset(db, { ...tools, at: april }, email)
    const later = { ...tools, at: addMinutes(april, minutes) }
    expect(await resetPassword(db, later, typed(resetId))).toEqual(
      works ? { ok: true, value: { accountId } } : unknown,
    )
  },
)

test('a code works once, even when two people hurry', async ({ db, tools }) => {
  const { email, accountId } = await aPerson(db, tools)
  const resetId = await aReset(db, tools, email)
  const outcomes = await Promise.all([
    resetPassword(db, tools, typed(resetId)),
    resetPassword(db, tools, typed(resetId)),
  ])
  expect(outcomes).toContainEqual({ ok: true, value: { accountId } })
  expect(outcomes).toContainEqual(unknown)
  expect(await resetPassword(db, tools, typed(resetId))).toEqual(unknown)
})

test('the code of one reset does not fit another', async ({ db, tools }) => {
  const [ana, bo] = [await aPerson(db, tools), await aPerson(db, tools)]
  const anas = await aReset(db, tools, ana.email)
  const bos = await aReset(db, tools, bo.email)
  expect(await resetPassword(db, tools, typed(bos, { code: codeOf(anas) }))).toEqual(wrong)
  expect(await resetPassword(db, tools, typed(newId()))).toEqual(unknown)
})

test('one address is written to twice a minute, known or not', async ({ db, tools }) => {
  const { email: known } = await aPerson(db, tools)
  for (const email of [known, anEmail()]) {
    const ask = () => requestPasswordReset(db, tools, { email, locale: 'en' })
    for (let times = 0; times < 2; times += 1) expect(await ask()).toMatchObject({ ok: true })
    expect(await ask()).toEqual({ ok: false, refusal: hurry })
    expect(await lettersTo(db, email)).toHaveLength(2)
  }
})

test('one browser tries ten codes a minute, and each costs one hash', async ({ db, tools }) => {
  const identity = aCountingIdentity(db)
  const who = [anEmail('device')]
  const attempt = () => resetPassword(db, { ...tools, identity }, typed(newId(), { who }))
  for (let times = 0; times < 10; times += 1) expect(await attempt()).toEqual(unknown)
  expect(await attempt()).toEqual({ ok: false, refusal: hurry })
  expect(identity.hashes()).toBe(10)
})

test('a right code, a wrong one and one for nobody cost one hash each', async ({ db, tools }) => {
  const identity = aCountingIdentity(db)
  const counting = { ...tools, identity }
  const { email } = await aPerson(db, tools)
  const [known, nobodys] = [await aReset(db, tools, email), await aReset(db, tools, anEmail())]
  await resetPassword(db, counting, typed(known, { code: wrongCodeOf(known) }))
  await resetPassword(db, counting, typed(nobodys))
  await resetPassword(db, counting, typed(known))
  expect(identity.hashes()).toBe(3)
})

test('while too many passwords wait, the code is neither used nor counted', async ({
  db,
  tools,
}) => {
  const { email, accountId } = await aPerson(db, tools)
  const resetId = await aReset(db, tools, email)
  const full = async () => refuse({ because: 'busy' })
  const identity = anIdentity(db, { hash: full, verify: full })
  expect(await resetPassword(db, { ...tools, identity }, typed(resetId))).toEqual({
    ok: false,
    refusal: { because: 'busy' },
  })
  expect(await resetPassword(db, tools, typed(resetId))).toEqual({ ok: true, value: { accountId } })
})
