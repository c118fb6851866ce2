import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type GivenNumber, readGivenNumber } from '#domain/contacts/given-number.ts'
import { hearText } from '#domain/contacts/hear-text.ts'
import { addDays } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aCommunity, aLeader, aMember, aNumber, anInvitation, key } from '#test/factories.ts'
import { lookUpOf, openCode } from './create-invitation.ts'
import { inviteNumbers, type NumberList } from './invite-numbers.ts'
import { readTextBatch } from './read-text-batch.ts'
import { voidInvitations } from './void-invitations.ts'

/** Ten in the morning in Texas. */
const morning = new Date('2026-04-01T15:00:00Z')
const night = new Date('2026-04-02T05:00:00Z')

function given(number: string, name = ''): GivenNumber {
  return readGivenNumber({ number, name })
}

function aList(numbers: readonly GivenNumber[], more: Partial<NumberList> = {}): NumberList {
  return { given: numbers, consented: true, submission: newId(), ...more }
}

/** Invites, and answers the batch; a refusal fails the test. */
async function invite(db: Db, by: Actor, list: NumberList, at = morning) {
  const outcome = await inviteNumbers(db, by, list, { key, at })
  if (!outcome.ok) throw new Error(outcome.refusal.because)
  return outcome.value
}

/** What was refused. */
async function refusalOf(db: Db, by: Actor, list: NumberList, at = morning) {
  const outcome = await inviteNumbers(db, by, list, { key, at })
  return outcome.ok ? null : outcome.refusal
}

function invitationsOf(db: Db, { communityId }: { communityId: string }) {
  return inCommunity(db, communityId, (db) =>
    db
      .selectFrom('invitations')
      .selectAll()
      .where('communityId', '=', communityId)
      .orderBy('serial')
      .execute(),
  )
}

function deliveriesOf(db: Db, { communityId }: { communityId: string }) {
  return inCommunity(db, communityId, (db) =>
    db
      .selectFrom('deliveries')
      .selectAll()
      .where('communityId', '=', communityId)
      .where('channel', '=', 'text')
      .orderBy('id')
      .execute(),
  )
}

test('everybody on a list is texted an open code of their own', async ({ db }) => {
  const by = await aLeader(db)
  const [bo, ana] = [aNumber(), aNumber()]
  const list = aList([given(bo, 'Bo Chen'), given(ana)])
  const batch = await invite(db, by, list)
  expect(batch).toEqual({
    id: list.submission,
    madeAt: morning,
    texted: [
      { number: bo, name: 'Bo Chen', state: 'queued', leavesAt: morning },
      { number: ana, name: null, state: 'queued', leavesAt: morning },
    ],
    skipped: [],
  })
  const made = await invitationsOf(db, by)
  const shared = { channel: 'text', memberId: null, consentedAt: morning, batchId: batch.id }
  expect(made).toMatchObject([
    { ...shared, contact: bo, contactName: 'Bo Chen', serial: 1, invitedBy: by.memberId },
    { ...shared, contact: ana, contactName: null, serial: 2, expiresAt: addDays(morning, 90) },
  ])
  const codes = made.map(({ id, sealedCode }) => openCode(key, sealedCode!, id))
  expect(new Set(codes).size).toBe(2)
  expect(made.map(({ codeLookUp }) => codeLookUp)).toEqual(codes.map((one) => lookUpOf(key, one)))
  expect(await deliveriesOf(db, by)).toMatchObject(
    [bo, ana].map((recipient, at) => ({
      recipient,
      memberId: null,
      invitationId: made[at]!.id,
      template: 'invitation',
      dueAt: morning,
    })),
  )
})

