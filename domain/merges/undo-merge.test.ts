import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { joinGroup } from '#domain/groups/join-group.ts'
import { leaveGroup } from '#domain/groups/leave-group.ts'
import { leaveHousehold } from '#domain/households/leave-household.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { changeContacts } from '#domain/members/change-contacts.ts'
import { leaveForGood } from '#domain/members/leave.ts'
import { newId } from '#domain/new-id.ts'
import { accept, refuse } from '#domain/result.ts'
import { type Actor, NotAllowed } from '#domain/roles/permission.ts'
import { readActor } from '#domain/roles/read-actor.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, aMember, anInvitation } from '#test/factories.ts'
import { aGroup } from '#test/groups.ts'
import { aDweller } from '#test/households.ts'
import { aMerge, stepDown } from '#test/merges.ts'
import { comeTo } from '#test/open-codes.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { forgetOldMerges } from './forget-old-merges.ts'
import { listMerges } from './list-merges.ts'
import { undoMerge } from './undo-merge.ts'

const june = new Date('2030-06-01T12:00:00Z')

/** Two who have joined, each with a home of their own. */
async function twoDwellers(db: Db) {
  const by = await aLeader(db)
  const people = [await anInvitation(db, { by }), await anInvitation(db, { by })]
  const { communityId } = by
  const [bob, robert] = await Promise.all(
    people.map((invited) => aDweller(db, { communityId, invited })),
  )
  return {
    by,
    communityId,
    bob: bob!,
    robert: robert!,
    two: { one: bob!.memberId, other: robert!.memberId },
  }
}

const overtakenOf = async (db: Db, by: Actor, mergeId: string) =>
  (await rowOf(db, 'merges', { communityId: by.communityId, id: mergeId })).overtaken

const tables = ['members', 'residencies', 'groupMembers', 'groupRequests', 'invitations'] as const

/** What people, homes, groups and codes are like, in all their columns. */
async function standing(db: Db, communityId: string) {
  const rows = await Promise.all(tables.map((table) => rowsOf(db, communityId, table)))
  return Object.fromEntries(tables.map((table, at) => [table, rows[at]]))
}

test('undone at once, everything is as it was, and the owner of the sign-in is told', async ({
  db,
}) => {
  const { by, communityId, bob, robert, two } = await twoDwellers(db)
  for (const actor of [bob, robert])
    await joinGroup(db, actor, { groupId: await aGroup(db, by, { name: newId() }) })
  const before = await standing(db, communityId)
  const { mergeId } = await aMerge(db, by, two, { chosen: { signIn: 'one', email: 'other' } })
  expect(await standing(db, communityId)).not.toEqual(before)
  expect(await undoMerge(db, by, { mergeId })).toEqual(accept(null))
  expect(await standing(db, communityId)).toEqual(before)
  expect(await overtakenOf(db, by, mergeId)).toEqual([])
  const letters = (await rowsOf(db, communityId, 'deliveries')).slice(-2)
  expect(letters.map(({ template, recipient }) => [template, recipient])).toEqual([
    ['sign-in merged', robert.email],
    ['sign-in back', robert.email],
  ])
  const [event] = (await rowsOf(db, communityId, 'auditEvents')).slice(-1)
  expect(event).toMatchObject({ deed: 'undid merge', actorId: by.memberId, memberId: bob.memberId })
  expect(await undoMerge(db, by, { mergeId })).toEqual(accept(null))
  const again = await aMerge(db, by, two)
  expect(again.mergeId).not.toBe(mergeId)
})

test('a code the merge ended stays ended, and who waits without one is named', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [a, b] = [await anInvitation(db, { by }), await anInvitation(db, { by })]
  const { mergeId } = await aMerge(
    db,
    by,
    { one: a.memberId, other: b.memberId },
    { chosen: { email: 'other' } },
  )
  await undoMerge(db, by, { mergeId })
  expect(await overtakenOf(db, by, mergeId)).toEqual([{ about: 'voided code', name: 'Bo Chen' }])
  expect(await rowOf(db, 'invitations', { communityId, id: b.invitationId })).toMatchObject({
    voidedBecause: 'merged',
  })
  expect(await rowOf(db, 'members', { communityId, id: b.memberId })).toMatchObject({
    ...{ leftAt: null, mergedInto: null, joinedAt: null },
  })
})

