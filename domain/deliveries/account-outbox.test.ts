import { expect, test } from 'vitest'
import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { isCode, readToken } from '#domain/accounts/proof.ts'
import { requestPasswordReset, resetMinutes } from '#domain/accounts/reset-password.ts'
import { signUp } from '#domain/accounts/sign-up.ts'
import { addDays, addMinutes } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { accept, refuse } from '#domain/result.ts'
import type { Message } from '#integrations/mail/message.ts'
import { anAccount, anEmail, anInvitation, key } from '#test/factories.ts'
import { anIdentity, aSignUp, theLimits } from '#test/identity.ts'
import { aMailServer, aPostOffice } from '#test/post-office.ts'
import { queueAccountDelivery } from './queue-delivery.ts'
import { recordMailReport } from './record-bounce.ts'

const past = new Date('2026-04-01T12:00:00Z')

/** Asks for an account and answers the id of the sign-up. */
async function aSigningUp(db: Db, given: Parameters<typeof aSignUp>[0] = {}) {
  const person = aSignUp(given)
  const tools = { identity: anIdentity(db), limits: theLimits(db) }
  const ticket = await signUp(db, tools, person)
  if (!ticket.ok) throw new Error(ticket.refusal.because)
  return { id: ticket.value.signUpId, email: person.email }
}

function queue(db: Db, given: Partial<Parameters<typeof queueAccountDelivery>[1]> = {}) {
  const message = { template: 'password changed', recipient: anEmail(), locale: 'en' } as const
  return atomically(db, (db) => queueAccountDelivery(db, { ...message, now: past, ...given }))
}

function outboxOf(db: Db) {
  return db.selectFrom('accountDeliveries').selectAll().orderBy('id').execute()
}

test('who asks for an account is sent a code and a link that prove the address', async () => {
  const { db, letters, send } = await aPostOffice()
  const { by, invitationId } = await anInvitation(db, { newcomer: { sendNow: false } })
  const invitation = { communityId: by.communityId, invitationId }
  const { id, email } = await aSigningUp(db, { invitation, locale: 'es' })
  await send()

  expect(letters.map(({ envelope }) => envelope)).toEqual([
    {
      id: expect.any(String),
      to: email,
      locale: 'es',
      senderName: 'Communitrak',
      unsubscribeUrl: null,
    },
  ])
  const message = letters[0]!.message as Extract<Message, { template: 'confirm address' }>
  expect(message).toEqual({
    template: 'confirm address',
    firstName: 'Bo',
    communityName: 'Maple Court',
    code: expect.stringMatching(/^\d{6}$/),
    verifyUrl: expect.stringMatching(/^http:\/\/communitrak\.test\/verify-email\/[\w-]{43}$/),
  })
  expect(isCode(key, { purpose: 'sign-up', id, typed: message.code })).toBe(true)
  const token = message.verifyUrl.split('/').at(-1)!
  expect(readToken(key, { purpose: 'sign-up', token })).toBe(id)
})

test('who creates a community reads its name in the letter', async () => {
  const { db, letters, send } = await aPostOffice()
  await aSigningUp(db)
  await send()

  expect(letters[0]!.message).toMatchObject({ communityName: 'Heron Landing' })
})

test('who has an account already is told so, with the ways in', async () => {
  const { db, letters, send } = await aPostOffice()
  const { email } = await anAccount(db)
  await aSigningUp(db, { email })
  await send()

  expect(letters.map(({ message }) => message)).toEqual([
    {
      template: 'account exists',
      firstName: 'Bo',
      communityName: 'Heron Landing',
      signInUrl: 'http://communitrak.test/sign-in',
      resetUrl: 'http://communitrak.test/forgot-password',
    },
  ])
})

test('who forgot their password is sent a code that is right', async () => {
  const { db, letters, send } = await aPostOffice()
  const { email } = await anAccount(db)
  const asked = await requestPasswordReset(db, { limits: theLimits(db) }, { email, locale: 'en' })
  const id = asked.ok ? asked.value.resetId : ''
  await send()

  const message = letters[0]!.message as Extract<Message, { template: 'reset password' }>
  const code = expect.stringMatching(/^\d{6}$/)
  expect(message).toEqual({ template: 'reset password', code, minutes: resetMinutes })
  expect(isCode(key, { purpose: 'password reset', id, typed: message.code })).toBe(true)
})

test.for([
  ['late tells for how long it works', { askedAt: addMinutes(new Date(), -20.5) }, [10]],
  ['that has run out does not leave', { askedAt: addMinutes(new Date(), -31) }, []],
  ['that was used does not leave', { usedAt: new Date() }, []],
  ['to an address that signs in no more does not leave', { email: anEmail() }, []],
] as const)('a code for a new password %s', async ([, become, minutes]) => {
  const { db, letters, send } = await aPostOffice()
  const { email } = await anAccount(db)
  await requestPasswordReset(db, { limits: theLimits(db) }, { email, locale: 'en' })
  await db.updateTable('passwordResets').set(become).execute()
  await send()

  expect(letters.map(({ message }) => message)).toEqual(
    minutes.map((left) => expect.objectContaining({ template: 'reset password', minutes: left })),
  )
  const isKept = minutes.length > 0
  expect(await outboxOf(db)).toMatchObject([
    { sentAt: isKept ? expect.any(Date) : null, suppressedAt: isKept ? null : expect.any(Date) },
  ])
})

test('who changed their password is told how to change it back', async () => {
  const { db, letters, send } = await aPostOffice()
  await queue(db)
  await send()

  const resetUrl = 'http://communitrak.test/forgot-password'
  expect(letters[0]!.message).toEqual({ template: 'password changed', resetUrl })
})

