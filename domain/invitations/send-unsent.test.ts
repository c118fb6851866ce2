import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { addDays } from '#domain/days.ts'
import { type Actor, NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aCommunity, aLeader, anEmail, anInvitation } from '#test/factories.ts'
import { anImport } from '#test/planned-rosters.ts'
import { aRow, atStreet, called } from '#test/roster-rows.ts'
import { change, rowsOf } from '#test/rows.ts'
import { readUnsent } from './read-unsent.ts'
import { sendUnsent } from './send-unsent.ts'
import { countUnsent } from './unsent.ts'

let homes = 0

function aHome() {
  homes += 1
  const person = called(`Ana Reyes${homes}`, { email: anEmail('ana') })
  return aRow(atStreet(`${homes} ELM ST`), [person])
}

/** An import of so many people whose invitations wait; answers their batch. */
function waiting(db: Db, by: Actor, count: number): Promise<string> {
  return anImport(db, by, Array.from({ length: count }, aHome), { sends: 'later' })
}

const messagesOf = async (db: Db, { communityId }: Actor) =>
  (await rowsOf(db, communityId, 'deliveries')).filter(({ template }) => template === 'invitation')

test('all invitations of a batch that wait are sent, and no others', async ({ db }) => {
  const by = { ...(await aLeader(db)), from: '203.0.113.7' }
  const batchId = await waiting(db, by, 3)
  const other = await waiting(db, by, 1)
  expect(await countUnsent(db, by, batchId)).toBe(3)
  expect(await readUnsent(db, by, { batchId })).toEqual({
    ...{ toSend: 3, today: 3, skipped: [], left: 0, later: null },
  })

  expect(await sendUnsent(db, by, { batchId })).toBe(3)

  const own = (await rowsOf(db, by.communityId, 'invitations')).filter(
    (one) => one.batchId === batchId,
  )
  const sent = (await messagesOf(db, by)).map(({ invitationId }) => invitationId)
  expect(sent.toSorted()).toEqual(own.map(({ id }) => id).toSorted())
  for (const { expiresAt, renewedAt } of own) expect(expiresAt).toEqual(addDays(renewedAt!, 90))
  expect((await rowsOf(db, by.communityId, 'auditEvents')).slice(-3)).toMatchObject(
    Array(3).fill({ deed: 'resent invitation', actorId: by.memberId, fromAddress: by.from }),
  )
  expect(await countUnsent(db, by, batchId)).toBe(0)
  expect(await countUnsent(db, by, other)).toBe(1)
  expect(await readUnsent(db, by, { batchId })).toEqual({
    ...{ toSend: 0, today: 0, skipped: [], left: 3, later: null },
  })
})

test('asked twice, even at once, nobody gets a second message', async ({ db }) => {
  const by = await aLeader(db)
  const batchId = await waiting(db, by, 4)
  const sent = await Promise.all([1, 2, 3].map(() => sendUnsent(db, by, { batchId })))
  expect(sent.toSorted()).toEqual([0, 0, 4])
  expect(await sendUnsent(db, by, { batchId })).toBe(0)
  expect(await messagesOf(db, by)).toHaveLength(4)
})

test('what the budget of the day does not hold leaves later, and is valid from then on', async ({
  db,
}) => {
  const { leader: by, communityId } = await aCommunity(db, { dailyMessages: 2 })
  const batchId = await waiting(db, by, 5)
  expect(await readUnsent(db, by, { batchId })).toMatchObject({ toSend: 5, today: 2 })

  await sendUnsent(db, by, { batchId })

  const messages = await messagesOf(db, by)
  const [first] = messages.map(({ queuedAt }) => queuedAt)
  const days = messages.map(({ dueAt }) => (dueAt.getTime() - first!.getTime()) / 86_400_000)
  expect(days.toSorted()).toEqual([0, 0, 1, 1, 2])
  const invitations = await rowsOf(db, communityId, 'invitations')
  for (const { invitationId, dueAt } of messages)
    expect(invitations.find(({ id }) => id === invitationId)!.expiresAt).toEqual(addDays(dueAt, 90))
  expect(await readUnsent(db, by, { batchId })).toMatchObject({
    ...{ toSend: 0, left: 2, later: { count: 3, until: addDays(first!, 2) } },
  })
})

test('where invitations have no end, those that leave later have none either', async ({ db }) => {
  const { leader: by, communityId } = await aCommunity(db, {
    ...{ dailyMessages: 1, invitationDays: null },
  })
  await sendUnsent(db, by, { batchId: await waiting(db, by, 2) })
  const invitations = await rowsOf(db, communityId, 'invitations')
  expect(invitations.map(({ expiresAt }) => expiresAt)).toEqual([null, null])
})

test('more than one transaction holds are all sent', async ({ db }) => {
  const by = await aLeader(db)
  const batchId = await waiting(db, by, 1001)
  expect(await readUnsent(db, by, { batchId })).toMatchObject({ toSend: 1001, today: 1000 })
  expect(await sendUnsent(db, by, { batchId })).toBe(1001)
  expect(await countUnsent(db, by, batchId)).toBe(0)
})

test('who joined, was voided or may get none is left out, and those who wait are told', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const batchId = await waiting(db, by, 4)
  const [joined, voided, mute] = await rowsOf(db, communityId, 'invitations')
  const now = new Date()
  await change(db, 'invitations', joined!, { redeemedAt: now, sealedCode: null })
  await change(db, 'invitations', voided!, {
    ...{ voidedAt: now, voidedBecause: 'withdrawn', sealedCode: null },
  })
  await change(db, 'members', { communityId, id: mute!.memberId! }, { email: null })
  expect(await readUnsent(db, by, { batchId })).toMatchObject({
    ...{ toSend: 1, skipped: [{ because: 'no e-mail address' }] },
  })
  expect(await sendUnsent(db, by, { batchId })).toBe(1)
  expect(await messagesOf(db, by)).toHaveLength(1)
})

test('a batch of another community is empty', async ({ db }) => {
  const by = await aLeader(db)
  const batchId = await waiting(db, await aLeader(db), 1)
  expect(await sendUnsent(db, by, { batchId })).toBe(0)
  expect(await countUnsent(db, by, batchId)).toBe(0)
})

test('nobody sends or counts them without the permission to invite', async ({ db }) => {
  const { by } = await anInvitation(db)
  const actor = { ...by, permissions: new Set(['import roster'] as const) }
  const batchId = '00000000-0000-7000-8000-000000000000'
  await expect(sendUnsent(db, actor, { batchId })).rejects.toThrow(NotAllowed)
  expect(() => readUnsent(db, actor, { batchId })).toThrow(NotAllowed)
  expect(() => countUnsent(db, actor, batchId)).toThrow(NotAllowed)
})
