import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { letIn } from '#domain/accounts/let-in.ts'
import { addMinutes } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import type { Identity, Passkeys } from '#integrations/identity/identity.ts'
import type { Limits } from '#integrations/limits/limits.ts'
import { anEmail } from '#test/factories.ts'
import { aPerson, lettersTo, password, sentBack, test } from '#test/identity.ts'
import { aPasskeyDevice } from '#test/passkey-device.ts'
import { aCautiousPerson, aSession } from '#test/two-factor.ts'
import { addPasskey } from './add-passkey.ts'
import { askPasskey } from './ask-passkey.ts'
import { beginAdding, readAsked } from './begin-adding.ts'
import { listPasskeys } from './list-passkeys.ts'
import { challengeMinutes, readPasskeyName } from './passkey.ts'
import { recogniseByPasskey } from './recognise-by-passkey.ts'
import { removePasskey } from './remove-passkey.ts'
import { renamePasskey } from './rename-passkey.ts'

type Tools = { identity: Identity; passkeys: Passkeys; limits: Limits }

const device = { address: null, userAgent: null }
const who = () => [anEmail('device')]
const refused = (because: string) => ({ ok: false, refusal: { because } })

/** Somebody signed in who has begun to add a passkey, and what their browser was asked for. */
async function someoneAdding(db: Db, tools: Tools) {
  const person = await aPerson(db, tools)
  const own = { accountId: person.accountId, ...(await aSession(tools, person.accountId)) }
  const begun = await beginAdding(db, tools, { ...own, password, who: who() })
  if (!begun.ok) throw new Error(begun.refusal.because)
  return { ...person, ...own, options: (await readAsked(db, tools, own))! }
}

/** Somebody with a passkey, and the device that has it. */
async function aPasskeyHolder(db: Db, tools: Tools) {
  const person = await someoneAdding(db, tools)
  const phone = aPasskeyDevice()
  const added = await addPasskey(db, tools, {
    ...{ ...person, name: 'My phone' },
    response: phone.make(person.options),
  })
  if (!added.ok) throw new Error(added.refusal.because)
  const [passkey] = await listPasskeys(db, person.accountId)
  return { ...person, phone, passkeyId: passkey!.passkeyId }
}

async function ask(db: Db, tools: Tools) {
  const asked = await askPasskey(db, tools, { who: who() })
  if (!asked.ok) throw new Error('hurry')
  return asked.value
}

type Otherwise = Parameters<ReturnType<typeof aPasskeyDevice>['answer']>[1]

/** Answers a fresh challenge with a device. */
async function signInWith(
  db: Db,
  tools: Tools,
  { phone, ...otherwise }: { phone: ReturnType<typeof aPasskeyDevice> } & Otherwise,
) {
  const { challengeId, options } = await ask(db, tools)
  const response = phone.answer(options, otherwise)
  return recogniseByPasskey(db, tools, { challengeId, response, who: who() })
}