test('who has joined meanwhile stays joined, with the code they used and the home they came into', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const waiting = await aMember(db, { communityId, firstName: 'Bo', lastName: 'Chen' })
  await change(db, 'members', waiting, { joinedAt: null })
  const invited = await anInvitation(db, { by })
  const { mergeId } = await aMerge(db, by, { one: waiting.id, other: invited.memberId })
  const { invitationId } = invited
  const { accountId, email } = waiting
  const joining = { ...(await aJoining(db)), accountId: accountId!, email: email! }
  const joined = await redeemInvitation(db, joining, { communityId, invitationId })
  expect(joined).toMatchObject({ ok: true, value: { memberId: waiting.id } })
  await undoMerge(db, by, { mergeId })
  expect(await overtakenOf(db, by, mergeId)).toEqual([
    { about: 'home', name: expect.stringContaining('MAIN ST') },
    { about: 'code' },
  ])
  expect(await rowOf(db, 'members', waiting)).toMatchObject({ joinedAt: expect.any(Date) })
  expect(await rowOf(db, 'invitations', { communityId, id: invitationId })).toMatchObject({
    ...{ memberId: waiting.id, redeemedAt: expect.any(Date) },
  })
})

test('a home or a group left meanwhile stays left, and what was corrected stays corrected', async ({
  db,
}) => {
  const { by, communityId, bob, robert, two } = await twoDwellers(db)
  const groupId = await aGroup(db, by)
  await joinGroup(db, robert, { groupId })
  await change(db, 'members', { communityId, id: robert.memberId }, { phone: '+15125550147' })
  const { mergeId } = await aMerge(db, by, two, { chosen: { signIn: 'one', name: 'other' } })
  const [home] = (await rowsOf(db, communityId, 'residencies')).filter(
    ({ id }) => id === robert.residencyId,
  )
  await leaveHousehold(db, bob, { householdId: home!.householdId })
  await leaveGroup(db, bob, { groupId })
  await change(db, 'members', { communityId, id: bob.memberId }, { phone: '+15125550148' })
  await undoMerge(db, by, { mergeId })
  expect(await overtakenOf(db, by, mergeId)).toEqual([
    { about: 'phone' },
    { about: 'group', name: 'Pool committee' },
    { about: 'home', name: expect.stringContaining('MAIN ST') },
  ])
  expect(await rowOf(db, 'members', { communityId, id: bob.memberId })).toMatchObject({
    phone: '+15125550148',
  })
  expect(await readActor(db, { communityId, memberId: robert.memberId, from: null })).toMatchObject(
    {
      accountId: robert.accountId,
    },
  )
})

test('who closed the account meanwhile stays gone, and nothing of theirs is written back', async ({
  db,
}) => {
  const { by, communityId, bob, robert, two } = await twoDwellers(db)
  const { mergeId } = await aMerge(db, by, two, { chosen: { signIn: 'one', email: 'other' } })
  const account = { id: bob.accountId, email: bob.email, phone: null }
  const leaving = { communityId, memberId: bob.memberId, account, from: null, now: new Date() }
  await inCommunity(db, communityId, (db) => leaveForGood(db, leaving))
  await undoMerge(db, by, { mergeId })
  expect(await overtakenOf(db, by, mergeId)).toMatchObject([{ about: 'left' }, { about: 'home' }])
  expect(await rowOf(db, 'members', { communityId, id: bob.memberId })).toMatchObject({
    ...{ email: robert.email, leftAt: expect.any(Date) },
  })
  expect(await rowOf(db, 'members', { communityId, id: robert.memberId })).toMatchObject({
    ...{ accountId: robert.accountId, leftAt: null },
  })
})

test.for(['closed', 'elsewhere'] as const)(
  'a record whose sign-in is %s comes back among those who have left',
  async (what, { db }) => {
    const { by, communityId, robert, two } = await twoDwellers(db)
    const { mergeId } = await aMerge(db, by, two, { chosen: { signIn: 'one' } })
    if (what === 'closed')
      await db.deleteFrom('accounts').where('id', '=', robert.accountId).execute()
    else await aMember(db, { communityId, accountId: robert.accountId })
    await undoMerge(db, by, { mergeId })
    expect(await overtakenOf(db, by, mergeId)).toEqual([{ about: `sign-in ${what}` }])
    expect(await rowOf(db, 'members', { communityId, id: robert.memberId })).toMatchObject({
      ...{ mergedInto: null, leftAt: expect.any(Date) },
    })
  },
)

