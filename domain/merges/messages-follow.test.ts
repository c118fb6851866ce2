import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { test } from '#test/database.ts'
import { aLeader, aMember, aNumber, anInvitation } from '#test/factories.ts'
import { aMerge } from '#test/merges.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { undoMerge } from './undo-merge.ts'

/** Two who wait; that of the first is the code that remains, and `to` tells where its message goes. */
async function twoWhoWait(db: Db) {
  const by = await aLeader(db)
  const { communityId } = by
  const [own, other] = [await anInvitation(db, { by }), await anInvitation(db, { by })]
  const two = { one: own.memberId, other: other.memberId }
  const letterOf = async (invitationId: string) =>
    (await rowsOf(db, communityId, 'deliveries')).find((one) => one.invitationId === invitationId)!
  const to = async () => (await letterOf(own.invitationId)).recipient
  return { by, communityId, own, other, two, letterOf, to }
}

const otherEmail = { chosen: { email: 'other' } } as const

test('an invitation that waits to leave goes to the address that was chosen, and back', async ({
  db,
}) => {
  const { by, communityId, own, other, two, letterOf, to } = await twoWhoWait(db)
  const letter = await letterOf(own.invitationId)
  await change(db, 'deliveries', letter, { failingSince: new Date() })
  const { mergeId } = await aMerge(db, by, two, otherEmail)
  expect(await letterOf(own.invitationId)).toMatchObject({
    ...{ recipient: other.email, failingSince: null, suppressedAt: null },
  })
  expect(await letterOf(other.invitationId)).toMatchObject({
    ...{ recipient: other.email, suppressedAt: expect.any(Date) },
  })
  await undoMerge(db, by, { mergeId })
  expect(await to()).toBe(own.email)
  expect(await rowOf(db, 'deliveries', { communityId, id: letter.id })).toMatchObject({
    ...{ suppressedAt: null, sentAt: null },
  })
})

test('a message that leaves, or has left, stays as it is', async ({ db }) => {
  const { by, own, other, two, letterOf, to } = await twoWhoWait(db)
  const letter = await letterOf(own.invitationId)
  await change(db, 'deliveries', letter, { leasedUntil: new Date(Date.now() + 60_000) })
  const { mergeId } = await aMerge(db, by, two, otherEmail)
  expect(await to()).toBe(own.email)
  await change(db, 'deliveries', letter, {
    ...{ recipient: other.email, leasedUntil: null, sentAt: new Date() },
  })
  await undoMerge(db, by, { mergeId })
  expect(await to()).toBe(other.email)
})

test('the message of a code that moves goes with it, and back', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const waiting = await aMember(db, { communityId, firstName: 'Bo', lastName: 'Chen' })
  await change(db, 'members', waiting, { joinedAt: null })
  const { memberId, email } = await anInvitation(db, { by })
  const { mergeId } = await aMerge(db, by, { one: waiting.id, other: memberId })
  const to = async () => (await rowsOf(db, communityId, 'deliveries'))[0]!.recipient
  expect(await to()).toBe(waiting.email)
  await undoMerge(db, by, { mergeId })
  expect(await to()).toBe(email)
})

test('a text that waits goes to the number that was chosen, and back', async ({ db }) => {
  const { by, communityId, own, other, two, letterOf, to } = await twoWhoWait(db)
  const [before, chosen] = [aNumber(), aNumber()]
  await change(db, 'members', { communityId, id: own.memberId }, { phone: before })
  await change(db, 'members', { communityId, id: other.memberId }, { phone: chosen })
  const text = { channel: 'text', recipient: before }
  await change(db, 'deliveries', await letterOf(own.invitationId), text)
  const { mergeId } = await aMerge(db, by, two, { chosen: { phone: 'other', email: 'other' } })
  expect(await to()).toBe(chosen)
  await undoMerge(db, by, { mergeId })
  expect(await to()).toBe(before)
})
