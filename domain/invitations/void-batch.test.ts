import { expect } from 'vitest'
import { newId } from '#domain/new-id.ts'
import { accept, refuse } from '#domain/result.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, anInvitation } from '#test/factories.ts'
import { aBatch } from '#test/passes.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { redeemInvitation } from './redeem-invitation.ts'
import { voidBatch } from './void-batch.ts'

const april = new Date('2026-04-01T12:00:00Z')

test('a batch is voided as one, and nothing can show its codes any more', async ({ db }) => {
  const by = { ...(await aLeader(db)), from: '203.0.113.7' }
  const { communityId } = by
  const batchId = await aBatch(db, by, { count: 3, at: april })
  const kept = await aBatch(db, by, { count: 2, at: april })

  expect(await voidBatch(db, by, { batchId }, { at: april })).toEqual(accept({ voided: 3 }))

  const invitations = await rowsOf(db, communityId, 'invitations')
  const voided = { voidedAt: april, voidedBecause: 'withdrawn', sealedCode: null }
  const whole = { voidedAt: null, voidedBecause: null, sealedCode: expect.any(Buffer) }
  for (const one of invitations) expect(one).toMatchObject(one.batchId === kept ? whole : voided)
  expect((await rowOf(db, 'batches', { communityId, id: batchId })).voidedAt).toEqual(april)
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.at(-1)).toMatchObject({
    deed: 'voided batch',
    actorId: by.memberId,
    accountId: by.accountId,
    fromAddress: '203.0.113.7',
    facts: { batchId, channel: 'pass', voided: 3 },
  })
})

test('who has joined stays, and the rest of the batch is voided', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const batchId = await aBatch(db, by, { count: 2, at: april })
  const [used] = await rowsOf(db, communityId, 'invitations')
  const redeemed = { redeemedAt: april, sealedCode: null }
  await change(db, 'invitations', { communityId, id: used!.id }, redeemed)
  expect(await voidBatch(db, by, { batchId })).toEqual(accept({ voided: 1 }))
  expect(await rowOf(db, 'invitations', { communityId, id: used!.id })).toMatchObject({
    redeemedAt: april,
    voidedAt: null,
  })
})

test('a batch is voided once, also when two leaders hurry', async ({ db }) => {
  const by = await aLeader(db)
  const batchId = await aBatch(db, by, { count: 4 })
  const outcomes = await Promise.all(
    Array.from({ length: 9 }, () => voidBatch(db, by, { batchId })),
  )
  expect(outcomes.filter((one) => one.ok)).toEqual([accept({ voided: 4 })])
  expect(outcomes).toContainEqual(refuse({ because: 'voided' }))
})

test('against people who join at the same moment exactly one of the two wins, for each code', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const batchId = await aBatch(db, by, { count: 1 })
  const people = await Promise.all(Array.from({ length: 6 }, () => anInvitation(db, { by })))
  for (const { invitationId: id } of people)
    await change(db, 'invitations', { communityId, id }, { batchId })
  const joinings = await Promise.all(people.map(({ email }) => aJoining(db, { email })))

  const [voiding, ...joined] = await Promise.all([
    voidBatch(db, by, { batchId }),
    ...people.map(({ invitationId }, at) =>
      redeemInvitation(db, joinings[at]!, { communityId, invitationId }),
    ),
  ])

  const winners = joined.filter((one) => one.ok).length
  expect(voiding).toEqual(accept({ voided: 1 + people.length - winners }))
  for (const [at, { invitationId: id }] of people.entries()) {
    const { redeemedAt, voidedAt } = await rowOf(db, 'invitations', { communityId, id })
    expect([redeemedAt !== null, voidedAt !== null]).toEqual([joined[at]!.ok, !joined[at]!.ok])
  }
})

test('a batch of nobody or of another community is unknown, and stays as it is', async ({ db }) => {
  const [by, stranger] = [await aLeader(db), await aLeader(db)]
  const batchId = await aBatch(db, stranger)
  const before = await rowsOf(db, stranger.communityId, 'invitations')
  expect(await voidBatch(db, by, { batchId })).toEqual(refuse({ because: 'unknown' }))
  expect(await voidBatch(db, by, { batchId: newId() })).toEqual(refuse({ because: 'unknown' }))
  expect(await rowsOf(db, stranger.communityId, 'invitations')).toEqual(before)
})

test('nobody voids a batch without the permission to invite', async ({ db }) => {
  const by = await aLeader(db)
  const batchId = await aBatch(db, by)
  const actor = { ...by, permissions: new Set(['invite members via access pass'] as const) }
  expect(() => voidBatch(db, actor, { batchId })).toThrow(NotAllowed)
})
