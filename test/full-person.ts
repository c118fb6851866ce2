import { randomBytes } from 'node:crypto'
import type { Db } from '#database/connect.ts'
import { forSupport } from '#database/for-asker.ts'
import { writeMessage } from '#domain/conversations/write-message.ts'
import { newId } from '#domain/new-id.ts'

/** Puts a row into every table that belongs to no community, about somebody who has an account. */
export async function fillWithPerson(db: Db): Promise<void> {
  const account = await db.selectFrom('accounts').select('id').limit(1).executeTakeFirstOrThrow()
  const [id, accountId] = [newId(), account.id]
  const later = new Date('2030-01-01T00:00:00Z')
  const verification = { id, identifier: 'a', value: 'b', expiresAt: later }
  const resetRow = { id, email: 'ana@example.com', accountId }
  const letter = { id, template: 'reset password', recipient: 'ana@example.com', locale: 'en' }
  const signUp = { id, email: 'bo@example.com', firstName: 'Bo', lastName: 'Chen', locale: 'en' }
  await db
    .insertInto('sessions')
    .values({ id, accountId, token: 'hash', expiresAt: later })
    .execute()
  await db
    .insertInto('signInMethods')
    .values({ id, accountId, provider: 'credential', providerAccountId: accountId })
    .execute()
  await db.insertInto('verifications').values(verification).execute()
  await fillWithSecondSteps(db, { id, accountId, at: later })
  await fillWithConversation(db, { id, accountId, at: later })
  await db.insertInto('textOptOuts').values({ phone: '+15125550123' }).execute()
  await db.insertInto('passwordResets').values(resetRow).execute()
  await db.insertInto('accountDeliveries').values(letter).execute()
  await db
    .insertInto('accountPhotos')
    .values({ id, accountId, webp: randomBytes(200), takenAt: later })
    .execute()
  const change = { oldEmail: 'ana@example.com', newEmail: 'ana@example.org', askedAt: later }
  await db
    .insertInto('emailChanges')
    .values({ id, accountId, sessionId: id, ...change })
    .execute()
  await db
    .insertInto('supportAgents')
    .values({ accountId, name: 'Sam Ode', createdAt: later })
    .execute()
  const read = { article: 'trial', answeredBy: 'somebody', locale: 'en', helped: true }
  await db.insertInto('articleAnswers').values(read).execute()
  await db
    .insertInto('keptMessages')
    .values({ id, sealed: randomBytes(200) })
    .execute()
  const { firstName, lastName, email, locale } = signUp
  await db
    .insertInto('knocks')
    .values({ id, community: 'Elm Park', firstName, lastName, email, locale, home: '{}' })
    .execute()
  await db
    .insertInto('signUps')
    .values({ ...signUp, device: 'hash', founding: JSON.stringify({ name: 'Elm Park' }) })
    .execute()
}

/** An app with a recovery code, a passkey, and what is left of somebody signing in with them. */
async function fillWithSecondSteps(
  db: Db,
  { id, accountId, at }: { id: string; accountId: string; at: Date },
) {
  const bytes = randomBytes(40)
  const app = { accountId, sessionId: id, secretSealed: bytes, askedAt: at, confirmedAt: at }
  await db.insertInto('authenticators').values(app).execute()
  await db.insertInto('recoveryCodes').values({ accountId, codeLookUp: bytes }).execute()
  const key = { credentialId: 'credential', publicKey: bytes, counter: 4_000_000_000 }
  await db
    .insertInto('passkeys')
    .values({ id, accountId, ...key, transports: ['usb', 'nfc'], name: 'My key', addedAt: at })
    .execute()
  await db
    .insertInto('passkeyChallenges')
    .values({ id, challenge: 'challenge', askedAt: at })
    .execute()
  await db
    .insertInto('signInTickets')
    .values({ ticket: bytes, accountId, about: bytes, givenAt: at })
    .execute()
}

/** What somebody has asked support, with a file. */
async function fillWithConversation(
  pool: Db,
  { id, accountId, at }: { id: string; accountId: string; at: Date },
) {
  await forSupport(pool, async (db) => {
    const conversation = { id, accountId, cameBy: 'chat', locale: 'en', begunAt: at, lastAt: at }
    await db.insertInto('conversations').values(conversation).execute()
    await writeMessage(db, {
      ...{ conversationId: id, author: 'asker', text: 'Our roster', key: id, now: at },
      files: [{ name: 'roster.csv', type: 'text/csv', bytes: randomBytes(40) }],
    })
    const ready = { title: 'Hours', titleKey: 'hours', text: 'From nine to five.', locale: 'en' }
    await db
      .insertInto('cannedReplies')
      .values({ id, ...ready, changedAt: at })
      .execute()
  })
}
