import { expect } from 'vitest'
import { letIn } from '#domain/accounts/let-in.ts'
import { proofOf } from '#domain/accounts/proof.ts'
import { requestPasswordReset, resetPassword } from '#domain/accounts/reset-password.ts'
import { signIn } from '#domain/accounts/sign-in.ts'
import { addDays, addMinutes } from '#domain/days.ts'
import { aCommunity, aMember, anEmail } from '#test/factories.ts'
import { lettersTo, password, sentBack, test } from '#test/identity.ts'
import { aCautiousPerson, aWrongCode, codeOf, waitForNextCode } from '#test/two-factor.ts'
import { proveSecondStep } from './prove-second-step.ts'
import { ticketMinutes } from './second-step.ts'
import { giveTicket, readTicket } from './ticket.ts'
import { turnOffTwoFactor } from './turn-off-two-factor.ts'

const device = { address: null, userAgent: null }
const who = () => [anEmail('device')]
const refused = (because: string) => ({ ok: false, refusal: { because } })

test('the right password alone starts no session: it gives a ticket', async ({ db, tools }) => {
  const { accountId, email, cookie } = await aCautiousPerson(db, tools)
  const halfway = await signIn(db, tools, { email, password, device, who: who() })
  expect(halfway).toEqual({
    ok: false,
    refusal: { because: 'second step', ticket: expect.any(String) },
  })
  const sessions = db.selectFrom('sessions').select('id').where('accountId', '=', accountId)
  const own = await tools.identity.sessionOf(cookie)
  expect(await sessions.execute()).toEqual([{ id: own!.sessionId }])
  const wrong = await signIn(db, tools, { email, password: 'not mine', device, who: who() })
  expect(wrong).toEqual(refused('wrong'))
})

test('a ticket and a code of the app open a session that remembers both', async ({ db, tools }) => {
  const { accountId, secret } = await aCautiousPerson(db, tools)
  const ticket = await giveTicket(db, accountId)
  const code = codeOf(secret).replace(/(...)/, '$1 ')
  const proven = await proveSecondStep(db, tools, { ticket, code, who: who() })
  expect(proven).toEqual({ ok: true, value: { accountId, shown: { secondStep: 'app' } } })
  if (!proven.ok) return
  const inside = await letIn(db, tools, { ...proven.value, device })
  if (!inside.ok) throw new Error(inside.refusal.because)
  const session = await tools.identity.sessionOf(sentBack(inside.value.cookie))
  expect(session).toMatchObject({ accountId, secondStep: 'app' })
})

test.for([-1, 0, 1])(
  'a code that is %i half minutes off is taken; one further off is not',
  async (steps, { db, tools }) => {
    const { accountId, secret } = await aCautiousPerson(db, tools)
    const ticket = await giveTicket(db, accountId)
    const prove = (code: string) => proveSecondStep(db, tools, { ticket, code, who: who() })
    const far = [-3, 3].map((off) => codeOf(secret, off))
    for (const code of far) expect(await prove(code)).toEqual(refused('wrong code'))
    expect(await prove(codeOf(secret, steps))).toMatchObject({ ok: true })
  },
)

test('a code is taken once, even when two hurry with it', async ({ db, tools }) => {
  const { accountId, secret } = await aCautiousPerson(db, tools)
  const tickets = [await giveTicket(db, accountId), await giveTicket(db, accountId)]
  const code = codeOf(secret)
  const prove = (ticket: string | null) => proveSecondStep(db, tools, { ticket, code, who: who() })
  const outcomes = await Promise.all(tickets.map(prove))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual(refused('used code'))
  const late = await giveTicket(db, accountId)
  expect(await prove(late)).toEqual(refused('used code'))
})

test('after a code, those of before it are used up too', async ({ db, tools }) => {
  const { accountId, secret } = await aCautiousPerson(db, tools)
  const prove = async (steps: number) => {
    const ticket = await giveTicket(db, accountId)
    return proveSecondStep(db, tools, { ticket, code: codeOf(secret, steps), who: who() })
  }
  expect(await prove(1)).toMatchObject({ ok: true })
  expect(await prove(0)).toEqual(refused('used code'))
})

test('a recovery code works once, even when two hurry with it, and its owner is told', async ({
  db,
  tools,
}) => {
  const { accountId, email, codes } = await aCautiousPerson(db, tools)
  const code = ` ${codes[0]!.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `
  const prove = async () => {
    const ticket = await giveTicket(db, accountId)
    return proveSecondStep(db, tools, { ticket, code, who: who() })
  }
  const outcomes = await Promise.all([prove(), prove()])
  expect(outcomes.filter(({ ok }) => ok)).toEqual([
    { ok: true, value: { accountId, shown: { secondStep: 'recovery code' } } },
  ])
  expect(outcomes).toContainEqual(refused('used code'))
  const letters = (await lettersTo(db, email)).map(({ facts }) => facts)
  expect(letters.slice(1)).toEqual([
    expect.objectContaining({ kind: 'recovery code used', codesLeft: 9 }),
  ])
})

test('a recovery code of somebody else opens nothing', async ({ db, tools }) => {
  const [one, other] = [await aCautiousPerson(db, tools), await aCautiousPerson(db, tools)]
  const ticket = await giveTicket(db, one.accountId)
  for (const code of [other.codes[0]!, codeOf(other.secret)])
    expect(await proveSecondStep(db, tools, { ticket, code, who: who() })).toEqual(
      refused('wrong code'),
    )
})

