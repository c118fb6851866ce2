import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { enterCommunity } from '#domain/communities/enter-community.ts'
import { queueDeliveries } from '#domain/deliveries/queue-delivery.ts'
import { readHeld } from '#domain/invitations/read-held.ts'
import { newId } from '#domain/new-id.ts'
import { type Actor, NotAllowed, type Permission, permissions } from '#domain/roles/permission.ts'
import { readActor } from '#domain/roles/read-actor.ts'
import { test } from '#test/database.ts'
import { aCommunity, aLeader, aMember, anInvitation } from '#test/factories.ts'
import { aHousehold, anInvitedGuest } from '#test/households.ts'
import { rowOf, rowsOf } from '#test/rows.ts'
import { countMembers } from './member-tabs.ts'
import { reinstate } from './reinstate.ts'
import { suspend } from './suspend.ts'

const april = new Date('2030-04-02T10:00:00Z')
const reason = 'Threatened a neighbour'

const may = (by: Actor, ...permissions: Permission[]): Actor => ({
  ...by,
  permissions: new Set(permissions),
})

const actorOf = (db: Db, communityId: string, memberId: string) =>
  readActor(db, { communityId, memberId, from: null })

test('who is suspended is outside at the next request, told why, and everything of theirs stays', async ({
  db,
}) => {
  const { communityId, slug, leader } = await aCommunity(db)
  const { id: memberId, accountId, email } = await aMember(db, { communityId })
  const before = await rowOf(db, 'members', { communityId, id: memberId })

  const outcome = await suspend(db, leader, { memberId, reason }, { at: april })

  expect(outcome).toEqual({ ok: true, value: { name: 'Ana Reyes' } })
  const visitor = { accountId: accountId!, from: null }
  expect(await enterCommunity(db, visitor, slug)).toEqual({
    ok: false,
    refusal: { because: 'suspended', reason },
  })
  expect(await actorOf(db, communityId, memberId)).toBeNull()
  expect(await rowOf(db, 'members', { communityId, id: memberId })).toEqual({
    ...before,
    suspendedAt: april,
    suspendedBecause: reason,
  })
  expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject({
    ...{ deed: 'suspended member', actorId: leader.memberId, memberId, facts: { why: reason } },
  })
  expect((await rowsOf(db, communityId, 'deliveries')).at(-1)).toMatchObject({
    ...{ template: 'suspended', recipient: email, memberId, facts: { reason } },
  })
  expect(await countMembers(db, leader)).toMatchObject({ all: 1, active: 1, inactive: 1 })
})

test('who is reinstated enters again as they were, and is told', async ({ db }) => {
  const { communityId, slug, leader } = await aCommunity(db)
  const { id: memberId, accountId } = await aMember(db, { communityId, role: 'board' })
  const before = await rowOf(db, 'members', { communityId, id: memberId })
  await suspend(db, leader, { memberId, reason })

  expect(await reinstate(db, leader, { memberId })).toEqual({
    ok: true,
    value: { name: 'Ana Reyes', isBack: true },
  })
  expect(await rowOf(db, 'members', { communityId, id: memberId })).toEqual(before)
  expect(await enterCommunity(db, { accountId: accountId!, from: null }, slug)).toMatchObject({
    value: { role: 'Board Member' },
  })
  const letters = await rowsOf(db, communityId, 'deliveries')
  expect(letters.map(({ template }) => template)).toEqual(['suspended', 'reinstated'])
  const again = await reinstate(db, leader, { memberId })
  expect(again).toEqual({ ok: false, refusal: { because: 'not suspended' } })
})

test('news that wait for somebody do not leave once they are suspended', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const [ana, bo] = [await aMember(db, { communityId }), await aMember(db, { communityId })]
  await inCommunity(db, communityId, (db, now) =>
    queueDeliveries(
      db,
      [ana, bo].map(({ id: memberId, email }) => ({
        ...{
          communityId,
          template: 'let into group',
          memberId,
          recipient: email!,
          locale: 'en',
          now,
        },
      })),
    ),
  )
  await suspend(db, leader, { memberId: ana.id, reason })

  const letters = (await rowsOf(db, communityId, 'deliveries')).filter(
    ({ template }) => template === 'let into group',
  )
  const held = letters.map(({ memberId, suppressedAt }) => [memberId, suppressedAt !== null])
  expect(Object.fromEntries(held)).toEqual({ [ana.id]: true, [bo.id]: false })
})

