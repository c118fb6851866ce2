import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { joinGroup } from '#domain/groups/join-group.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { newId } from '#domain/new-id.ts'
import { accept, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { readActor } from '#domain/roles/read-actor.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, aMember, anAccount, anInvitation } from '#test/factories.ts'
import { aGroup } from '#test/groups.ts'
import { aDweller } from '#test/households.ts'
import { aMerge, aMerging, bobAndRobert, look } from '#test/merges.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { mergeMembers } from './merge-members.ts'
import { previewMerge } from './preview-merge.ts'

const june = new Date('2030-06-01T12:00:00Z')

const placesOf = async (db: Db, { communityId }: Actor, memberId: string) =>
  (await rowsOf(db, communityId, 'residencies'))
    .filter((place) => place.memberId === memberId && !place.until)
    .map(({ householdId, householdRole, confirmedAt }) => [
      householdId,
      householdRole,
      confirmedAt !== null,
    ])

/** Somebody uses the code of an invitation, with an account of its address. */
const use = async (
  db: Db,
  { by: { communityId }, invitationId, email }: { by: Actor; invitationId: string; email: string },
) => redeemInvitation(db, await aJoining(db, { email }), { communityId, invitationId })

const bobOf = (by: Actor, { one: id }: { one: string }) => ({ communityId: by.communityId, id })

test('two records of one person become one: who has joined stays, and the code on its way ends', async ({
  db,
}) => {
  const { by, two, bob, robert, householdId } = await bobAndRobert(db)
  const { mergeId } = await aMerge(db, by, two, { at: june })

  const [merge] = await rowsOf(db, by.communityId, 'merges')
  expect(merge).toMatchObject({
    ...{ id: mergeId, staysId: robert.memberId, goesId: bob.memberId },
    ...{ mergedBy: by.memberId, mergedAt: june, undoneAt: null, overtaken: [] },
  })
  expect(await rowOf(db, 'members', bobOf(by, two))).toMatchObject({
    ...{ mergedInto: robert.memberId, leftAt: june },
  })
  expect(await rowOf(db, 'members', { ...bobOf(by, two), id: robert.memberId })).toMatchObject({
    ...{ accountId: robert.accountId, firstName: 'Robert', mergedInto: null, leftAt: null },
    joinedAt: expect.any(Date),
  })
  expect(await placesOf(db, by, robert.memberId)).toEqual([[householdId, 'head', true]])
  expect(await placesOf(db, by, bob.memberId)).toEqual([])
  const { communityId } = by
  expect(await rowOf(db, 'invitations', { communityId, id: bob.invitationId })).toMatchObject({
    ...{ voidedAt: june, voidedBecause: 'merged', sealedCode: null, memberId: bob.memberId },
  })
  const events = (await rowsOf(db, communityId, 'auditEvents')).slice(-2)
  expect(events).toMatchObject([
    { deed: 'voided invitation', invitationId: bob.invitationId, facts: { because: 'merged' } },
    { deed: 'merged members', actorId: by.memberId, memberId: robert.memberId },
  ])
  expect(await use(db, bob)).toEqual(refuse({ because: 'voided' }))
})

test('one place remains of two in one household: the stronger role, and the longest standing', async ({
  db,
}) => {
  const { by, two, robert, bob, householdId } = await bobAndRobert(db)
  const { communityId } = by
  const place = (await rowsOf(db, communityId, 'residencies')).find(
    ({ memberId }) => memberId === bob.memberId,
  )!
  const since = new Date('2020-01-01T00:00:00Z')
  await change(db, 'residencies', { communityId, id: place.id }, { since, occupancy: 'owner' })
  await aMerge(db, by, two)
  const kept = (await rowsOf(db, communityId, 'residencies')).filter(({ until }) => !until)
  expect(kept.filter((one) => one.householdId === householdId)).toMatchObject([
    { memberId: robert.memberId, householdRole: 'head', since, occupancy: 'owner' },
  ])
})

test('a home the other was expected in becomes a home of the person who has joined', async ({
  db,
}) => {
  const by = await aLeader(db)
  const invited = await anInvitation(db, { by, newcomer: { firstName: 'Bob' } })
  const robert = await aDweller(db, { communityId: by.communityId, invited })
  const other = await anInvitation(db, { by, newcomer: { firstName: 'Bob' } })
  await aMerge(db, by, { one: robert.memberId, other: other.memberId })
  expect(await placesOf(db, by, robert.memberId)).toEqual([
    [invited.householdId, 'head', true],
    [other.householdId, 'head', true],
  ])
})

test('of two who wait one keeps a live code, and it moves where only the record that goes has one', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [older, newer] = [await anInvitation(db, { by }), await anInvitation(db, { by })]
  await aMerge(db, by, { one: newer.memberId, other: older.memberId })
  const codes = async () =>
    (await rowsOf(db, communityId, 'invitations')).map(({ id, memberId, voidedAt }) => [
      id,
      memberId,
      voidedAt === null,
    ])
  expect(await codes()).toEqual([
    [older.invitationId, older.memberId, true],
    [newer.invitationId, newer.memberId, false],
  ])

  const waiting = await aMember(db, { communityId, firstName: 'Bo', lastName: 'Chen' })
  await change(db, 'members', waiting, { joinedAt: null })
  await aMerge(db, by, { one: waiting.id, other: older.memberId })
  expect((await codes())[0]).toEqual([older.invitationId, waiting.id, true])
})