test('the leader’s word that people agreed is written down, and no code', async ({ db }) => {
  const by = { ...(await aLeader(db)), from: '10.0.0.1' }
  const list = aList([given(aNumber()), given('+44 7911 123456', 'Kim')])
  await invite(db, by, list)
  const [made] = await invitationsOf(db, by)
  const events = await inCommunity(db, by.communityId, (db) =>
    db
      .selectFrom('auditEvents')
      .selectAll()
      .where('communityId', '=', by.communityId)
      .where('deed', '=', 'made invitations')
      .execute(),
  )
  const skipped = [{ typed: 'Kim +44 7911 123456', because: 'foreign' }]
  const facts = { batchId: list.submission, channel: 'text', count: 1, consented: true, skipped }
  const who = { actorId: by.memberId, accountId: by.accountId, fromAddress: '10.0.0.1' }
  expect(events).toMatchObject([{ ...who, happenedAt: morning, facts }])
  expect(JSON.stringify(events)).not.toContain(openCode(key, made!.sealedCode!, made!.id))
})

test('every number has its verdict, and only the good ones are texted', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [good, stopped, member, waiting, texted, dead] = Array.from({ length: 6 }, aNumber)
  await hearText(db, { from: stopped!, said: 'STOP' })
  await aMember(db, { communityId, phone: member! })
  await anInvitation(db, { by, newcomer: { phone: waiting! }, at: morning })
  await invite(db, by, aList([given(texted!)]))
  await inCommunity(db, communityId, (db) =>
    db
      .insertInto('suppressions')
      .values({ communityId, id: newId(), recipient: dead!, because: 'bounced', since: morning })
      .execute(),
  )
  const list = [good!, stopped!, member!, waiting!, texted!, dead!, good!].map((one) => given(one))
  const others = ['+44 7911 123456', '1-900-555-0123', '800-555-0199', '555-0123'].map((one) =>
    given(one),
  )
  const batch = await invite(db, by, aList([...list, ...others, given(aNumber(), 'x@y.com')]))
  expect(batch.texted.map(({ number }) => number)).toEqual([good])
  expect(batch.skipped.map(({ because }) => because)).toEqual([
    'opted out',
    'already a member',
    'already invited',
    'already invited',
    'suppressed',
    'repeated',
    'foreign',
    'premium',
    'not mobile',
    'invalid',
    'wrong name',
  ])
})

test('who is expected with this number gets a code of their own', async ({ db }) => {
  const by = await aLeader(db)
  const phone = aNumber()
  const newcomer = { phone, firstName: 'Ana', lastName: 'Reyes' }
  const { memberId } = await anInvitation(db, { by, newcomer, at: morning })
  await voidInvitations(db, by, { memberIds: [memberId] })
  const batch = await invite(db, by, aList([given(phone, 'somebody')]))
  expect(batch.texted).toMatchObject([{ number: phone, name: 'Ana Reyes' }])
  const bound = (await invitationsOf(db, by)).filter(({ channel }) => channel === 'text')
  expect(bound).toMatchObject([{ memberId, contact: null, contactName: null, batchId: batch.id }])
  expect(await deliveriesOf(db, by)).toMatchObject([{ memberId, recipient: phone }])
  expect(await refusalOf(db, by, aList([given(phone)]))).toMatchObject({
    skipped: [{ because: 'already invited' }],
  })
})

test('the same form twice, or at the same moment, is one batch', async ({ db }) => {
  const by = await aLeader(db)
  const list = aList([given(aNumber()), given(aNumber())])
  const batches = await Promise.all([1, 2, 3].map(() => invite(db, by, list)))
  expect(new Set(batches.map(({ id }) => id)).size).toBe(1)
  expect(await invitationsOf(db, by)).toHaveLength(2)
  expect(await deliveriesOf(db, by)).toHaveLength(2)
})

test('two leaders who text the same number at once invite it once', async ({ db }) => {
  const by = await aLeader(db)
  const number = aNumber()
  const outcomes = await Promise.all(
    [1, 2, 3, 4].map(() => inviteNumbers(db, by, aList([given(number)]), { key, at: morning })),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await invitationsOf(db, by)).toHaveLength(1)
})