test('guests of a suspended only Head are answered for by nobody, until the Head is back', async ({
  db,
}) => {
  const { communityId, leader, householdId, heads } = await aHousehold(db)
  const head: Actor = heads[0]!
  const { invitationId } = await anInvitedGuest(db, { by: head, householdId })
  const isAnswered = () =>
    inCommunity(db, communityId, async (db) => {
      const held = await readHeld(db, leader, { communityId, invitationId })
      return held!.hasHead
    })
  expect(await isAnswered()).toBe(true)
  await suspend(db, leader, { memberId: head.memberId, reason })
  expect(await isAnswered()).toBe(false)
  await reinstate(db, leader, { memberId: head.memberId })
  expect(await isAnswered()).toBe(true)
})

test('nobody suspends themselves, somebody who is not here, or somebody twice', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const left = await aMember(db, { communityId, leftAt: april })
  const pending = await anInvitation(db, { by: leader })
  const foreign = await aMember(db, { communityId: (await aLeader(db)).communityId })
  const ana = await aMember(db, { communityId })
  await suspend(db, leader, { memberId: ana.id, reason })
  const why = async (memberId: string) => {
    const outcome = await suspend(db, leader, { memberId, reason: 'Another reason' })
    return outcome.ok ? 'done' : outcome.refusal.because
  }
  expect([
    await why(leader.memberId),
    await why(left.id),
    await why(pending.memberId),
    await why(foreign.id),
    await why(ana.id),
  ]).toEqual(['yourself', 'not active', 'not active', 'unknown', 'suspended already'])
  const kept = await rowOf(db, 'members', { communityId, id: ana.id })
  expect(kept.suspendedBecause).toBe(reason)
})

test('nobody suspends or reinstates somebody who may do more than they may', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const board = await aMember(db, { communityId, role: 'board' })
  const by = may(leader, 'change member role', 'view active members')
  const refusal = { ok: false, refusal: { because: 'may not grant' } }
  expect(await suspend(db, by, { memberId: board.id, reason })).toEqual(refusal)
  await suspend(db, leader, { memberId: board.id, reason })
  expect(await reinstate(db, by, { memberId: board.id })).toEqual(refusal)
})

test('without the permission nobody is suspended or reinstated', async ({ db }) => {
  const by = may(await aLeader(db), 'admin view members')
  expect(() => suspend(db, by, { memberId: by.memberId, reason })).toThrow(NotAllowed)
  expect(() => reinstate(db, by, { memberId: by.memberId })).toThrow(NotAllowed)
})

test('two leaders who suspend each other at once leave one of them', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const { id } = await aMember(db, { communityId, role: 'leader' })
  const other = (await actorOf(db, communityId, id))!
  const outcomes = await Promise.allSettled([
    suspend(db, leader, { memberId: other.memberId, reason }),
    suspend(db, other, { memberId: leader.memberId, reason }),
  ])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: new NotAllowed('change member role'),
  })
  expect((await countMembers(db, leader)).leaders).toBe(1)
})

test('the only Community Leader is not suspended, by whatever other leader', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const { id } = await aMember(db, { communityId })
  await inCommunity(db, communityId, async (db) => {
    const role = { communityId, id: newId(), name: 'Chair', isLeader: true }
    await db
      .insertInto('roles')
      .values({ ...role, permissions: [...permissions] })
      .execute()
    await db
      .updateTable('members')
      .set({ roleId: role.id })
      .where('communityId', '=', communityId)
      .where('id', '=', id)
      .execute()
  })
  const chair = (await actorOf(db, communityId, id))!
  expect(await suspend(db, chair, { memberId: leader.memberId, reason })).toEqual({
    ok: false,
    refusal: { because: 'last leader' },
  })
})
