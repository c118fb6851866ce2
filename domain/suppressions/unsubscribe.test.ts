import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { proofOf } from '#domain/accounts/proof.ts'
import { newId } from '#domain/new-id.ts'
import { accept, refuse } from '#domain/result.ts'
import { test } from '#test/database.ts'
import { anInvitation, key } from '#test/factories.ts'
import { rowsOf } from '#test/rows.ts'
import { suppress } from './suppress.ts'
import { suppressedRecipients } from './suppressed.ts'
import { readWayOut, subscribeAgain, unsubscribe } from './unsubscribe.ts'

const april = new Date('2026-04-01T12:00:00Z')
const from = '203.0.113.9'
const community = { name: 'Maple Court', color: expect.any(String) }
const given = { key, at: april }

/** Somebody who reads an invitation. */
async function aReader(db: Db) {
  const { by, email, memberId, invitationId } = await anInvitation(db)
  const { communityId } = by
  const [delivery] = await rowsOf(db, communityId, 'deliveries')
  const { token } = proofOf(key, { purpose: 'unsubscribe', id: delivery!.id })
  const reason = async () => (await suppressedRecipients(db, communityId, [email])).get(email)
  const events = async () =>
    (await rowsOf(db, communityId, 'auditEvents')).filter(
      ({ deed }) => deed === 'unsubscribed' || deed === 'lifted suppression',
    )
  return { communityId, email, memberId, invitationId, asking: { token, from }, reason, events }
}

test('looking at the way out changes nothing', async ({ db }) => {
  const { asking, reason } = await aReader(db)
  expect(await readWayOut(db, given, asking.token)).toEqual(
    accept({ community, isUnsubscribed: false }),
  )
  expect(await reason()).toBeUndefined()
})

test('who takes it gets no more invitations, however often they say so', async ({ db }) => {
  const { asking, reason, events, memberId, invitationId } = await aReader(db)
  const out = accept({ community, isUnsubscribed: true })

  expect(await unsubscribe(db, given, asking)).toEqual(out)
  expect(await unsubscribe(db, given, asking)).toEqual(out)

  expect(await reason()).toBe('unsubscribed')
  expect(await readWayOut(db, given, asking.token)).toEqual(out)
  expect(await events()).toMatchObject([
    { deed: 'unsubscribed', actorId: null, memberId, invitationId, fromAddress: from },
  ])
})

test('the invitation itself stays open', async ({ db }) => {
  const { asking, communityId } = await aReader(db)
  await unsubscribe(db, given, asking)
  expect(await rowsOf(db, communityId, 'invitations')).toMatchObject([
    { voidedAt: null, sealedCode: expect.anything() },
  ])
})

test('who changes their mind takes it back, and nothing else', async ({ db }) => {
  const { asking, reason, events } = await aReader(db)
  await unsubscribe(db, given, asking)

  const back = accept({ community, isUnsubscribed: false })
  expect(await subscribeAgain(db, given, asking)).toEqual(back)
  expect(await subscribeAgain(db, given, asking)).toEqual(back)

  expect(await reason()).toBeUndefined()
  expect(await events()).toMatchObject([
    { deed: 'unsubscribed' },
    { deed: 'lifted suppression', actorId: null, facts: { because: 'unsubscribed' } },
  ])
  await unsubscribe(db, given, asking)
  expect(await reason()).toBe('unsubscribed')
})

test.for(['bounced', 'complained'] as const)(
  'who changes their mind does not undo that the address %s',
  async (because, { db }) => {
    const { asking, reason, communityId, email: recipient } = await aReader(db)
    await unsubscribe(db, given, asking)
    await inCommunity(db, communityId, (db, now) =>
      suppress(db, { communityId, recipient, because, now }),
    )
    await subscribeAgain(db, given, asking)
    expect(await reason()).toBe(because)
  },
)

test('a link for something else, changed or made up is unknown', async ({ db }) => {
  const { asking, reason, communityId } = await aReader(db)
  const [delivery] = await rowsOf(db, communityId, 'deliveries')
  const { token: reset } = proofOf(key, { purpose: 'password reset', id: delivery!.id })
  const changed = asking.token.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'))
  for (const token of [reset, changed, randomBytes(32).toString('base64url'), '', 'x'.repeat(99)]) {
    const unknown = refuse({ because: 'unknown link' })
    expect(await readWayOut(db, given, token)).toEqual(unknown)
    expect(await unsubscribe(db, given, { token, from })).toEqual(unknown)
    expect(await subscribeAgain(db, given, { token, from })).toEqual(unknown)
  }
  expect(await reason()).toBeUndefined()
})

test('a link of ours whose community is gone says that no more will come', async ({ db }) => {
  const { token } = proofOf(key, { purpose: 'unsubscribe', id: newId() })
  const out = accept({ community: null, isUnsubscribed: true })
  expect(await readWayOut(db, given, token)).toEqual(out)
  expect(await unsubscribe(db, given, { token, from })).toEqual(out)
})