test('of two who wait the record whose code is on its way stays, however young it is', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [older, newer] = [await anInvitation(db, { by }), await anInvitation(db, { by })]
  const withdrawn = { voidedAt: june, voidedBecause: 'withdrawn', sealedCode: null }
  await change(db, 'invitations', { communityId, id: older.invitationId }, withdrawn)
  const two = { one: older.memberId, other: newer.memberId }
  expect((await look(db, by, two)).plan).toMatchObject({ stays: 'other', code: 'none' })
})

test('who is let in by the other record needs no code, nor is the one they had left open', async ({
  db,
}) => {
  const { by, two, bob, robert } = await bobAndRobert(db)
  const { communityId } = by
  const { id: accountId } = await anAccount(db)
  await change(db, 'members', bobOf(by, two), { accountId })
  await aMerge(db, by, two, { chosen: { signIn: 'one' } })
  expect(await rowOf(db, 'members', bobOf(by, two))).toMatchObject({
    ...{ accountId, joinedAt: expect.any(Date), leftAt: null },
  })
  expect(await rowOf(db, 'invitations', { communityId, id: bob.invitationId })).toMatchObject({
    voidedBecause: 'merged',
  })
  expect(await readActor(db, { communityId, memberId: robert.memberId, from: null })).toBeNull()
})

test('the code that remains lets in with the role that was chosen', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [older, newer] = [await anInvitation(db, { by }), await anInvitation(db, { by })]
  const board = (await rowsOf(db, communityId, 'roles')).find(({ system }) => system === 'board')!
  await change(db, 'members', { communityId, id: newer.memberId }, { roleId: board.id })
  await aMerge(
    db,
    by,
    { one: older.memberId, other: newer.memberId },
    { chosen: { role: 'other' } },
  )
  expect((await use(db, older)).ok).toBe(true)
  expect(await rowOf(db, 'members', { communityId, id: older.memberId })).toMatchObject({
    roleId: board.id,
  })
})

test('what people gave themselves is kept unless chosen otherwise, and gaps are filled', async ({
  db,
}) => {
  const { by, two, robert } = await bobAndRobert(db)
  const { communityId } = by
  const bob = bobOf(by, two)
  await change(db, 'members', bob, { phone: '+15125550147', title: 'Treasurer' })
  const usual = await look(db, by, two)
  expect(usual.plan).toMatchObject({
    ...{ stays: 'other', goes: 'one', hasTwoSignIns: false, differing: expect.any(Array) },
    kept: { name: 'other', email: 'other', phone: 'one', title: 'one', role: 'other' },
  })
  expect(usual.plan.differing).toEqual(['name', 'email', 'phone', 'title'])
  await aMerge(db, by, two, { chosen: { name: 'one', phone: 'other' } })
  expect(await rowOf(db, 'members', { communityId, id: robert.memberId })).toMatchObject({
    ...{ firstName: 'Bob', nameKey: 'smith bob', email: robert.email },
    ...{ phone: null, title: 'Treasurer' },
  })
})

test('two sign-ins: the chosen one keeps the community, and the owner of the other is told', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const bob = await aMember(db, { communityId, answers: '{"showEmail": true, "showPhone": true}' })
  const robert = await aMember(db, { communityId, answers: '{"showEmail": true}' })
  const groupId = await aGroup(db, by)
  const actor = (await readActor(db, { communityId, memberId: bob.id, from: null }))!
  await joinGroup(db, actor, { groupId })
  const two = { one: bob.id, other: robert.id }
  expect((await look(db, by, two)).plan).toMatchObject({ hasTwoSignIns: true, stays: 'one' })
  await aMerge(db, by, two, { chosen: { signIn: 'other', email: 'one' } })

  expect(await rowOf(db, 'members', robert)).toMatchObject({
    ...{ accountId: robert.accountId, email: bob.email, leftAt: null },
    answers: { showEmail: true, showPhone: false, toldByText: false },
  })
  expect(await rowOf(db, 'members', bob)).toMatchObject({ accountId: null, mergedInto: robert.id })
  expect(await readActor(db, { communityId, memberId: bob.id, from: null })).toBeNull()
  const members = (await rowsOf(db, communityId, 'groupMembers')).filter(({ until }) => !until)
  expect(members.map(({ memberId }) => memberId)).toEqual([by.memberId, robert.id])
  expect((await rowsOf(db, communityId, 'deliveries')).slice(-1)).toMatchObject([
    { template: 'sign-in merged', recipient: bob.email, memberId: bob.id },
  ])
  const account = await db
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', bob.accountId)
    .executeTakeFirst()
  expect(account).toEqual({ email: bob.email })
})

