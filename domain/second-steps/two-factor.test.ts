import { expect } from 'vitest'
import { letIn } from '#domain/accounts/let-in.ts'
import { addMinutes } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { anEmail } from '#test/factories.ts'
import { hurriedBy } from '#test/hold-open.ts'
import { aPerson, lettersTo, password, test } from '#test/identity.ts'
import { aCautiousPerson, aSession, aWrongCode, codeOf } from '#test/two-factor.ts'
import { beginTwoFactor, readSetUp } from './begin-two-factor.ts'
import { confirmTwoFactor } from './confirm-two-factor.ts'
import { readTwoFactor } from './read-two-factor.ts'
import { renewRecoveryCodes } from './renew-recovery-codes.ts'
import { setUpMinutes, showMinutes } from './second-step.ts'
import { keepRecoveryCodes, showRecoveryCodes } from './show-recovery-codes.ts'
import { turnOffTwoFactor } from './turn-off-two-factor.ts'

const who = () => [anEmail('device')]
const done = { ok: true, value: null }
const refused = (because: string) => ({ ok: false, refusal: { because } })

test('setting up asks for the password, and proves that the app has the secret', async ({
  db,
  tools,
}) => {
  const { accountId, email } = await aPerson(db, tools)
  const own = { accountId, ...(await aSession(tools, accountId)), who: who() }
  const elsewhere = await aSession(tools, accountId)

  const wrong = await beginTwoFactor(db, tools, { ...own, password: 'not mine' })
  expect(wrong).toEqual(refused('wrong password'))
  expect(await readSetUp(db, tools, { ...own, email })).toBeNull()
  expect(await beginTwoFactor(db, tools, { ...own, password })).toEqual(done)
  const offer = (await readSetUp(db, tools, { ...own, email }))!
  expect(offer.uri).toMatch(/^otpauth:\/\/totp\/Communitrak:/)
  expect(offer.secret).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
  expect(await readTwoFactor(db, accountId)).toBeNull()

  const confirm = (code: string) => confirmTwoFactor(db, tools, { ...own, code })
  expect(await confirm(aWrongCode(offer.secret))).toEqual(refused('wrong code'))
  expect(await confirm(codeOf(offer.secret))).toEqual(done)
  expect(await readTwoFactor(db, accountId)).toEqual({ since: expect.any(Date), codesLeft: 10 })
  expect(await tools.identity.sessionOf(own.cookie)).toMatchObject({ secondStep: 'app' })
  expect(await tools.identity.sessionOf(elsewhere.cookie)).toBeNull()
  const facts = expect.objectContaining({ kind: 'two-factor on', codesLeft: 10 })
  expect(await lettersTo(db, email)).toMatchObject([{ template: 'sign-in changed', facts }])
})

test('begun twice it is the same secret; begun elsewhere, or too long ago, it is another', async ({
  db,
  tools,
}) => {
  const { accountId, email } = await aPerson(db, tools)
  const [here, there] = [await aSession(tools, accountId), await aSession(tools, accountId)]
  const begin = (session: typeof here, at?: Date) =>
    beginTwoFactor(db, { ...tools, at }, { accountId, ...session, password, who: who() })
  const secretIn = async (session: typeof here) =>
    (await readSetUp(db, tools, { accountId, ...session, email }))?.secret
  await begin(here)
  const first = await secretIn(here)
  await begin(here)
  expect(await secretIn(here)).toBe(first)
  expect(await secretIn(there)).toBeUndefined()
  await begin(there)
  expect(await secretIn(here)).toBeUndefined()
  const second = await secretIn(there)
  expect(second).not.toBe(first)

  const later = addMinutes(new Date(), setUpMinutes + 1)
  const late = { accountId, ...there, code: codeOf(second!), who: who() }
  expect(await confirmTwoFactor(db, { ...tools, at: later }, late)).toEqual(refused('not begun'))
  await begin(there, later)
  expect(await secretIn(there)).not.toBe(second)
})

test('confirmed twice at once, one set of recovery codes is made and shown', async ({
  db,
  tools,
}) => {
  const { accountId, email } = await aPerson(db, tools)
  const own = { accountId, ...(await aSession(tools, accountId)), who: who() }
  await beginTwoFactor(db, tools, { ...own, password })
  const { secret } = (await readSetUp(db, tools, { ...own, email }))!
  const confirm = () => confirmTwoFactor(db, tools, { ...own, code: codeOf(secret) })
  expect(await Promise.all([confirm(), confirm()])).toEqual([done, done])
  expect(await lettersTo(db, email)).toHaveLength(1)
  expect(await showRecoveryCodes(db, tools, own)).toHaveLength(10)
  const begunAgain = await beginTwoFactor(db, tools, { ...own, password })
  expect([begunAgain, await readSetUp(db, tools, { ...own, email })]).toEqual([done, null])
})

