import { expect } from 'vitest'
import { readEmail } from '#domain/contacts/email-address.ts'
import { addDays, addMinutes } from '#domain/days.ts'
import {
  setHouseholdActive,
  setHouseholdInactive,
} from '#domain/households/set-household-status.ts'
import { noAnswers } from '#domain/members/member.ts'
import { newId } from '#domain/new-id.ts'
import { refuse } from '#domain/result.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, aMember, anEmail, anInvitation } from '#test/factories.ts'
import { aHousehold } from '#test/households.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { redeemInvitation } from './redeem-invitation.ts'

const april = new Date('2026-04-01T12:00:00Z')
const may = new Date('2026-05-01T12:00:00Z')

test('joining makes the expected person a member, in the home that waited for them', async ({
  db,
}) => {
  const { by, email, invitationId, memberId, householdId } = await anInvitation(db, { at: april })
  const { communityId } = by
  const answers = { ...noAnswers, showEmail: true, toldByText: true }
  const joining = await aJoining(db, { email, phone: '+15125550123', locale: 'es', answers })

  const outcome = await redeemInvitation(db, joining, { communityId, invitationId }, { at: may })

  expect(outcome).toEqual({ ok: true, value: { communityId, memberId } })
  expect(await rowOf(db, 'members', { communityId, id: memberId })).toMatchObject({
    firstName: 'Bo',
    accountId: joining.accountId,
    joinedAt: may,
    leftAt: null,
    email,
    phone: '+15125550123',
    locale: 'es',
    answers,
  })
  expect(await rowsOf(db, communityId, 'residencies')).toMatchObject([
    { memberId, householdId, since: april, confirmedAt: may, until: null },
  ])
})

test('joining spends the code, is written down, and a welcome waits to be sent', async ({ db }) => {
  const { by, email, invitationId, memberId } = await anInvitation(db, { at: april })
  const { communityId } = by
  const joining = await aJoining(db, { email, from: '203.0.113.9', locale: 'es' })

  await redeemInvitation(db, joining, { communityId, invitationId }, { at: may })

  expect(await rowOf(db, 'invitations', { communityId, id: invitationId })).toMatchObject({
    redeemedAt: may,
    sealedCode: null,
    voidedAt: null,
  })
  expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject({
    deed: 'joined',
    happenedAt: may,
    actorId: memberId,
    accountId: joining.accountId,
    memberId,
    invitationId,
    fromAddress: '203.0.113.9',
  })
  const about = { memberId, invitationId, recipient: email, locale: 'es' }
  expect((await rowsOf(db, communityId, 'deliveries')).at(-1)).toMatchObject({
    ...about,
    template: 'welcome',
    channel: 'email',
    queuedAt: may,
    dueAt: may,
  })
  expect(await rowsOf(db, communityId, 'notices')).toEqual([])
})

test('what a leader wrote of a person is kept; what they did not know comes from the account', async ({
  db,
}) => {
  const { by, invitationId, memberId } = await anInvitation(db, {
    newcomer: { phone: '+15125550123' },
  })
  const member = { communityId: by.communityId, id: memberId }
  await change(db, 'members', member, { email: null })
  const joining = await aJoining(db, { phone: '+15125550199' })

  await redeemInvitation(db, joining, { communityId: by.communityId, invitationId })

  expect(await rowOf(db, 'members', member)).toMatchObject({
    email: joining.email,
    phone: '+15125550123',
  })
})

test('who asks again, since the answer was lost, is told that they have joined', async ({ db }) => {
  const { by, email, invitationId, memberId } = await anInvitation(db)
  const invitation = { communityId: by.communityId, invitationId }
  const joining = await aJoining(db, { email })
  const joined = { ok: true, value: { communityId: by.communityId, memberId } }

  expect(await redeemInvitation(db, joining, invitation)).toEqual(joined)
  expect(await redeemInvitation(db, joining, invitation)).toEqual(joined)
  const deeds = (await rowsOf(db, by.communityId, 'auditEvents')).map(({ deed }) => deed)
  expect(deeds.filter((deed) => deed === 'joined')).toHaveLength(1)
})