test('a list that texts nobody leaves nothing behind', async ({ db }) => {
  const by = await aLeader(db)
  const number = aNumber()
  const many = Array.from({ length: 201 }, () => given(number))
  const refusals = [
    await refusalOf(db, by, aList([])),
    await refusalOf(db, by, aList(many)),
    await refusalOf(db, by, aList([given(number)], { consented: false })),
    await refusalOf(db, by, aList([given('911')])),
  ]
  expect(refusals).toEqual([
    { because: 'no numbers' },
    { because: 'too many numbers', count: 201 },
    { because: 'no consent' },
    { because: 'nobody to text', skipped: [{ typed: '911', because: 'invalid' }] },
  ])
  expect(await invitationsOf(db, by)).toEqual([])
  expect(await deliveriesOf(db, by)).toEqual([])
})

test('at night texts wait for the morning of the community', async ({ db }) => {
  const by = await aLeader(db)
  const { texted } = await invite(db, by, aList([given(aNumber())]), night)
  expect(texted).toMatchObject([{ leavesAt: new Date('2026-04-02T13:00:00Z') }])
})

test('a text that a worker holds at night still waits for the morning', async ({ db }) => {
  const by = await aLeader(db)
  const { id: batchId } = await invite(db, by, aList([given(aNumber())]), night)
  const leasedUntil = new Date(night.getTime() + 60_000)
  await inCommunity(db, by.communityId, (db) =>
    db
      .updateTable('deliveries')
      .set({ leasedUntil, dueAt: leasedUntil })
      .where('communityId', '=', by.communityId)
      .execute(),
  )
  const at = async (now: Date) => (await readTextBatch(db, by, { batchId, now }))!.texted
  const leavesAt = new Date('2026-04-02T13:00:00Z')
  expect(await at(night)).toMatchObject([{ state: 'queued', leavesAt }])
})

test('what is over the day’s budget leaves the next day', async ({ db }) => {
  const { leader: by } = await aCommunity(db, { trialEndsAt: addDays(morning, 7) })
  const numbers = Array.from({ length: 102 }, () => given(aNumber()))
  const { texted } = await invite(db, by, aList(numbers))
  const late = texted.filter(({ leavesAt }) => leavesAt! > morning)
  expect(texted).toHaveLength(102)
  expect(late.map(({ leavesAt }) => leavesAt)).toEqual([addDays(morning, 1), addDays(morning, 1)])
})

test('a number that was texted a moment ago has its rest', async ({ db }) => {
  const by = await aLeader(db)
  const number = aNumber()
  await invite(db, by, aList([given(number)]))
  await inCommunity(db, by.communityId, (db) =>
    db
      .updateTable('invitations')
      .set({ voidedAt: morning, voidedBecause: 'withdrawn', sealedCode: null })
      .where('communityId', '=', by.communityId)
      .execute(),
  )
  const { texted } = await invite(db, by, aList([given(number)]))
  expect(texted).toMatchObject([{ leavesAt: new Date('2026-04-01T15:10:00Z') }])
})

test('only who may invite by text does, and grants nothing they lack', async ({ db }) => {
  const by = await aLeader(db)
  const without = (...gone: string[]): Actor => ({
    ...by,
    permissions: new Set([...by.permissions].filter((one) => !gone.includes(one))),
  })
  const list = aList([given(aNumber())])
  for (const permission of ['invite members', 'invite members via text'])
    await expect(refusalOf(db, without(permission), list)).rejects.toThrow('permission')
  const lesser = { ...by, permissions: new Set(['invite members', 'invite members via text']) }
  expect(await refusalOf(db, lesser as Actor, list)).toEqual({ because: 'may not grant' })
  expect(await invitationsOf(db, by)).toEqual([])
})

test('a batch is read in its own community only', async ({ db }) => {
  const [by, stranger] = [await aLeader(db), await aLeader(db)]
  const number = aNumber()
  const { id: batchId } = await invite(db, by, aList([given(number)]))
  expect(await readTextBatch(db, by, { batchId })).toMatchObject({ texted: [{ number }] })
  expect(await readTextBatch(db, stranger, { batchId })).toBeNull()
  const same = aList([given(number)], { submission: newId() })
  expect((await invite(db, stranger, same)).texted).toHaveLength(1)
})
