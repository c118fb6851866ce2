import { expect } from 'vitest'
import { addDays, addMinutes } from '#domain/days.ts'
import { readCode } from '#domain/invitations/access-code.ts'
import { findInvitation } from '#domain/invitations/find-invitation.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { voidInvitations } from '#domain/invitations/void-invitations.ts'
import { newId } from '#domain/new-id.ts'
import { accept, refuse } from '#domain/result.ts'
import { test } from '#test/database.ts'
import { aJoining, aNumber, anInvitation, key } from '#test/factories.ts'
import { aDweller, aGuest, aHousehold, anInvitedGuest } from '#test/households.ts'
import { rowOf, rowsOf } from '#test/rows.ts'
import { cancelGuest } from './cancel-guest.ts'
import { inviteGuest } from './invite-guest.ts'
import { resendGuest } from './resend-guest.ts'

const april = new Date('2030-04-01T17:00:00Z')
const later = addMinutes(april, 30)

test('a Head sends a guest the same code again, with its full validity', async ({ db }) => {
  const { communityId, householdId, heads } = await aHousehold(db)
  const by = heads[0]!
  const { invitationId } = await anInvitedGuest(db, { by, householdId, at: april })

  expect(await resendGuest(db, by, { invitationId }, { at: later })).toEqual(
    refuse({ because: 'on its way' }),
  )
  const next = addDays(april, 2)
  expect(await resendGuest(db, by, { invitationId }, { at: next })).toEqual(
    accept({ name: 'Bo Chen' }),
  )

  const invitation = await rowOf(db, 'invitations', { communityId, id: invitationId })
  expect(invitation).toMatchObject({ renewedAt: next, expiresAt: addDays(next, 90) })
  expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject({
    ...{ deed: 'resent invitation', actorId: by.memberId, invitationId },
  })
})

test('a cancelled invitation opens nothing, and nobody is expected any more', async ({ db }) => {
  const { communityId, householdId, heads } = await aHousehold(db)
  const by = heads[0]!
  const guest = await anInvitedGuest(db, { by, householdId })
  const { invitationId, memberId } = guest

  expect(await cancelGuest(db, by, { invitationId })).toEqual(accept({ name: 'Bo Chen' }))

  const code = readCode(guest.code)
  const found = code.ok && (await findInvitation(db, { code: code.value, holder: null }, { key }))
  expect(found).toEqual(refuse({ because: 'voided' }))
  const member = await rowOf(db, 'members', { communityId, id: memberId })
  expect(member).toMatchObject({ joinedAt: null, leftAt: expect.any(Date) })
  const place = (await rowsOf(db, communityId, 'residencies')).at(-1)
  expect(place).toMatchObject({ memberId, until: expect.any(Date) })
  expect((await rowsOf(db, communityId, 'deliveries')).at(-1)).toMatchObject({
    ...{ invitationId, suppressedAt: expect.any(Date) },
  })
  expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject({
    ...{ deed: 'voided invitation', actorId: by.memberId, invitationId },
  })
})

test('cancelled twice is cancelled once, and the same person can be invited again', async ({
  db,
}) => {
  const { communityId, householdId, heads } = await aHousehold(db)
  const by = heads[0]!
  const { invitationId, email, memberId } = await anInvitedGuest(db, { by, householdId })
  const cancel = () => cancelGuest(db, by, { invitationId })
  expect(await Promise.all([cancel(), cancel()])).toEqual(
    Array(2).fill(accept({ name: 'Bo Chen' })),
  )
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.filter(({ deed }) => deed === 'voided invitation')).toHaveLength(1)

  const again = await inviteGuest(db, by, aGuest(householdId, { email }), { key })
  expect(again).toMatchObject({ ok: true, value: { memberId } })
  const member = await rowOf(db, 'members', { communityId, id: memberId })
  expect(member).toMatchObject({ leftAt: null, joinedAt: null })
})

test('whom the leaders expected before is still expected when a Head cancels', async ({ db }) => {
  const { communityId, leader, householdId, heads } = await aHousehold(db)
  const newcomer = { place: { householdId }, householdRole: 'member' } as const
  const { memberId, email } = await anInvitation(db, { by: leader, newcomer, at: april })
  await voidInvitations(db, leader, { memberIds: [memberId] })
  const guest = aGuest(householdId, { email })
  const made = await inviteGuest(db, heads[0]!, guest, { key })
  expect(made).toMatchObject({ ok: true, value: { memberId } })

  await cancelGuest(db, heads[0]!, { invitationId: guest.submission })

  expect(await rowOf(db, 'members', { communityId, id: memberId })).toMatchObject({ leftAt: null })
  expect((await rowsOf(db, communityId, 'residencies')).at(-1)).toMatchObject({
    ...{ memberId, until: null },
  })
})