test('a ticket works once, for ten minutes, and only as it was given', async ({ db, tools }) => {
  const { accountId, secret, codes } = await aCautiousPerson(db, tools)
  const ticket = (await giveTicket(db, accountId))!
  const [once, code] = [await giveTicket(db, accountId), codeOf(secret)]
  expect(await proveSecondStep(db, tools, { ticket: once, code, who: who() })).toMatchObject({
    ok: true,
  })
  for (const none of [once, null, '', `${ticket}A`, ticket.slice(1), 'nonsense']) {
    const given = { ticket: none, code: codes[1]!, who: who() }
    expect(await proveSecondStep(db, tools, given)).toEqual(refused('no ticket'))
  }
  const at = addMinutes(new Date(), ticketMinutes + 0.1)
  expect(await readTicket(db, ticket, { at })).toBeNull()
  expect(await readTicket(db, ticket)).toEqual({ accountId })
})

test('a new password, or another app, makes tickets of before worthless', async ({ db, tools }) => {
  const { accountId, codes } = await aCautiousPerson(db, tools)
  const [first, given] = [await giveTicket(db, accountId), { password, who: who() }]
  const hash = await tools.identity.hashPassword('another quiet lake')
  if (!hash.ok) throw new Error('busy')
  await tools.identity.changePassword(db, { accountId, passwordHash: hash.value })
  expect(await readTicket(db, first)).toBeNull()
  const second = await giveTicket(db, accountId)
  const off = { accountId, ...given, password: 'another quiet lake', code: codes[0]! }
  expect(await turnOffTwoFactor(db, tools, off)).toMatchObject({ ok: true })
  expect(await readTicket(db, second)).toBeNull()
})

test('guessing codes is stopped for the account, from wherever, also hundreds at once', async ({
  db,
  tools,
}) => {
  const { accountId, secret } = await aCautiousPerson(db, tools)
  const ticket = await giveTicket(db, accountId)
  const code = aWrongCode(secret)
  const guess = () => proveSecondStep(db, tools, { ticket, code, who: who() })
  const outcomes = await Promise.all(Array.from({ length: 60 }, guess))
  const looked = outcomes.filter((one) => !one.ok && one.refusal.because === 'wrong code')
  expect(looked.length).toBeLessThanOrEqual(20)
  const right = await proveSecondStep(db, tools, { ticket, code: codeOf(secret), who: who() })
  expect(right).toMatchObject({ ok: false, refusal: { because: 'hurry' } })
})

test('a stranger with the password uses up tries that a new password gives back, so often and no more', async ({
  db,
  tools,
}) => {
  const { accountId, secret } = await aCautiousPerson(db, tools)
  const [code, passwords] = [aWrongCode(secret), ['one', 'two', 'three', 'four', 'five', 'six']]
  const renew = (passwordHash: string) =>
    tools.identity.changePassword(db, { accountId, passwordHash })
  const guess = async () => {
    const ticket = await giveTicket(db, accountId)
    const outcome = await proveSecondStep(db, tools, { ticket, code, who: who() })
    return outcome.ok ? 'let in' : outcome.refusal.because
  }
  let looked = 0
  for (const passwordHash of passwords) {
    await renew(passwordHash)
    const because = await Promise.all(Array.from({ length: 25 }, guess))
    looked += because.filter((one) => one === 'wrong code').length
    if (passwordHash === 'one') expect([looked, await guess()]).toEqual([20, 'hurry'])
  }
  expect(looked).toBe(99) // with the code that connected the app, a hundred
})

test('guessing codes is stopped for the device, whichever account it tries', async ({
  db,
  tools,
}) => {
  const device = who()
  const people = [await aCautiousPerson(db, tools), await aCautiousPerson(db, tools)]
  const because: string[] = []
  for (let time = 0; time < 11; time += 1) {
    const { accountId, secret } = people[time % 2]!
    const ticket = await giveTicket(db, accountId)
    const given = { ticket, code: aWrongCode(secret), who: device }
    const outcome = await proveSecondStep(db, tools, given)
    because.push(outcome.ok ? 'let in' : outcome.refusal.because)
  }
  expect(because).toEqual([...Array(10).fill('wrong code'), 'hurry'])
})

test('a new password by e-mail leads to the second step, not past it', async ({ db, tools }) => {
  const { accountId, email } = await aCautiousPerson(db, tools)
  const asked = await requestPasswordReset(db, tools, { email, locale: 'en' })
  if (!asked.ok) throw new Error('hurry')
  const { resetId } = asked.value
  const { code } = proofOf(tools.key, { purpose: 'password reset', id: resetId })
  const fresh = 'another quiet lake'
  const reset = await resetPassword(db, tools, { resetId, code, password: fresh, who: who() })
  expect(reset).toEqual({ ok: true, value: { accountId } })
  const entered = await letIn(db, tools, { accountId, device, shown: null })
  expect(entered).toMatchObject({ ok: false, refusal: { because: 'second step' } })
})

test('behind the curtain the second step is asked first, and then there is still no session', async ({
  db,
  tools,
}) => {
  const { accountId, email, secret } = await aCautiousPerson(db, tools)
  const { communityId } = await aCommunity(db, { curtainDrawnAt: addDays(new Date(), -1) })
  await aMember(db, { communityId, accountId })
  const first = await signIn(db, tools, { email, password, device, who: who() })
  if (first.ok || first.refusal.because !== 'second step') throw new Error('no ticket was given')
  await waitForNextCode(db, accountId)
  const given = { ticket: first.refusal.ticket, code: codeOf(secret), who: who() }
  const proven = await proveSecondStep(db, tools, given)
  if (!proven.ok) throw new Error(proven.refusal.because)
  const entered = await letIn(db, tools, { ...proven.value, device })
  expect(entered).toEqual({ ok: false, refusal: { because: 'behind the curtain', accountId } })
})