test('adding a passkey asks for the password; the session has then shown it', async ({
  db,
  tools,
}) => {
  const { accountId, email } = await aPerson(db, tools)
  const own = { accountId, ...(await aSession(tools, accountId)) }
  const wrong = await beginAdding(db, tools, { ...own, password: 'not mine', who: who() })
  expect(wrong).toEqual(refused('wrong password'))
  expect(await readAsked(db, tools, own)).toBeNull()
  await beginAdding(db, tools, { ...own, password, who: who() })
  const options = (await readAsked(db, tools, own))!
  expect(options).toMatchObject({
    rp: { id: 'communitrak.test' },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const given = { ...own, name: 'My phone', response: aPasskeyDevice().make(options) }
  expect(await addPasskey(db, tools, given)).toEqual({ ok: true, value: null })
  expect(await listPasskeys(db, accountId)).toMatchObject([
    { name: 'My phone', lastUsedAt: null, stoppedAt: null },
  ])
  expect(await tools.identity.sessionOf(own.cookie)).toMatchObject({ secondStep: 'passkey' })
  expect(await lettersTo(db, email)).toMatchObject([
    { facts: expect.objectContaining({ kind: 'passkey added', passkey: 'My phone' }) },
  ])
})

test('a challenge to add is answered once, in its session, and within minutes', async ({
  db,
  tools,
}) => {
  const { options, ...own } = await someoneAdding(db, tools)
  const elsewhere = await aSession(tools, own.accountId)
  const [one, other] = [aPasskeyDevice().make(options), aPasskeyDevice().make(options)]
  const add = (response: string, given: object = {}, at?: Date) =>
    addPasskey(db, { ...tools, at }, { ...own, name: 'Mine', response, ...given })
  expect(await add(one, elsewhere)).toEqual(refused('not begun'))
  const late = addMinutes(new Date(), challengeMinutes + 0.1)
  expect(await add(one, {}, late)).toEqual(refused('not begun'))
  const outcomes = await Promise.all([add(one), add(other)])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual(refused('not begun'))
})

test.for([
  ['for another site', { rpId: 'evil.example' }],
  ['on a page of another site', { origin: 'https://evil.example' }],
  ['without a finger, a face or a PIN', { verifies: false }],
  ['for another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
] as const)('a passkey made %s is not added', async ([, otherwise], { db, tools }) => {
  const { options, ...own } = await someoneAdding(db, tools)
  const response = aPasskeyDevice().make(options, otherwise)
  expect(await addPasskey(db, tools, { ...own, name: 'Mine', response })).toEqual(
    refused('not a passkey'),
  )
  expect(await listPasskeys(db, own.accountId)).toEqual([])
})

test.for(['', 'nonsense', '[]', 'null', '{}', '{"id":7}', `{"id":"${'x'.repeat(20_000)}"}`])(
  'an answer that reads %j is no passkey',
  async (response, { db, tools }) => {
    const { options: _, ...own } = await someoneAdding(db, tools)
    const added = await addPasskey(db, tools, { ...own, name: 'Mine', response })
    expect(added).toEqual(refused('not a passkey'))
    const { challengeId } = await ask(db, tools)
    const given = { challengeId, response, who: who() }
    expect(await recogniseByPasskey(db, tools, given)).toEqual(refused('unknown'))
  },
)

test('a passkey stands for the password and the second step', async ({ db, tools }) => {
  const { accountId, phone, passkeyId } = await aPasskeyHolder(db, tools)
  const known = await signInWith(db, tools, { phone })
  const shown = { secondStep: 'passkey', passkeyId }
  expect(known).toEqual({ ok: true, value: { accountId, shown } })
  if (!known.ok) return
  const inside = await letIn(db, tools, { ...known.value, device })
  if (!inside.ok) throw new Error(inside.refusal.because)
  const session = await tools.identity.sessionOf(sentBack(inside.value.cookie))
  expect(session).toMatchObject({ accountId, secondStep: 'passkey' })
  const [passkey] = await listPasskeys(db, accountId)
  expect(passkey!.lastUsedAt).toEqual(expect.any(Date))
})

test('an answer is taken once, also when two hurry with it', async ({ db, tools }) => {
  const { phone } = await aPasskeyHolder(db, tools)
  const { challengeId, options } = await ask(db, tools)
  const response = phone.answer(options)
  const give = () => recogniseByPasskey(db, tools, { challengeId, response, who: who() })
  const outcomes = await Promise.all([give(), give()])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual(refused('too late'))
  const other = await ask(db, tools)
  const replayed = { challengeId: other.challengeId, response, who: who() }
  expect(await recogniseByPasskey(db, tools, replayed)).toEqual(refused('unknown'))
})

test('a challenge to add a passkey signs nobody in, and one that is old does not either', async ({
  db,
  tools,
}) => {
  const { phone } = await aPasskeyHolder(db, tools)
  const { options, accountId } = await someoneAdding(db, tools)
  const adding = await db
    .selectFrom('passkeyChallenges')
    .select('id')
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow()
  const response = phone.answer(options)
  const given = { challengeId: adding.id, response, who: who() }
  expect(await recogniseByPasskey(db, tools, given)).toEqual(refused('too late'))
  const asked = await ask(db, tools)
  const late = { ...tools, at: addMinutes(new Date(), challengeMinutes + 0.1) }
  const answer = { ...asked, response: phone.answer(asked.options), who: who() }
  expect(await recogniseByPasskey(db, late, answer)).toEqual(refused('too late'))
  const none = { ...answer, challengeId: newId() }
  expect(await recogniseByPasskey(db, tools, none)).toEqual(refused('too late'))
})

test.for([
  ['for another site', { rpId: 'evil.example' }],
  ['on a page of another site', { origin: 'http://communitrak.test.evil.example' }],
  ['without a finger, a face or a PIN', { verifies: false }],
  ['to another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
  ['for somebody else', { accountId: '00000000-0000-7000-8000-000000000000' }],
] as const)('an answer given %s signs nobody in', async ([, otherwise], { db, tools }) => {
  const { phone } = await aPasskeyHolder(db, tools)
  expect(await signInWith(db, tools, { phone, ...otherwise })).toEqual(refused('unknown'))
})

test('a device with the same name and another key signs nobody in', async ({ db, tools }) => {
  const { phone, accountId } = await aPasskeyHolder(db, tools)
  const { challengeId, options } = await ask(db, tools)
  const thief = JSON.parse(aPasskeyDevice().answer(options, { accountId }))
  const response = JSON.stringify({ ...thief, id: phone.credentialId, rawId: phone.credentialId })
  const given = { challengeId, response, who: who() }
  expect(await recogniseByPasskey(db, tools, given)).toEqual(refused('unknown'))
})

test('a passkey that counts backwards is stopped, and its owner told', async ({ db, tools }) => {
  const { phone, email, accountId } = await aPasskeyHolder(db, tools)
  expect(await signInWith(db, tools, { phone, counter: 7 })).toMatchObject({ ok: true })
  expect(await signInWith(db, tools, { phone, counter: 7 })).toEqual(refused('stopped'))
  expect(await signInWith(db, tools, { phone, counter: 9 })).toEqual(refused('stopped'))
  expect(await listPasskeys(db, accountId)).toMatchObject([{ stoppedAt: expect.any(Date) }])
  expect((await lettersTo(db, email)).at(-1)).toMatchObject({
    facts: expect.objectContaining({ kind: 'passkey stopped' }),
  })
})

test('one passkey belongs to one account', async ({ db, tools }) => {
  const { phone } = await aPasskeyHolder(db, tools)
  const { options, ...other } = await someoneAdding(db, tools)
  const given = { ...other, name: 'Mine too', response: phone.make(options) }
  expect(await addPasskey(db, tools, given)).toEqual(refused('known already'))
})

test('a removed passkey opens nothing, and ends the sessions it began but this one', async ({
  db,
  tools,
}) => {
  const { accountId, email, phone, passkeyId, sessionId, cookie } = await aPasskeyHolder(db, tools)
  const known = await signInWith(db, tools, { phone })
  if (!known.ok) throw new Error(known.refusal.because)
  const there = await letIn(db, tools, { ...known.value, device })
  if (!there.ok) throw new Error(there.refusal.because)
  const byPassword = await aSession(tools, accountId)

  await removePasskey(db, { accountId: newId(), sessionId, passkeyId })
  expect(await listPasskeys(db, accountId)).toHaveLength(1)
  await removePasskey(db, { accountId, sessionId, passkeyId })
  await removePasskey(db, { accountId, sessionId, passkeyId })

  expect(await signInWith(db, tools, { phone })).toEqual(refused('unknown'))
  expect(await tools.identity.sessionOf(sentBack(there.value.cookie))).toBeNull()
  expect(await tools.identity.sessionOf(cookie)).toMatchObject({ secondStep: null })
  expect(await tools.identity.sessionOf(byPassword.cookie)).not.toBeNull()
  const kinds = (await lettersTo(db, email)).map(({ facts }) => (facts as { kind: string }).kind)
  expect(kinds).toEqual(['passkey added', 'passkey removed'])
})

test('a passkey is renamed by its owner only', async ({ db, tools }) => {
  const { accountId, passkeyId } = await aPasskeyHolder(db, tools)
  const rename = (accountId: string) =>
    renamePasskey(db, { accountId, passkeyId, name: 'My tablet' })
  expect([await rename(newId()), await rename(accountId)]).toEqual([false, true])
  expect(await listPasskeys(db, accountId)).toMatchObject([{ name: 'My tablet' }])
})

test.for([
  ['  My \n phone ', 'My phone'],
  ['x'.repeat(60), 'x'.repeat(60)],
  ['x'.repeat(61), null],
  [' \u0000 ', null],
] as const)('the name %j is read as %j', ([typed, name]) => {
  expect(readPasskeyName(typed)).toBe(name)
})

test('a passkey of an account that was closed opens nothing', async ({ db, tools }) => {
  const { accountId, phone } = await aPasskeyHolder(db, tools)
  await db.deleteFrom('accounts').where('id', '=', accountId).execute()
  expect(await signInWith(db, tools, { phone })).toEqual(refused('unknown'))
})

test('with two-factor on, a passkey still goes straight in', async ({ db, tools }) => {
  const { accountId, sessionId } = await aCautiousPerson(db, tools)
  await beginAdding(db, tools, { accountId, sessionId, password, who: who() })
  const options = (await readAsked(db, tools, { accountId, sessionId }))!
  const phone = aPasskeyDevice()
  const response = phone.make(options)
  await addPasskey(db, tools, { accountId, sessionId, name: 'Mine', response })
  const known = await signInWith(db, tools, { phone })
  if (!known.ok) throw new Error(known.refusal.because)
  expect(await letIn(db, tools, { ...known.value, device })).toMatchObject({ ok: true })
})

test.for([
  ['with a NUL in its name', '{"id":"a\\u0000b","response":{}}'],
  ['with half a character in its name', '{"id":"\\ud800","response":{}}'],
  ['of another account with a NUL', '{"id":"a","response":{"userHandle":"AAAA"}}'],
  ['whose parts are something else', '{"id":"a","response":7}'],
  ['without parts', '{"id":"a"}'],
  ['that is a list', '[]'],
  ['that is nothing', ''],
] as const)(
  'an answer %s is of no passkey, and breaks nothing',
  async ([, response], { db, tools }) => {
    const { challengeId } = await ask(db, tools)
    const outcome = await recogniseByPasskey(db, tools, { challengeId, response, who: who() })
    expect(outcome).toEqual(refused('unknown'))
  },
)
