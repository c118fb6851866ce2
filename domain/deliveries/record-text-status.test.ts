import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { atomically, inCommunity } from '#database/in-community.ts'
import { proofOf } from '#domain/accounts/proof.ts'
import { listOptedOut } from '#domain/contacts/text-opt-outs.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { aCommunity, aNumber, key } from '#test/factories.ts'
import { change, rowsOf } from '#test/rows.ts'
import { queueDeliveries } from './queue-delivery.ts'
import { recordTextStatus, type TextStatus } from './record-text-status.ts'

const now = new Date('2026-04-01T15:00:00Z')
const later = new Date('2026-04-01T15:01:00Z')
const latest = new Date('2026-04-01T15:02:00Z')

/** A text in the outbox of a community; `given` is what became of it so far. */
async function aText(db: Db, given: { providerId?: string; sentAt?: Date; failedAt?: Date } = {}) {
  const { communityId } = await aCommunity(db)
  const recipient = aNumber()
  return inCommunity(db, communityId, async (db) => {
    await queueDeliveries(db, [
      { communityId, template: 'invitation', channel: 'text', recipient, locale: 'en', now },
    ])
    const { id } = await db
      .updateTable('deliveries')
      .set({ attempts: 1, ...given })
      .where('communityId', '=', communityId)
      .returning('id')
      .executeTakeFirstOrThrow()
    const { token } = proofOf(key, { purpose: 'text status', id })
    return { communityId, id, token, recipient }
  })
}

function aStatus(given: Partial<TextStatus> = {}): TextStatus {
  const providerId = `SM${newId()}`
  const nothing = { problem: null, isForGood: false, hasOptedOut: false }
  return { state: 'taken', providerId, ...nothing, ...given }
}

const landline = { state: 'undelivered' as const, problem: '30006: a landline', isForGood: true }

function readText(db: Db, { communityId, id }: { communityId: string; id: string }) {
  return inCommunity(db, communityId, (db) =>
    db
      .selectFrom('deliveries')
      .select(['providerId', 'sentAt', 'deliveredAt', 'bouncedAt', 'failedAt', 'problem'])
      .where('communityId', '=', communityId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )
}

const untold = {
  providerId: null,
  sentAt: null,
  deliveredAt: null,
  bouncedAt: null,
  failedAt: null,
  problem: null,
}

test('a status that arrives before the answer to sending finds its text by the token', async ({
  db,
}) => {
  const text = await aText(db)
  const status = aStatus()
  expect(await recordTextStatus(db, { token: text.token, status }, { key, at: later })).toBe(true)
  const { providerId } = status
  expect(await readText(db, text)).toEqual({ ...untold, providerId, sentAt: later })
})

test('a status without a token finds its text by what the provider calls it', async ({ db }) => {
  const status = aStatus({ state: 'delivered' })
  const text = await aText(db, { providerId: status.providerId, sentAt: now })
  expect(await recordTextStatus(db, { token: null, status }, { key, at: later })).toBe(true)
  expect(await readText(db, text)).toMatchObject({ sentAt: now, deliveredAt: later })
})

test.for([
  ['taken, delivered', 'taken', 'delivered'],
  ['delivered, taken', 'delivered', 'taken'],
  ['undelivered, delivered', 'undelivered', 'delivered'],
  ['delivered, undelivered', 'delivered', 'undelivered'],
  ['delivered, delivered', 'delivered', 'delivered'],
] as const)('told %s, a text is delivered', async ([, first, second], { db }) => {
  const text = await aText(db)
  const status = aStatus({ ...landline, isForGood: false })
  const tell = (state: TextStatus['state'], at: Date) =>
    recordTextStatus(db, { token: text.token, status: { ...status, state } }, { key, at })
  await tell(first, later)
  await tell(second, latest)
  const deliveredAt = first === 'delivered' ? later : latest
  const { providerId } = status
  expect(await readText(db, text)).toEqual({ ...untold, providerId, sentAt: later, deliveredAt })
})

test('a text that was given up, and arrived after all, is delivered', async ({ db }) => {
  const text = await aText(db, { failedAt: now })
  const status = aStatus({ state: 'delivered' })
  await recordTextStatus(db, { token: text.token, status }, { key, at: later })
  expect(await readText(db, text)).toMatchObject({ failedAt: null, deliveredAt: later })
})

test('a number that no text reaches is remembered once, with the reason', async ({ db }) => {
  const text = await aText(db, { sentAt: now })
  const status = aStatus(landline)
  for (const at of [later, latest])
    await recordTextStatus(db, { token: text.token, status }, { key, at })
  expect(await readText(db, text)).toMatchObject({ bouncedAt: later, problem: '30006: a landline' })
  const { communityId, recipient } = text
  const suppressed = await inCommunity(db, communityId, (db) =>
    db
      .selectFrom('suppressions')
      .select(['recipient', 'because', 'words', 'since'])
      .where('communityId', '=', communityId)
      .execute(),
  )
  expect(suppressed).toEqual([
    { recipient, because: 'bounced', words: '30006: a landline', since: later },
  ])
})

test('a telephone that was off is not held against the number', async ({ db }) => {
  const text = await aText(db, { sentAt: now })
  const status = aStatus({ ...landline, isForGood: false, problem: '30003: switched off' })
  await recordTextStatus(db, { token: text.token, status }, { key, at: later })
  expect(await readText(db, text)).toMatchObject({ bouncedAt: later })
  const { communityId } = text
  const suppressed = await inCommunity(db, communityId, (db) =>
    db.selectFrom('suppressions').select('id').where('communityId', '=', communityId).execute(),
  )
  expect(suppressed).toEqual([])
})

test('who turns out to have answered STOP is remembered for all communities', async ({ db }) => {
  const text = await aText(db, { sentAt: now })
  const status = aStatus({ state: 'undelivered', problem: '21610', hasOptedOut: true })
  await recordTextStatus(db, { token: text.token, status }, { key })
  const out = await atomically(db, (db) => listOptedOut(db, [text.recipient]))
  expect(out).toEqual(new Set([text.recipient]))
})

test('what nobody knows is ignored, and an e-mail is no text', async ({ db }) => {
  const text = await aText(db)
  const status = aStatus({ state: 'delivered' })
  const ask = (token: string | null) => recordTextStatus(db, { token, status }, { key })
  const stranger = proofOf(key, { purpose: 'text status', id: newId() }).token
  const forOther = proofOf(key, { purpose: 'mailbox', id: text.id }).token
  expect([await ask(null), await ask(stranger), await ask(forOther), await ask('x')]).toEqual([
    false,
    false,
    false,
    false,
  ])
  await inCommunity(db, text.communityId, (db) =>
    db
      .updateTable('deliveries')
      .set({ channel: 'email' })
      .where('communityId', '=', text.communityId)
      .execute(),
  )
  await ask(text.token)
  expect(await readText(db, text)).toEqual(untold)
})

test('what a leader has lifted is not suppressed anew by the same news told twice', async ({
  db,
}) => {
  const { communityId, id, token } = await aText(db)
  const status = aStatus(landline)
  const tell = (at: Date) => recordTextStatus(db, { token, status }, { key, at })
  await tell(now)
  const [suppression] = await rowsOf(db, communityId, 'suppressions')
  await change(db, 'suppressions', suppression!, { liftedAt: later })

  await tell(latest)
  expect(await rowsOf(db, communityId, 'suppressions')).toHaveLength(1)
  expect(await readText(db, { communityId, id })).toMatchObject({ bouncedAt: now })
})