test.for(['closed', 'elsewhere'] as const)(
  'who comes back with their sign-in %s lives nowhere, is in no group and asks for none',
  async (what, { db }) => {
    const { by, communityId, robert, two } = await twoDwellers(db)
    const groupId = await aGroup(db, by)
    await joinGroup(db, robert, { groupId })
    const closedId = await aGroup(db, by, { name: 'Garden', isOpen: false })
    await joinGroup(db, robert, { groupId: closedId })
    const { mergeId } = await aMerge(db, by, two, { chosen: { signIn: 'one' } })
    if (what === 'closed')
      await db.deleteFrom('accounts').where('id', '=', robert.accountId).execute()
    else await aMember(db, { communityId, accountId: robert.accountId })
    await undoMerge(db, by, { mergeId })
    const mine = ({ memberId }: { memberId: string | null }) => memberId === robert.memberId
    const ended = expect.any(Date)
    expect((await rowsOf(db, communityId, 'residencies')).filter(mine)).toMatchObject([
      { until: ended },
    ])
    expect((await rowsOf(db, communityId, 'groupMembers')).filter(mine)).toMatchObject([
      { until: ended },
    ])
    expect((await rowsOf(db, communityId, 'groupRequests')).filter(mine)).toMatchObject([
      { settledAt: ended, outcome: 'withdrawn' },
    ])
  },
)

test('who was invited anew under the same name and address is not expected twice', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [a, b] = [await anInvitation(db, { by }), await anInvitation(db, { by })]
  const { mergeId } = await aMerge(
    db,
    by,
    { one: a.memberId, other: b.memberId },
    { chosen: { email: 'one' } },
  )
  await change(
    db,
    'members',
    { communityId, id: (await anInvitation(db, { by })).memberId },
    { email: b.email },
  )
  await undoMerge(db, by, { mergeId })
  expect(await overtakenOf(db, by, mergeId)).toEqual([{ about: 'expected again' }])
  expect(await rowOf(db, 'members', { communityId, id: b.memberId })).toMatchObject({
    ...{ mergedInto: null, leftAt: expect.any(Date) },
  })
})

test('who waited for a leader with an account is not expected twice either', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const joining = await aJoining(db, { firstName: 'Bo', lastName: 'Chen' })
  const { outcome } = await comeTo(db, by, { joining })
  expect(outcome).toMatchObject({ ok: true, value: { waits: true } })
  const waits = (await rowsOf(db, communityId, 'members')).at(-1)!
  const bo = await aDweller(db, { communityId, invited: await anInvitation(db, { by }) })
  const two = { one: bo.memberId, other: waits.id }
  const { mergeId } = await aMerge(db, by, two, { chosen: { signIn: 'one' } })
  const anew = await anInvitation(db, { by })
  const code = { communityId, id: anew.invitationId }
  const withdrawn = { voidedAt: june, voidedBecause: 'withdrawn', sealedCode: null }
  await change(db, 'invitations', code, withdrawn)
  const listed = { memberId: anew.memberId, contacts: { email: joining.email } }
  expect(await changeContacts(db, by, listed)).toMatchObject({ ok: true })
  expect(await undoMerge(db, by, { mergeId })).toEqual(accept(null))
  expect(await overtakenOf(db, by, mergeId)).toEqual([{ about: 'expected again' }])
  expect(await rowOf(db, 'members', { communityId, id: waits.id })).toMatchObject({
    ...{ mergedInto: null, accountId: null, leftAt: expect.any(Date) },
  })
  const [claim] = await rowsOf(db, communityId, 'homeClaims')
  expect(claim).toMatchObject({ memberId: waits.id, settledAt: expect.any(Date) })
  expect(await rowOf(db, 'members', { communityId, id: anew.memberId })).toMatchObject({
    ...{ leftAt: null, joinedAt: null },
  })
})

test('an address under which the same name is expected anew does not come back', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [a, b] = [await anInvitation(db, { by }), await anInvitation(db, { by })]
  const { mergeId } = await aMerge(
    db,
    by,
    { one: a.memberId, other: b.memberId },
    { chosen: { email: 'other' } },
  )
  const { staysId } = await rowOf(db, 'merges', { communityId, id: mergeId })
  expect(staysId).toBe(a.memberId)
  await anInvitation(db, { by, newcomer: { email: a.email } })
  expect(await undoMerge(db, by, { mergeId })).toEqual(accept(null))
  expect(await overtakenOf(db, by, mergeId)).toContainEqual({ about: 'email' })
  expect(await rowOf(db, 'members', { communityId, id: staysId })).toMatchObject({ email: b.email })
})

test('merges come apart in the opposite order', async ({ db }) => {
  const { by, communityId, bob, robert, two } = await twoDwellers(db)
  const third = await aMember(db, { communityId })
  const before = await standing(db, communityId)
  const first = await aMerge(db, by, two)
  const second = await aMerge(
    db,
    by,
    { one: bob.memberId, other: third.id },
    { chosen: { signIn: 'other' } },
  )
  expect(await undoMerge(db, by, first)).toEqual(refuse({ because: 'merged again' }))
  expect(await undoMerge(db, by, second)).toEqual(accept(null))
  const { mergedInto } = await rowOf(db, 'members', { communityId, id: robert.memberId })
  expect(mergedInto).toBe(bob.memberId)
  expect(await undoMerge(db, by, first)).toEqual(accept(null))
  expect(await standing(db, communityId)).toEqual(before)
})