test('a message that must not leave is kept, as suppressed, and not sent', async () => {
  const { db, letters, send } = await aPostOffice()
  const asking = { email: anEmail(), locale: 'en' }
  await requestPasswordReset(db, { limits: theLimits(db) }, asking)

  expect(await send()).toBe(0)
  expect(letters).toEqual([])
  const problem = 'no account has this address'
  expect(await outboxOf(db)).toMatchObject([{ suppressedAt: expect.any(Date), problem }])
})

test.for([
  ['was verified', (db: Db, id: string) => verify(db, id)],
  ['was forgotten', (db: Db, id: string) => forget(db, id)],
] as const)('the letter of a sign-up that %s meanwhile is not sent', async ([, happen]) => {
  const { db, letters, send } = await aPostOffice()
  const { id } = await aSigningUp(db)
  await happen(db, id)

  expect(await send()).toBe(1)
  expect(letters).toEqual([])
  const suppressed = { suppressedAt: expect.any(Date), problem: 'no longer asked for' }
  expect(await outboxOf(db)).toMatchObject([{ ...suppressed, sentAt: null, leasedUntil: null }])
})

function verify(db: Db, id: string) {
  return db.updateTable('signUps').set({ verifiedAt: past }).where('id', '=', id).execute()
}

function forget(db: Db, id: string) {
  return db.deleteFrom('signUps').where('id', '=', id).execute()
}

test('what is sent is remembered, and sent once', async () => {
  const { db, letters, send } = await aPostOffice()
  await queue(db)
  const [queued] = await outboxOf(db)

  expect([await send(), await send()]).toEqual([1, 0])
  expect(letters.map(({ envelope }) => envelope.id)).toEqual([queued!.id])
  const [sent] = await outboxOf(db)
  expect(sent).toMatchObject({ sentAt: expect.any(Date), attempts: 1, leasedUntil: null })
})

test('a refusal for good is a bounce, and one for now is tried again later', async () => {
  const { db, send } = await aPostOffice()
  const [bad, slow, old] = [anEmail('bad'), anEmail('slow'), anEmail('old')]
  await queue(db, { recipient: bad })
  await queue(db, { recipient: slow, now: new Date() })
  await queue(db, { recipient: old, now: addDays(new Date(), -2) })
  const failingSince = addDays(new Date(), -2)
  await db
    .updateTable('accountDeliveries')
    .set({ failingSince })
    .where('recipient', '=', old)
    .execute()
  const words = '550 no such user'
  const server = aMailServer(async ({ to }) => {
    if (to === bad) return refuse({ because: 'address rejected', words })
    throw new Error('421 busy')
  })

  expect(await send(server)).toBe(3)
  const [bounced, waiting, failed] = await outboxOf(db)
  expect(bounced).toMatchObject({ bouncedAt: expect.any(Date), problem: words })
  expect(waiting).toMatchObject({ bouncedAt: null, failedAt: null, problem: '421 busy' })
  expect(waiting!.dueAt.getTime()).toBeGreaterThan(addMinutes(new Date(), 0.8).getTime())
  expect(failed).toMatchObject({ failedAt: expect.any(Date), problem: '421 busy' })
  expect(await send()).toBe(0)
})

test('a bounce of an earlier try that comes in while a message leaves again stays its end, and is no trouble to others', async () => {
  const { db, send } = await aPostOffice()
  const [gone, other] = [anEmail(), anEmail()]
  await queue(db, { recipient: gone })
  await queue(db, { recipient: other })
  const [{ id: deliveryId } = { id: '' }] = await outboxOf(db)
  const words = '550 5.1.1 no such user'
  const server = aMailServer(async ({ to }) => {
    if (to === gone) await recordMailReport(db, { kind: 'bounced', deliveryId, words })
    return accept(null)
  })

  expect(await send(server)).toBe(2)
  expect(await outboxOf(db)).toMatchObject([
    { recipient: gone, bouncedAt: expect.any(Date), sentAt: null, problem: words },
    { recipient: other, bouncedAt: null, sentAt: expect.any(Date) },
  ])
})

test('two workers at once send each message once, and never more than they can hold', async () => {
  const { db, letters, send } = await aPostOffice()
  for (let times = 0; times < 50; times += 1) await queue(db)
  let held = 0
  let most = 0
  const counting = aMailServer(async () => {
    held += 1
    most = Math.max(most, held)
    await new Promise((resolve) => setTimeout(resolve, 5))
    held -= 1
    return accept(null)
  })

  expect((await send(counting)) + (await send())).toBe(50)
  expect(most).toBe(5)
  for (let times = 0; times < 50; times += 1) await queue(db)
  const tried = await Promise.all([send(), send()])
  expect(tried[0]! + tried[1]!).toBe(50)
  expect(new Set(letters.map(({ envelope }) => envelope.id)).size).toBe(50)
  expect(letters).toHaveLength(50)
})

test('what a worker dropped is sent again when its lease has run out, as the same letter', async () => {
  const { db, letters, send } = await aPostOffice()
  await queue(db, { facts: { resetId: newId() } })
  const [queued] = await outboxOf(db)
  const soon = addMinutes(new Date(), 1)
  await db
    .updateTable('accountDeliveries')
    .set({ leasedUntil: soon, dueAt: soon, attempts: 1 })
    .execute()
  expect(await send()).toBe(0)

  await db.updateTable('accountDeliveries').set({ leasedUntil: past, dueAt: past }).execute()
  expect(await send()).toBe(1)
  expect(letters.map(({ envelope }) => envelope.id)).toEqual([queued!.id])
})
