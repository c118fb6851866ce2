import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { addDays } from '#domain/days.ts'
import { noAnswers } from '#domain/members/member.ts'
import { newId } from '#domain/new-id.ts'
import { refuse } from '#domain/result.ts'
import { anAccount, anEmail, anInvitation } from '#test/factories.ts'
import {
  aCountingIdentity,
  aFounding,
  anIdentity,
  aSignUp,
  aTicket,
  lettersTo,
  password,
  test,
} from '#test/identity.ts'
import { rowOf } from '#test/rows.ts'
import { hashDevice, signUp } from './sign-up.ts'

const april = new Date('2030-04-02T10:00:00Z')

function signUpsOf(db: Db, email: string) {
  return db.selectFrom('signUps').selectAll().where('email', '=', email).execute()
}

test('a sign-up is kept, and its address is asked for a proof', async ({ db, tools }) => {
  const founding = aFounding({ street: '1 Main St' })
  const given = aSignUp({ phone: '+15125550123', locale: 'es', purpose: { founding } })
  const { email, firstName, lastName, phone, locale } = given

  const ticket = await aTicket(db, { ...tools, at: april }, given)

  expect(await signUpsOf(db, email)).toEqual([
    {
      id: ticket.signUpId,
      email,
      firstName,
      lastName,
      phone,
      locale,
      passwordHash: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/),
      communityId: null,
      invitationId: null,
      founding,
      home: null,
      answers: {},
      device: hashDevice(ticket.device),
      wrongCodes: 0,
      askedAt: april,
      verifiedAt: null,
      accountId: null,
    },
  ])
  expect(await lettersTo(db, email)).toEqual([
    {
      template: 'confirm address',
      locale: 'es',
      facts: { signUpId: ticket.signUpId },
      problem: null,
    },
  ])
})

test('what the database keeps of a sign-up opens nothing', async ({ db, tools }) => {
  const { email, ...given } = aSignUp()
  const { device } = await aTicket(db, tools, { email, ...given })
  const kept = JSON.stringify([await signUpsOf(db, email), await lettersTo(db, email)])
  expect(kept).not.toContain(password)
  expect(kept).not.toContain(device)
})

test('nothing is owned before the proof: no account, and the invitation stays open', async ({
  db,
  tools,
}) => {
  const { by, email, invitationId, memberId } = await anInvitation(db)
  const { communityId } = by
  const answers = { ...noAnswers, showEmail: true }
  const place = { unit: null, city: 'AUSTIN', state: 'TX', zip: '78701' }
  const home = { kind: 'street', street: '7 ELM ST', ...place } as const
  const purpose = { invitation: { communityId, invitationId }, answers, home }
  const invitation = await rowOf(db, 'invitations', { communityId, id: invitationId })
  const member = await rowOf(db, 'members', { communityId, id: memberId })

  await aTicket(db, tools, aSignUp({ email, purpose }))

  const kept = { communityId, invitationId, founding: null, answers, home }
  expect(await signUpsOf(db, email)).toMatchObject([kept])
  expect(await rowOf(db, 'invitations', { communityId, id: invitationId })).toEqual(invitation)
  expect(await rowOf(db, 'members', { communityId, id: memberId })).toEqual(member)
  const accounts = db.selectFrom('accounts').select('id').where('email', '=', email)
  expect(await accounts.execute()).toEqual([])
})

test('an address that has an account is answered alike, and told so by e-mail alone', async ({
  db,
  tools,
}) => {
  const known = await anAccount(db)
  await db.updateTable('accounts').set({ locale: 'es' }).where('id', '=', known.id).execute()
  const given = aSignUp({ email: known.email })
  const shape = { ok: true, value: { signUpId: expect.any(String), device: expect.any(String) } }

  const ofUnknown = await signUp(db, tools, aSignUp())
  const ofKnown = await signUp(db, tools, given)

  expect(ofUnknown).toEqual(shape)
  expect(ofKnown).toEqual(shape)
  expect(await signUpsOf(db, known.email)).toMatchObject([{ passwordHash: null }])
  expect(await lettersTo(db, known.email)).toMatchObject([
    { template: 'account exists', locale: 'es' },
  ])
})