test('thirty days later it is too late, and how the records were is forgotten', async ({ db }) => {
  const { by, communityId, two } = await twoDwellers(db)
  const { mergeId } = await aMerge(db, by, two, { at: june })
  await forgetOldMerges(db, { at: addDays(june, 30) })
  const [kept] = await rowsOf(db, communityId, 'merges')
  expect(kept!.steps).not.toEqual([])
  const late = new Date(addDays(june, 30).getTime() + 1000)
  const tooLate = refuse({ because: 'too late' })
  expect(await undoMerge(db, by, { mergeId }, { at: late })).toEqual(tooLate)
  await forgetOldMerges(db, { at: late })
  const [merge] = await rowsOf(db, communityId, 'merges')
  expect(merge).toMatchObject({ steps: [], forgottenAt: late })
  expect(await undoMerge(db, by, { mergeId }, { at: june })).toEqual(tooLate)
})

test('undoing gives nobody what they lack, and leaves a community a leader', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [lead, other] = [
    await aMember(db, { communityId }),
    await aMember(db, { communityId, role: 'leader' }),
  ]
  const two = { one: lead.id, other: other.id }
  const { mergeId } = await aMerge(db, by, two, { chosen: { signIn: 'one', role: 'other' } })
  const few = new Set([...by.permissions].filter((one) => one !== 'change member role'))
  const clerk = { ...by, permissions: few }
  expect(await undoMerge(db, clerk, { mergeId })).toEqual(refuse({ because: 'may not grant' }))
  const none = {
    ...by,
    permissions: new Set([...few].filter((one) => one !== 'manage households')),
  }
  expect(() => undoMerge(db, none, { mergeId })).toThrow(NotAllowed)

  await stepDown(db, by)
  await change(db, 'members', other, { suspendedAt: june, suspendedBecause: 'Noise' })
  expect(await undoMerge(db, by, { mergeId })).toEqual(refuse({ because: 'last leader' }))
  await change(db, 'members', other, { suspendedAt: null, suspendedBecause: null })
  expect(await undoMerge(db, by, { mergeId })).toEqual(accept(null))
})

test('a leader whose sign-in has been closed meanwhile leads nobody', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const lead = await aMember(db, { communityId })
  const other = await aMember(db, { communityId, role: 'leader' })
  const two = { one: lead.id, other: other.id }
  const { mergeId } = await aMerge(db, by, two, { chosen: { signIn: 'one', role: 'other' } })
  await change(db, 'members', { communityId, id: by.memberId }, { leftAt: june })
  await db.deleteFrom('accounts').where('id', '=', other.accountId).execute()
  const self = { ...by, memberId: lead.id, accountId: lead.accountId! }
  expect(await undoMerge(db, self, { mergeId })).toEqual(refuse({ because: 'last leader' }))
})

test('a merge of another community is unknown, and none of its are listed', async ({ db }) => {
  const { by, two } = await twoDwellers(db)
  const { mergeId } = await aMerge(db, by, two)
  const stranger = await aLeader(db)
  const unknown = refuse({ because: 'unknown merge' })
  expect(await undoMerge(db, stranger, { mergeId })).toEqual(unknown)
  expect(await undoMerge(db, by, { mergeId: newId() })).toEqual(unknown)
  expect(await listMerges(db, stranger)).toEqual([])
})

test('the list tells who merged whom, until when it can be undone, and what was overtaken', async ({
  db,
}) => {
  const by = await aLeader(db)
  const [a, b] = [await anInvitation(db, { by }), await anInvitation(db, { by })]
  const { mergeId } = await aMerge(db, by, { one: a.memberId, other: b.memberId }, { at: june })
  const listed = {
    ...{ id: mergeId, stays: 'Bo Chen', goes: 'Bo Chen', mergedBy: 'Lee Board', mergedAt: june },
  }
  expect(await listMerges(db, by, { at: june })).toEqual([
    { ...listed, undoneBefore: addDays(june, 30), undoneAt: null, undoneBy: null, overtaken: [] },
  ])
  await undoMerge(db, by, { mergeId }, { at: june })
  const overtaken = [{ about: 'voided code', name: 'Bo Chen' }]
  expect(await listMerges(db, by, { at: june })).toEqual([
    { ...listed, undoneBefore: null, undoneAt: june, undoneBy: 'Lee Board', overtaken },
  ])
  expect(await listMerges(db, by, { at: addDays(june, 31) })).toEqual([])
  const resident = { ...by, permissions: new Set<never>() }
  expect(() => listMerges(db, resident)).toThrow(NotAllowed)
})
