import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { askEmailChange } from '#domain/accounts/ask-email-change.ts'
import { confirmEmailChange } from '#domain/accounts/confirm-email-change.ts'
import { exportAccount } from '#domain/accounts/export-account.ts'
import { forgetTheOld } from '#domain/accounts/forget-the-old.ts'
import { readOpenChange } from '#domain/accounts/read-email-change.ts'
import { stopEmailChange } from '#domain/accounts/stop-email-change.ts'
import { addMinutes } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { listPasskeys } from '#domain/passkeys/list-passkeys.ts'
import { freshDatabase } from '#test/database.ts'
import { anEmail, key } from '#test/factories.ts'
import { anIdentity, aPerson, password, test, theLimits } from '#test/identity.ts'
import { aCautiousPerson, aSession } from '#test/two-factor.ts'
import { beginTwoFactor } from './begin-two-factor.ts'
import { readTwoFactor } from './read-two-factor.ts'
import { renewRecoveryCodes } from './renew-recovery-codes.ts'
import { setUpMinutes } from './second-step.ts'
import { giveTicket, readTicket } from './ticket.ts'

const who = () => [anEmail('device')]

/** Gives an account a passkey, as if it had been added at a moment. */
async function aPasskey(
  db: Db,
  { accountId, name }: { accountId: string; name: string },
  at: Date,
) {
  const made = { credentialId: newId(), publicKey: Buffer.from('key'), counter: 0 }
  await db
    .insertInto('passkeys')
    .values({ id: newId(), accountId, name, addedAt: at, ...made })
    .execute()
}

/** Somebody whose app is older than the change of their address that is asked for now. */
async function aChangedAddress(db: Db, tools: Parameters<typeof aCautiousPerson>[1]) {
  const person = await aCautiousPerson(db, tools)
  const { accountId, sessionId } = person
  await aPasskey(db, { accountId, name: 'My phone' }, addMinutes(new Date(), -60))
  const email = anEmail('thief')
  await askEmailChange(db, tools, { accountId, sessionId, who: who(), email, password })
  const { id: changeId } = (await readOpenChange(db, { accountId }))!
  const confirmed = { changeId, evidence: { link: true }, sessionId, from: null } as const
  await confirmEmailChange(db, tools, confirmed)
  return { ...person, changeId }
}

test('taking an address back sheds the app and the passkeys that came since, and no other', async ({
  db,
  tools,
}) => {
  const { accountId, changeId } = await aChangedAddress(db, tools)
  const later = addMinutes(new Date(), 1)
  await aPasskey(db, { accountId, name: 'A thief’s phone' }, later)
  await stopEmailChange(db, tools, { changeId, from: null })
  expect((await listPasskeys(db, accountId)).map(({ name }) => name)).toEqual(['My phone'])
  expect(await readTwoFactor(db, accountId)).not.toBeNull()
})

test('recovery codes that a thief has made open nothing once the address is taken back', async ({
  db,
  tools,
}) => {
  const { accountId, sessionId, changeId } = await aChangedAddress(db, tools)
  await renewRecoveryCodes(db, tools, { accountId, sessionId, password, who: who() })
  await stopEmailChange(db, tools, { changeId, from: null })
  expect(await readTwoFactor(db, accountId)).toMatchObject({ codesLeft: 0 })
})

test('an app that a thief has connected goes with the address they had', async ({ db, tools }) => {
  const { accountId, changeId } = await aChangedAddress(db, tools)
  const confirmedAt = addMinutes(new Date(), 1)
  await db
    .updateTable('authenticators')
    .set({ confirmedAt })
    .where('accountId', '=', accountId)
    .execute()
  await stopEmailChange(db, tools, { changeId, from: null })
  expect(await readTwoFactor(db, accountId)).toBeNull()
})

test('what nobody finished is forgotten, and so is the copy of recovery codes', async ({
  tools: { authenticator },
}) => {
  const { db } = await freshDatabase()
  const tools = { identity: anIdentity(db), limits: theLimits(db), key, authenticator }
  const { accountId, sessionId } = await aCautiousPerson(db, tools)
  const ticket = await giveTicket(db, accountId)
  await renewRecoveryCodes(db, tools, { accountId, sessionId, password, who: who() })
  const beginner = await aPerson(db, tools)
  const own = { accountId: beginner.accountId, ...(await aSession(tools, beginner.accountId)) }
  await beginTwoFactor(db, tools, { ...own, password, who: who() })
  const asked = { id: newId(), challenge: 'challenge', askedAt: new Date() }
  await db.insertInto('passkeyChallenges').values(asked).execute()
  const left = async () => ({
    tickets: (await db.selectFrom('signInTickets').select('ticket').execute()).length,
    challenges: (await db.selectFrom('passkeyChallenges').select('id').execute()).length,
    apps: (await db.selectFrom('authenticators').select('codesSealed').execute()).map(
      ({ codesSealed }) => codesSealed !== null,
    ),
  })

  await forgetTheOld(db, { at: new Date() })
  expect(await left()).toEqual({
    tickets: 1,
    challenges: 1,
    apps: expect.arrayContaining([true, false]),
  })
  expect(await readTicket(db, ticket)).toEqual({ accountId })

  await forgetTheOld(db, { at: addMinutes(new Date(), setUpMinutes + 1) })
  expect(await left()).toEqual({ tickets: 0, challenges: 0, apps: [false] })
  expect(await readTwoFactor(db, accountId)).toMatchObject({ codesLeft: 10 })
})

test('somebody takes along how they sign in, and no secret of it', async ({ db, tools }) => {
  const { accountId, secret, codes } = await aCautiousPerson(db, tools)
  const addedAt = new Date()
  await aPasskey(db, { accountId, name: 'My phone' }, addedAt)
  const data = await exportAccount(db, { accountId })
  expect(data).toMatchObject({
    twoFactor: { since: expect.any(Date), codesLeft: 10 },
    passkeys: [{ name: 'My phone', addedAt, lastUsedAt: null }],
    signedIn: [{ secondStep: 'app' }],
  })
  const text = JSON.stringify(data)
  for (const hidden of [secret, ...codes, 'publicKey', 'sealed']) expect(text).not.toContain(hidden)
})
