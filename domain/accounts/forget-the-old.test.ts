import { expect, onTestFinished } from 'vitest'
import type { Db } from '#database/connect.ts'
import { addDays, addMinutes } from '#domain/days.ts'
import { keepMessage } from '#domain/deliveries/kept-messages.ts'
import { queueAccountDelivery } from '#domain/deliveries/queue-delivery.ts'
import { newId } from '#domain/new-id.ts'
import { freshDatabase } from '#test/database.ts'
import { aCommunity, anAccount, anInvitation, key } from '#test/factories.ts'
import { anIdentity, aPerson, aSignUp, aTicket, test, theLimits } from '#test/identity.ts'
import { rowsOf } from '#test/rows.ts'
import { forgetTheOld } from './forget-the-old.ts'
import { requestPasswordReset } from './reset-password.ts'

const april = new Date('2030-04-02T10:00:00Z')

async function aDatabaseOfOnesOwn() {
  const { db } = await freshDatabase()
  onTestFinished(() => db.destroy())
  return { db, tools: { identity: anIdentity(db), limits: theLimits(db), key } }
}

/** How many rows are left of everything that can be forgotten. */
async function whatIsLeft(db: Db) {
  const count = async (
    table:
      | 'signUps'
      | 'passwordResets'
      | 'emailChanges'
      | 'sessions'
      | 'verifications'
      | 'accountDeliveries'
      | 'keptMessages'
      | 'requestLimits',
  ) => (await db.selectFrom(table).selectAll().execute()).length
  return {
    signUps: await count('signUps'),
    passwordResets: await count('passwordResets'),
    emailChanges: await count('emailChanges'),
    sessions: await count('sessions'),
    verifications: await count('verifications'),
    accountDeliveries: await count('accountDeliveries'),
    keptMessages: await count('keptMessages'),
    requestLimits: await count('requestLimits'),
  }
}

test('what has served its time is forgotten, and nothing before', async () => {
  const { db, tools } = await aDatabaseOfOnesOwn()
  const { accountId, email } = await aPerson(db, tools)
  for (const age of [-1, 1]) {
    const from = (days: number) => addMinutes(addDays(april, -days), age)
    await aTicket(db, { ...tools, at: from(7) }, aSignUp())
    await requestPasswordReset(db, { ...tools, at: from(1) }, { email, locale: 'en' })
    await aStoppedChange(db, { accountId, askedAt: from(8) })
    await aSession(db, { accountId, expiresAt: from(0) })
    await aVerification(db, from(0))
    const letter = { template: 'password changed', recipient: email, locale: 'en' } as const
    await queueAccountDelivery(db, { ...letter, now: from(30) })
    await aKeptMessage(db, from(30))
    await aLimit(db, from(0))
  }
  // The sign-ups and resets above were written to as well, and counted.
  await db.deleteFrom('accountDeliveries').where('template', '!=', 'password changed').execute()
  await db.deleteFrom('requestLimits').where('key', 'not like', 'test %').execute()
  const each = (rows: number) => ({
    signUps: rows,
    passwordResets: rows,
    emailChanges: rows,
    sessions: rows,
    verifications: rows,
    accountDeliveries: rows,
    keptMessages: rows,
    requestLimits: rows,
  })
  expect(await whatIsLeft(db)).toEqual(each(2))

  await forgetTheOld(db, { at: april })
  expect(await whatIsLeft(db)).toEqual(each(1))

  await forgetTheOld(db, { at: april })
  expect(await whatIsLeft(db)).toEqual(each(1))
  expect(await db.selectFrom('accounts').select('id').execute()).toEqual([{ id: accountId }])
})

test('nothing of a community is forgotten, and no account', async () => {
  const { db } = await aDatabaseOfOnesOwn()
  const { communityId, leader } = await aCommunity(db)
  await anInvitation(db, { by: leader })
  await anAccount(db)
  const tables = ['members', 'invitations', 'deliveries', 'auditEvents', 'notices'] as const
  const everything = async () => [
    await db.selectFrom('accounts').selectAll().orderBy('id').execute(),
    ...(await Promise.all(tables.map((table) => rowsOf(db, communityId, table)))),
  ]
  const before = await everything()
  await forgetTheOld(db, { at: addDays(new Date(), 3650) })
  expect(await everything()).toEqual(before)
})

async function aSession(db: Db, given: { accountId: string; expiresAt: Date }) {
  await db
    .insertInto('sessions')
    .values({ id: newId(), token: newId(), ...given })
    .execute()
}

async function aVerification(db: Db, expiresAt: Date) {
  await db
    .insertInto('verifications')
    .values({ id: newId(), identifier: newId(), value: '', expiresAt })
    .execute()
}

async function aKeptMessage(db: Db, keptAt: Date) {
  const known = (await db.selectFrom('keptMessages').select('id').execute()).map(({ id }) => id)
  await keepMessage(db, key, { to: 'ana@example.com', subject: '', html: '', text: '' })
  await db
    .updateTable('keptMessages')
    .set({ keptAt })
    .$if(known.length > 0, (rows) => rows.where('id', 'not in', known))
    .execute()
}

async function aLimit(db: Db, expire: Date) {
  await db
    .insertInto('requestLimits')
    .values({ key: `test ${newId()}`, points: 1, expire: expire.getTime() })
    .execute()
}

function aStoppedChange(db: Db, { accountId, askedAt }: { accountId: string; askedAt: Date }) {
  const addresses = { oldEmail: 'old@example.com', newEmail: 'new@example.com' }
  const row = { id: newId(), accountId, sessionId: newId(), ...addresses }
  return db
    .insertInto('emailChanges')
    .values({ ...row, askedAt, stoppedAt: askedAt })
    .execute()
}