test('groups become those of the person once, and whoever ran one runs it', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [bob, robert] = [await aMember(db, { communityId }), await aMember(db, { communityId })]
  const actors = await Promise.all(
    [bob, robert].map(async ({ id: memberId }) =>
      readActor(db, { communityId, memberId, from: null }),
    ),
  )
  const [open, closed] = [
    await aGroup(db, by),
    await aGroup(db, by, { name: 'Board', isOpen: false }),
  ]
  for (const actor of actors) {
    await joinGroup(db, actor!, { groupId: open })
    await joinGroup(db, actor!, { groupId: closed })
  }
  const place = (await rowsOf(db, communityId, 'groupMembers')).find(
    ({ memberId }) => memberId === robert.id,
  )!
  await change(db, 'groupMembers', place, { isAdmin: true })
  await aMerge(db, by, { one: bob.id, other: robert.id })
  const places = (await rowsOf(db, communityId, 'groupMembers')).filter(({ until }) => !until)
  expect(places.filter(({ memberId }) => memberId === bob.id)).toMatchObject([
    { groupId: open, isAdmin: true },
  ])
  const requests = await rowsOf(db, communityId, 'groupRequests')
  expect(requests.map(({ memberId, outcome }) => [memberId, outcome])).toEqual([
    [bob.id, null],
    [robert.id, 'withdrawn'],
  ])
})

test('what they promised and what waits for them goes along; what is over stays where it happened', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [bob, robert] = [await aMember(db, { communityId }), await aMember(db, { communityId })]
  const [open, used] = [await anInvitation(db, { by }), await anInvitation(db, { by })]
  await use(db, used)
  for (const { invitationId: id } of [open, used])
    await change(db, 'invitations', { communityId, id }, { invitedBy: robert.id })
  const notice = { communityId, id: newId(), kind: 'asked a leader', memberId: robert.id }
  await inCommunity(db, communityId, (db, noticedAt) =>
    db
      .insertInto('notices')
      .values({ ...notice, noticedAt })
      .execute(),
  )
  await aMerge(db, by, { one: bob.id, other: robert.id })
  const inviters = (await rowsOf(db, communityId, 'invitations')).map((one) => one.invitedBy)
  expect(inviters).toEqual([bob.id, robert.id])
  expect((await rowsOf(db, communityId, 'notices')).at(-1)).toMatchObject({ memberId: bob.id })
})

test('records merged before lead to the record that stays, in one step and never in a ring', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [a, b, c] = [
    await aMember(db, { communityId }),
    await aMember(db, { communityId }),
    await aMember(db, { communityId }),
  ]
  await aMerge(db, by, { one: a.id, other: b.id })
  await aMerge(db, by, { one: a.id, other: c.id }, { chosen: { signIn: 'other' } })
  const into = async ({ id }: { id: string }) =>
    (await rowOf(db, 'members', { communityId, id })).mergedInto
  expect([await into(a), await into(b), await into(c)]).toEqual([c.id, c.id, null])
  for (const two of [
    { one: c.id, other: b.id },
    { one: a.id, other: c.id },
  ])
    expect(await previewMerge(db, by, { two, chosen: {} })).toEqual(
      refuse({ because: 'merged already', goesId: expect.any(String), staysId: c.id }),
    )
})

test('what has changed since the leader looked is not merged unseen', async ({ db }) => {
  const { by, two, bob } = await bobAndRobert(db)
  const merging = await aMerging(db, by, two)
  await use(db, bob)
  expect(await mergeMembers(db, by, merging)).toEqual(refuse({ because: 'changed' }))
  expect((await look(db, by, two)).plan.hasTwoSignIns).toBe(true)
})

test('a form sent twice merges once', async ({ db }) => {
  const { by, two } = await bobAndRobert(db)
  const merging = await aMerging(db, by, two)
  const done = accept({ mergeId: merging.submission })
  expect(await mergeMembers(db, by, merging)).toEqual(done)
  expect(await mergeMembers(db, by, merging)).toEqual(done)
  expect(await rowsOf(db, by.communityId, 'merges')).toHaveLength(1)
})