test('a used code is used, also for an account whose address is the invited one', async ({
  db,
}) => {
  const { by, email, invitationId, memberId } = await anInvitation(db)
  const invitation = { communityId: by.communityId, invitationId }
  await change(db, 'members', { ...by, id: memberId }, { email: null })
  await redeemInvitation(db, await aJoining(db), invitation)

  expect(await redeemInvitation(db, await aJoining(db, { email }), invitation)).toEqual(
    refuse({ because: 'redeemed' }),
  )
})

test.for([
  ['voided', { voidedAt: may, voidedBecause: 'withdrawn', sealedCode: null }],
  ['replaced', { voidedAt: may, voidedBecause: 'replaced', sealedCode: null }],
  ['expired', { expiresAt: addMinutes(april, 1) }],
] as const)(
  'a code that is %s lets nobody in and changes nothing',
  async ([because, given], { db }) => {
    const { by, email, invitationId, memberId } = await anInvitation(db, { at: april })
    const { communityId } = by
    await change(db, 'invitations', { communityId, id: invitationId }, given)
    const events = await rowsOf(db, communityId, 'auditEvents')

    const joining = await aJoining(db, { email })
    const outcome = await redeemInvitation(db, joining, { communityId, invitationId }, { at: may })

    expect(outcome).toEqual(refuse({ because }))
    expect(await rowOf(db, 'members', { communityId, id: memberId })).toMatchObject({
      accountId: null,
      joinedAt: null,
    })
    expect(await rowsOf(db, communityId, 'auditEvents')).toEqual(events)
  },
)

test('a code works until its last moment and not a moment longer', async ({ db }) => {
  const { by, email, invitationId } = await anInvitation(db, { at: april })
  const invitation = { communityId: by.communityId, invitationId }
  const end = addDays(april, 90)
  const lastMoment = new Date(end.getTime() - 1)
  const joining = await aJoining(db, { email })

  expect(await redeemInvitation(db, joining, invitation, { at: end })).toEqual(
    refuse({ because: 'expired' }),
  )
  expect(await redeemInvitation(db, joining, invitation, { at: lastMoment })).toMatchObject({
    ok: true,
  })
})

test('an invitation without end opens the door years later', async ({ db }) => {
  const { by, email, invitationId } = await anInvitation(db, { at: april })
  const { communityId } = by
  await change(db, 'invitations', { communityId, id: invitationId }, { expiresAt: null })

  const at = addDays(april, 4000)
  const joining = await aJoining(db, { email })
  expect(await redeemInvitation(db, joining, { communityId, invitationId }, { at })).toMatchObject({
    ok: true,
  })
})

test('an invitation is unknown where it was not made, and nowhere else', async ({ db }) => {
  const { by, email, invitationId } = await anInvitation(db)
  const elsewhere = await aLeader(db)
  const joining = await aJoining(db, { email })
  const unknown = refuse({ because: 'unknown' })

  for (const invitation of [
    { communityId: elsewhere.communityId, invitationId },
    { communityId: by.communityId, invitationId: newId() },
    { communityId: newId(), invitationId },
  ])
    expect(await redeemInvitation(db, joining, invitation)).toEqual(unknown)
})

test('an account with another address does not join, and nothing is written', async ({ db }) => {
  const { by, email, invitationId, memberId } = await anInvitation(db, {
    newcomer: { email: anEmail('jo') },
  })
  const { communityId } = by
  const events = await rowsOf(db, communityId, 'auditEvents')
  const deliveries = await rowsOf(db, communityId, 'deliveries')

  const outcome = await redeemInvitation(db, await aJoining(db), { communityId, invitationId })

  expect(outcome).toEqual(refuse({ because: 'other address', maskedEmail: 'j•••@example.com' }))
  expect(JSON.stringify(outcome)).not.toContain(email)
  expect(await rowOf(db, 'members', { communityId, id: memberId })).toMatchObject({
    accountId: null,
    joinedAt: null,
  })
  expect(await rowOf(db, 'invitations', { communityId, id: invitationId })).toMatchObject({
    redeemedAt: null,
    sealedCode: expect.any(Buffer),
  })
  expect(await rowsOf(db, communityId, 'auditEvents')).toEqual(events)
  expect(await rowsOf(db, communityId, 'deliveries')).toEqual(deliveries)
})