test('of a guest who joins and a Head who cancels exactly one wins, and the other is told', async ({
  db,
}) => {
  const { communityId, householdId, heads } = await aHousehold(db)
  const by = heads[0]!
  for (let round = 0; round < 8; round += 1) {
    const { invitationId, email, memberId } = await anInvitedGuest(db, { by, householdId })
    const joining = await aJoining(db, { email })
    const [cancelled, joined] = await Promise.all([
      cancelGuest(db, by, { invitationId }),
      redeemInvitation(db, joining, { communityId, invitationId }),
    ])
    const { joinedAt, leftAt } = await rowOf(db, 'members', { communityId, id: memberId })
    expect([joinedAt === null, leftAt === null]).toEqual([cancelled.ok, !cancelled.ok])
    expect(joined.ok).toBe(!cancelled.ok)
    if (!cancelled.ok) expect(cancelled.refusal).toEqual({ because: 'already joined' })
    if (!joined.ok) expect(joined.refusal).toEqual({ because: 'voided' })
  }
})

test('of two people with one code of a guest one is in', async ({ db }) => {
  const { communityId, householdId, heads } = await aHousehold(db)
  const text = { channel: 'text', email: null, phone: aNumber(), consented: true } as const
  const { invitationId } = await anInvitedGuest(db, { by: heads[0]!, householdId, ...text })
  const rivals = await Promise.all([aJoining(db), aJoining(db)])
  const outcomes = await Promise.all(
    rivals.map((joining) => redeemInvitation(db, joining, { communityId, invitationId })),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual(refuse({ because: 'redeemed' }))
})

test('nobody but a Head of the household acts upon its guests', async ({ db }) => {
  const { communityId, slug, leader, householdId, heads, members } = await aHousehold(db, {
    members: 1,
  })
  const neighbours = await aHousehold(db, { town: { communityId, slug, leader } })
  const { invitationId } = await anInvitedGuest(db, { by: heads[0]!, householdId })
  const others = [
    [members[0]!, 'not a head'],
    [neighbours.heads[0]!, 'unknown'],
    [leader, 'unknown'],
  ] as const
  for (const [by, because] of others) {
    expect(await cancelGuest(db, by, { invitationId })).toEqual(refuse({ because }))
    expect(await resendGuest(db, by, { invitationId })).toEqual(refuse({ because }))
  }
  const invitation = await rowOf(db, 'invitations', { communityId, id: invitationId })
  expect(invitation).toMatchObject({ voidedAt: null, renewedAt: null })
})

test('invitations that leaders made are theirs, also those into the same household', async ({
  db,
}) => {
  const { leader, householdId, heads } = await aHousehold(db)
  const newcomer = { place: { householdId } }
  const { invitationId } = await anInvitation(db, { by: leader, newcomer })
  for (const id of [invitationId, newId()]) {
    expect(await cancelGuest(db, heads[0]!, { invitationId: id })).toEqual(
      refuse({ because: 'unknown' }),
    )
    expect(await resendGuest(db, heads[0]!, { invitationId: id })).toEqual(
      refuse({ because: 'unknown' }),
    )
  }
})

test('the Head to whom a household was handed over answers for its guests', async ({ db }) => {
  const { communityId, householdId, heads } = await aHousehold(db, { heads: 2 })
  const { invitationId } = await anInvitedGuest(db, { by: heads[0]!, householdId })
  expect(await cancelGuest(db, heads[1]!, { invitationId })).toEqual(accept({ name: 'Bo Chen' }))
  expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject({
    actorId: heads[1]!.memberId,
  })
})

test('who has joined can no longer be cancelled or sent to', async ({ db }) => {
  const { communityId, householdId, heads } = await aHousehold(db)
  const by = heads[0]!
  const invited = await anInvitedGuest(db, { by, householdId })
  await aDweller(db, { communityId, invited })
  const { invitationId } = invited
  expect(await cancelGuest(db, by, { invitationId })).toEqual(refuse({ because: 'already joined' }))
  expect(await resendGuest(db, by, { invitationId })).toEqual(refuse({ because: 'already joined' }))
})