test('a known and an unknown address cost one hash each', async ({ db, tools }) => {
  const { email } = await anAccount(db)
  const identity = aCountingIdentity(db)
  await signUp(db, { ...tools, identity }, aSignUp())
  expect(identity.hashes()).toBe(1)
  await signUp(db, { ...tools, identity }, aSignUp({ email }))
  expect(identity.hashes()).toBe(2)
})

test('one address is written to three times a minute, known or not', async ({ db, tools }) => {
  const { email: known } = await anAccount(db)
  for (const email of [known, anEmail()]) {
    const identity = aCountingIdentity(db)
    const ask = () => signUp(db, { ...tools, identity }, aSignUp({ email }))
    for (let times = 0; times < 3; times += 1) expect(await ask()).toMatchObject({ ok: true })
    expect(await ask()).toEqual({
      ok: false,
      refusal: { because: 'hurry', retryAfterSeconds: expect.any(Number) },
    })
    expect(identity.hashes()).toBe(3)
    expect(await lettersTo(db, email)).toHaveLength(3)
  }
  expect(await signUp(db, tools, aSignUp())).toMatchObject({ ok: true })
})

test('one address is written to six times an hour, however slowly it is asked for', async ({
  db,
  tools,
}) => {
  const { email } = aSignUp()
  const ask = async () => {
    await db.deleteFrom('requestLimits').where('key', '=', `sign-up mail minute:${email}`).execute()
    return signUp(db, tools, aSignUp({ email }))
  }
  for (let times = 0; times < 6; times += 1) expect(await ask()).toMatchObject({ ok: true })
  const seventh = await ask()
  if (seventh.ok || seventh.refusal.because !== 'hurry') throw new Error('a seventh was sent')
  expect(seventh.refusal.retryAfterSeconds).toBeGreaterThan(3000)
  expect(seventh.refusal.retryAfterSeconds).toBeLessThanOrEqual(3600)
})

test('someone who asks while too many passwords wait is asked to come back', async ({
  db,
  tools,
}) => {
  const full = async () => refuse({ because: 'busy' })
  const identity = anIdentity(db, { hash: full, verify: full })
  const { email, ...given } = aSignUp()
  const asked = await signUp(db, { ...tools, identity }, { email, ...given })
  expect(asked).toEqual({ ok: false, refusal: { because: 'busy' } })
  expect(await signUpsOf(db, email)).toEqual([])
})

test('an address may be signed up for several times; each is a sign-up of its own', async ({
  db,
  tools,
}) => {
  const given = aSignUp()
  const first = await aTicket(db, { ...tools, at: april }, given)
  const second = await aTicket(db, { ...tools, at: addDays(april, 1) }, given)
  expect(second.signUpId).not.toBe(first.signUpId)
  expect(second.device).not.toBe(first.device)
  const hashes = (await signUpsOf(db, given.email)).map(({ passwordHash }) => passwordHash)
  expect(new Set(hashes).size).toBe(2)
})

test('a network or browser that signs up a thousand times in an hour must wait', async ({
  db,
  tools,
}) => {
  const [network, browser] = [`network ${newId()}`, `browser ${newId()}`]
  const expire = String(Date.now() + 600_000)
  const spent = { key: `sign-up hour:${network}`, points: 1000, expire }
  await db.insertInto('requestLimits').values(spent).execute()
  const refused = await signUp(db, tools, aSignUp({ who: [browser, network] }))
  if (refused.ok || refused.refusal.because !== 'hurry') throw new Error('one too many signed up')
  expect(refused.refusal.retryAfterSeconds).toBeLessThanOrEqual(600)
  expect(await signUp(db, tools, aSignUp({ who: [browser] }))).toMatchObject({ ok: true })
})