test.for([
  ['the same', (address: string) => address, true],
  ['capitals', (address: string) => address.toUpperCase(), true],
  ['spaces around', (address: string) => ` ${address}\n`, true],
  ['a plus tag', (address: string) => address.replace('@', '+hoa@'), false],
  ['a dot more', (address: string) => address.replace('o', 'o.'), false],
  ['a look-alike domain', (address: string) => address.replace('.com', '.co'), false],
] as const)('an address with %s: is it the invited one?', async ([, spell, same], { db }) => {
  const { by, email, invitationId } = await anInvitation(db)
  const joining = await aJoining(db, { email: readEmail(spell(email))! })
  const invitation = { communityId: by.communityId, invitationId }

  expect((await redeemInvitation(db, joining, invitation)).ok).toBe(same)
})

test.for([
  ['has left', { leftAt: april }],
  ['is suspended', { suspendedAt: april, suspendedBecause: 'unpaid dues' }],
  ['was demoted', 'demoted'],
] as const)(
  'an inviter who %s gives no more than the default role, and leaders are told',
  async ([, fate], { db }) => {
    const leader = await aLeader(db)
    const { communityId } = leader
    const colleague = await aMember(db, { communityId, role: 'leader' })
    const by = { ...leader, memberId: colleague.id }
    const { email, invitationId, memberId } = await anInvitation(db, { by })
    const roles = await rowsOf(db, communityId, 'roles')
    const roleId = (system: string) => roles.find((role) => role.system === system)!.id
    const promised = { roleId: roleId('board') }
    await change(db, 'invitations', { communityId, id: invitationId }, promised)
    await change(
      db,
      'members',
      colleague,
      fate === 'demoted' ? { roleId: roleId('resident') } : fate,
    )

    const joining = await aJoining(db, { email })
    const outcome = await redeemInvitation(db, joining, { communityId, invitationId })

    expect(outcome).toEqual({ ok: true, value: { communityId, memberId } })
    const member = await rowOf(db, 'members', { communityId, id: memberId })
    expect(member.roleId).toBe(roleId('resident'))
    const deed = 'joined with default role'
    expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject({ deed, memberId })
    const [notice, ...others] = await rowsOf(db, communityId, 'notices')
    expect(notice).toMatchObject({ kind: deed, memberId, settledAt: null })
    expect(others).toEqual([])
    const told = (await rowsOf(db, communityId, 'deliveries')).filter(
      ({ template }) => template === 'notice',
    )
    expect(told).toMatchObject([{ memberId: leader.memberId, facts: { noticeId: notice!.id } }])
  },
)

test('an inviter whose household is set inactive gives the default role, and the promised one after', async ({
  db,
}) => {
  const { communityId, leader, householdId, heads } = await aHousehold(db)
  const board = (await rowsOf(db, communityId, 'roles')).find(({ system }) => system === 'board')!
  const inviter = { communityId, id: heads[0]!.memberId }
  await change(db, 'members', inviter, { roleId: board.id })
  const by = { ...leader, memberId: inviter.id }
  const roleOfNext = async () => {
    const { email, invitationId, memberId } = await anInvitation(db, { by })
    await change(db, 'invitations', { communityId, id: invitationId }, { roleId: board.id })
    await redeemInvitation(db, await aJoining(db, { email }), { communityId, invitationId })
    return (await rowOf(db, 'members', { communityId, id: memberId })).roleId
  }
  await setHouseholdInactive(db, leader, { householdId, because: 'unpaid dues' })
  expect(await roleOfNext()).not.toBe(board.id)
  await setHouseholdActive(db, leader, { householdId })
  expect(await roleOfNext()).toBe(board.id)
})

test('an inviter who may still grant a role gives it', async ({ db }) => {
  const { by, email, invitationId, memberId } = await anInvitation(db)
  const { communityId } = by
  const board = (await rowsOf(db, communityId, 'roles')).find(({ system }) => system === 'board')!
  await change(db, 'invitations', { communityId, id: invitationId }, { roleId: board.id })

  await redeemInvitation(db, await aJoining(db, { email }), { communityId, invitationId })

  const member = await rowOf(db, 'members', { communityId, id: memberId })
  expect(member.roleId).toBe(board.id)
  expect(await rowsOf(db, communityId, 'notices')).toEqual([])
})