test('new recovery codes are seen in one session, for some minutes, until they are kept', async ({
  db,
  tools,
}) => {
  const { accountId, email, sessionId, codes } = await aCautiousPerson(db, tools)
  const own = { accountId, sessionId }
  expect(await showRecoveryCodes(db, tools, own)).toBeNull()
  const renew = (password: string) =>
    renewRecoveryCodes(db, tools, { ...own, password, who: who() })
  expect(await renew('not mine')).toEqual(refused('wrong password'))
  expect(await renew(password)).toEqual(done)
  const fresh = (await showRecoveryCodes(db, tools, own))!
  expect(fresh).toHaveLength(10)
  for (const code of fresh)
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
  expect(fresh.filter((code) => codes.includes(code))).toEqual([])
  const elsewhere = await aSession(tools, accountId)
  expect(await showRecoveryCodes(db, tools, { accountId, ...elsewhere })).toBeNull()
  const at = addMinutes(new Date(), showMinutes + 1)
  expect(await showRecoveryCodes(db, { ...tools, at }, own)).toBeNull()
  await keepRecoveryCodes(db, own)
  expect(await showRecoveryCodes(db, tools, own)).toBeNull()
  const kinds = (await lettersTo(db, email)).map(({ facts }) => (facts as { kind: string }).kind)
  expect(kinds).toEqual(['two-factor on', 'new recovery codes'])
})

test('neither the secret nor a recovery code stands in the database', async ({ db, tools }) => {
  const { accountId, secret, codes } = await aCautiousPerson(db, tools)
  const app = await db
    .selectFrom('authenticators')
    .selectAll()
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow()
  const kept = await db
    .selectFrom('recoveryCodes')
    .selectAll()
    .where('accountId', '=', accountId)
    .execute()
  const all = Buffer.concat([app.secretSealed, ...kept.map(({ codeLookUp }) => codeLookUp)])
  for (const word of [secret.replaceAll(' ', ''), ...codes.map((code) => code.replaceAll('-', ''))])
    expect(all.includes(word)).toBe(false)
  expect(app.codesSealed).toBeNull()
})

test('turning off takes the password and a code, and the recovery codes go with it', async ({
  db,
  tools,
}) => {
  const { accountId, email, cookie, secret, codes } = await aCautiousPerson(db, tools)
  const turnOff = (password: string, code: string) =>
    turnOffTwoFactor(db, tools, { accountId, password, code, who: who() })
  expect(await turnOff('not mine', codeOf(secret))).toEqual(refused('wrong password'))
  expect(await turnOff(password, aWrongCode(secret))).toEqual(refused('wrong code'))
  expect(await readTwoFactor(db, accountId)).not.toBeNull()
  expect(await turnOff(password, codes[3]!)).toEqual(done)
  expect(await readTwoFactor(db, accountId)).toBeNull()
  expect(await tools.identity.sessionOf(cookie)).toMatchObject({ secondStep: null })
  const left = db.selectFrom('recoveryCodes').select('usedAt').where('accountId', '=', accountId)
  expect(await left.execute()).toEqual([])
  expect((await lettersTo(db, email)).at(-1)).toMatchObject({
    facts: expect.objectContaining({ kind: 'two-factor off' }),
  })
  expect(await turnOff(password, 'anything')).toEqual(done)
})

test('who comes in by the password alone while two-factor is turned on is out again', async ({
  db,
  tools,
}) => {
  const { accountId, email } = await aPerson(db, tools)
  const { sessionId } = await aSession(tools, accountId)
  const whose = { accountId, sessionId, who: who() }
  await beginTwoFactor(db, tools, { ...whose, password })
  const { secret } = (await readSetUp(db, tools, { ...whose, email }))!
  const device = { address: null, userAgent: null }

  const { first, second } = await hurriedBy(db, newId(), {
    first: (db) => letIn(db, tools, { accountId, device, shown: null }),
    second: (db) => confirmTwoFactor(db, tools, { ...whose, code: codeOf(secret) }),
  })

  expect([first.ok, second.ok]).toEqual([true, true])
  const sessions = db.selectFrom('sessions').select('id').where('accountId', '=', accountId)
  expect(await sessions.execute()).toEqual([{ id: sessionId }])
})
