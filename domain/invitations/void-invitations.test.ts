import { expect } from 'vitest'
import { addMinutes } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { refuse } from '#domain/result.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, aMember, anInvitation } from '#test/factories.ts'
import { rowOf, rowsOf } from '#test/rows.ts'
import { redeemInvitation } from './redeem-invitation.ts'
import { resendInvitations } from './resend-invitations.ts'
import { voidInvitations } from './void-invitations.ts'

const april = new Date('2026-04-01T12:00:00Z')
const later = addMinutes(april, 10)

test('voiding ends an invitation for good, and wipes what could show its code', async ({ db }) => {
  const { by, memberId, invitationId } = await anInvitation(db, { at: april })
  const { communityId } = by
  const before = await rowOf(db, 'invitations', { communityId, id: invitationId })
  const actor = { ...by, from: '203.0.113.7' }

  const report = await voidInvitations(db, actor, { memberIds: [memberId] }, { at: later })

  expect(report).toEqual({ voided: [{ name: 'Bo Chen' }], skipped: [] })
  expect(await rowsOf(db, communityId, 'invitations')).toEqual([
    { ...before, voidedAt: later, voidedBecause: 'withdrawn', sealedCode: null },
  ])
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.at(-1)).toMatchObject({
    deed: 'voided invitation',
    actorId: by.memberId,
    accountId: by.accountId,
    memberId,
    invitationId,
    fromAddress: '203.0.113.7',
    happenedAt: later,
  })
})

test('nothing brings a voided code back', async ({ db }) => {
  const { by, email, memberId, invitationId } = await anInvitation(db, { at: april })
  const { communityId } = by
  const memberIds = [memberId]
  await voidInvitations(db, by, { memberIds }, { at: april })
  const withdrawn = await rowOf(db, 'invitations', { communityId, id: invitationId })
  const noInvitation = [{ name: 'Bo Chen', because: 'no invitation' }]

  expect(await resendInvitations(db, by, { memberIds }, { at: later })).toEqual({
    sent: [],
    skipped: noInvitation,
  })
  expect(await voidInvitations(db, by, { memberIds }, { at: later })).toEqual({
    voided: [],
    skipped: noInvitation,
  })
  const joining = await aJoining(db, { email })
  const redeemed = await redeemInvitation(db, joining, { communityId, invitationId }, { at: later })
  expect(redeemed).toEqual(refuse({ because: 'voided' }))
  expect(await rowsOf(db, communityId, 'invitations')).toEqual([withdrawn])
})

test('an invitation that was used cannot be voided', async ({ db }) => {
  const { by, email, memberId, invitationId } = await anInvitation(db)
  const { communityId } = by
  await redeemInvitation(db, await aJoining(db, { email }), { communityId, invitationId })

  expect(await voidInvitations(db, by, { memberIds: [memberId] })).toEqual({
    voided: [],
    skipped: [{ name: 'Bo Chen', because: 'already joined' }],
  })
  const invitation = await rowOf(db, 'invitations', { communityId, id: invitationId })
  expect(invitation.voidedAt).toBeNull()
})

test('of several people each invitation is voided or passed over, in the order of names', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const zoe = await anInvitation(db, { by, newcomer: { firstName: 'Zoe' } })
  const ada = await anInvitation(db, { by, newcomer: { firstName: 'Ada' } })
  const kept = await anInvitation(db, { by, newcomer: { firstName: 'Kit' } })
  const joe = await aMember(db, { communityId, firstName: 'Joe', lastName: 'Chen' })
  const memberIds = [zoe.memberId, joe.id, ada.memberId]

  expect(await voidInvitations(db, by, { memberIds })).toEqual({
    voided: [{ name: 'Ada Chen' }, { name: 'Zoe Chen' }],
    skipped: [{ name: 'Joe Chen', because: 'already joined' }],
  })
  const invitation = await rowOf(db, 'invitations', { communityId, id: kept.invitationId })
  expect(invitation).toMatchObject({ voidedAt: null, sealedCode: expect.any(Buffer) })
  const deeds = (await rowsOf(db, communityId, 'auditEvents')).map(({ deed }) => deed)
  expect(deeds.filter((deed) => deed === 'voided invitation')).toHaveLength(2)
})

test('people of other communities are not mentioned, and keep their invitations', async ({
  db,
}) => {
  const stranger = await anInvitation(db)
  const by = await aLeader(db)
  const memberIds = [stranger.memberId, newId()]
  const nobody = { voided: [], skipped: [] }

  expect(await voidInvitations(db, by, { memberIds })).toEqual(nobody)
  expect(await voidInvitations(db, by, { memberIds: [] })).toEqual(nobody)
  const [invitation] = await rowsOf(db, stranger.by.communityId, 'invitations')
  expect(invitation?.voidedAt).toBeNull()
})

test('nobody voids without the permission to invite', async ({ db }) => {
  const { by, memberId } = await anInvitation(db)
  const actor = { ...by, permissions: new Set(['admin view members'] as const) }

  expect(() => voidInvitations(db, actor, { memberIds: [memberId] })).toThrow(NotAllowed)
})
