import { expect } from 'vitest'
import { addDays, addMinutes } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aCommunity, aLeader, aMember, anInvitation } from '#test/factories.ts'
import { change, letLeave, rowOf, rowsOf } from '#test/rows.ts'
import { foreseeResending, resendInvitations } from './resend-invitations.ts'
import { voidInvitations } from './void-invitations.ts'

const april = new Date('2026-04-01T12:00:00Z')
const later = addMinutes(april, 10)

const nobody = { sent: [], skipped: [] }

test('resending sends the same code again and gives it its full validity back', async ({ db }) => {
  const { by, email, memberId, invitationId } = await anInvitation(db, { at: april })
  const { communityId } = by
  const before = await rowOf(db, 'invitations', { communityId, id: invitationId })
  const actor = { ...by, from: '203.0.113.7' }
  await letLeave(db, communityId)

  const report = await resendInvitations(db, actor, { memberIds: [memberId] }, { at: later })

  expect(report).toEqual({ sent: [{ name: 'Bo Chen' }], skipped: [] })
  expect(await rowsOf(db, communityId, 'invitations')).toEqual([
    { ...before, expiresAt: addDays(later, 90), renewedAt: later },
  ])
  const about = { memberId, invitationId }
  expect((await rowsOf(db, communityId, 'deliveries')).slice(1)).toMatchObject([
    { ...about, template: 'invitation', recipient: email, queuedAt: later, dueAt: later },
  ])
  expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject({
    ...about,
    deed: 'resent invitation',
    actorId: by.memberId,
    accountId: by.accountId,
    fromAddress: '203.0.113.7',
    happenedAt: later,
  })
})

test('an invitation that ran out opens the door again once it is resent', async ({ db }) => {
  const { by, memberId, invitationId } = await anInvitation(db, { at: april })
  const at = addDays(april, 100)

  const report = await resendInvitations(db, by, { memberIds: [memberId] }, { at })

  expect(report).toEqual({ sent: [{ name: 'Bo Chen' }], skipped: [] })
  const invitation = await rowOf(db, 'invitations', { ...by, id: invitationId })
  expect(invitation.expiresAt).toEqual(addDays(at, 90))
})

test('where invitations have no end, a resent one has none either', async ({ db }) => {
  const { communityId, leader: by } = await aCommunity(db)
  const { memberId, invitationId } = await anInvitation(db, { by, at: april })
  const invitation = { communityId, id: invitationId }
  expect((await rowOf(db, 'invitations', invitation)).expiresAt).not.toBeNull()
  const { leader: other } = await aCommunity(db, { invitationDays: null })
  const endless = await anInvitation(db, { by: other, at: april })
  await change(db, 'invitations', { ...other, id: endless.invitationId }, { expiresAt: later })
  await Promise.all([letLeave(db, communityId), letLeave(db, other.communityId)])

  await resendInvitations(db, by, { memberIds: [memberId] }, { at: later })
  await resendInvitations(db, other, { memberIds: [endless.memberId] }, { at: later })

  expect((await rowOf(db, 'invitations', invitation)).expiresAt).toEqual(addDays(later, 90))
  const [resent] = await rowsOf(db, other.communityId, 'invitations')
  expect(resent).toMatchObject({ expiresAt: null, renewedAt: later })
})

test.for([
  [9.99, { ...nobody, skipped: [{ name: 'Bo Chen', because: 'sent a moment ago' }] }],
  [10, { ...nobody, sent: [{ name: 'Bo Chen' }] }],
] as const)('%s minutes after the last message', async ([minutes, report], { db }) => {
  const { by, memberId } = await anInvitation(db, { at: april })
  await letLeave(db, by.communityId)
  const at = addMinutes(april, minutes)

  expect(await resendInvitations(db, by, { memberIds: [memberId] }, { at })).toEqual(report)
})

test('a person hears at most three times a day, then again', async ({ db }) => {
  const { by, memberId } = await anInvitation(db, { at: april })
  const resend = async (minutes: number) => {
    const at = addMinutes(april, minutes)
    await letLeave(db, by.communityId)
    const { sent, skipped } = await resendInvitations(db, by, { memberIds: [memberId] }, { at })
    return [...sent.map(() => 'sent'), ...skipped.map(({ because }) => because)]
  }

  expect(await resend(60)).toEqual(['sent'])
  expect(await resend(120)).toEqual(['sent'])
  expect(await resend(180)).toEqual(['sent three times today'])
  expect(await resend(24 * 60 - 1)).toEqual(['sent three times today'])
  expect(await resend(24 * 60)).toEqual(['sent'])
  expect(await resend(24 * 60 + 15)).toEqual(['sent three times today'])
  expect(await resend(25 * 60)).toEqual(['sent'])
})

test('an invitation that was never sent may be sent at once', async ({ db }) => {
  const { by, memberId } = await anInvitation(db, { newcomer: { sendNow: false }, at: april })

  expect(await resendInvitations(db, by, { memberIds: [memberId] }, { at: april })).toEqual({
    sent: [{ name: 'Bo Chen' }],
    skipped: [],
  })
})

test('what still waits to leave is not sent again, however long it waits', async ({ db }) => {
  const { by, memberId } = await anInvitation(db, { at: april })
  const [message] = await rowsOf(db, by.communityId, 'deliveries')
  await change(db, 'deliveries', message!, { dueAt: addDays(april, 3) })
  const resend = (at: Date) => resendInvitations(db, by, { memberIds: [memberId] }, { at })
  const skipped = [{ name: 'Bo Chen', because: 'on its way' }]

  expect(await resend(later)).toEqual({ ...nobody, skipped })
  expect(await resend(addDays(april, 2))).toEqual({ ...nobody, skipped })
  await change(db, 'deliveries', message!, { sentAt: addDays(april, 3) })
  expect((await resend(addMinutes(addDays(april, 3), 9))).skipped).toEqual([
    { name: 'Bo Chen', because: 'sent a moment ago' },
  ])
  expect((await resend(addMinutes(addDays(april, 3), 10))).sent).toHaveLength(1)
})

test('ten leaders who resend at once send one message', async ({ db }) => {
  const { by, memberId } = await anInvitation(db, { at: april })
  await letLeave(db, by.communityId)
  const reports = await Promise.all(
    Array.from({ length: 10 }, () =>
      resendInvitations(db, by, { memberIds: [memberId] }, { at: later }),
    ),
  )

  expect(reports.filter(({ sent }) => sent.length === 1)).toHaveLength(1)
  expect(reports.flatMap(({ skipped }) => skipped)).toEqual(
    Array.from({ length: 9 }, () => ({ name: 'Bo Chen', because: 'on its way' })),
  )
  expect(await rowsOf(db, by.communityId, 'deliveries')).toHaveLength(2)
})

test('those who cannot be sent to are named with the reason, and the others are sent to', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const invite = (firstName: string) => anInvitation(db, { by, newcomer: { firstName }, at: april })
  const voided = await invite('Wim')
  await voidInvitations(db, by, { memberIds: [voided.memberId] }, { at: april })
  const onPaper = await invite('Pia')
  await change(db, 'members', { communityId, id: onPaper.memberId }, { email: null })
  const people = [await invite('Ada'), await invite('Zoe'), voided, onPaper]
  const joined = await aMember(db, { communityId, firstName: 'Joe', lastName: 'Chen' })
  const memberIds = [...people.map(({ memberId }) => memberId), joined.id]
  await letLeave(db, communityId)
  const before = await rowsOf(db, communityId, 'deliveries')

  const foreseen = await foreseeResending(db, by, { memberIds }, { at: later })
  expect(await rowsOf(db, communityId, 'deliveries')).toEqual(before)
  const report = await resendInvitations(db, by, { memberIds }, { at: later })

  const [ada, zoe] = people
  expect(foreseen).toEqual({
    sending: [
      { id: ada!.invitationId, name: 'Ada Chen' },
      { id: zoe!.invitationId, name: 'Zoe Chen' },
    ],
    skipped: report.skipped,
  })
  expect(report).toEqual({
    sent: [{ name: 'Ada Chen' }, { name: 'Zoe Chen' }],
    skipped: [
      { name: 'Joe Chen', because: 'already joined' },
      { name: 'Pia Chen', because: 'no e-mail address' },
      { name: 'Wim Chen', because: 'no invitation' },
    ],
  })
  expect(await rowsOf(db, communityId, 'deliveries')).toHaveLength(before.length + 2)
})

test('people of other communities are not mentioned, and nothing reaches them', async ({ db }) => {
  const stranger = await anInvitation(db, { at: april })
  const by = await aLeader(db)
  const memberIds = [stranger.memberId, newId()]

  expect(await resendInvitations(db, by, { memberIds }, { at: later })).toEqual(nobody)
  expect(await resendInvitations(db, by, { memberIds: [] })).toEqual(nobody)
  expect(await rowsOf(db, stranger.by.communityId, 'deliveries')).toHaveLength(1)
})

test('nobody resends a promise that they could not make', async ({ db }) => {
  const { by, memberId } = await anInvitation(db, { at: april })
  const permissions = new Set([...by.permissions].filter((one) => one !== 'view leaders'))
  const actor = { ...by, permissions }

  expect(await resendInvitations(db, actor, { memberIds: [memberId] }, { at: later })).toEqual({
    sent: [],
    skipped: [{ name: 'Bo Chen', because: 'may not grant' }],
  })
  expect(await rowsOf(db, by.communityId, 'deliveries')).toHaveLength(1)
})

test('nobody foresees it without the permission to invite, or of another community', async ({
  db,
}) => {
  const { by, memberId } = await anInvitation(db, { at: april })
  const stranger = await aLeader(db)
  const foreseen = await foreseeResending(db, stranger, { memberIds: [memberId] })
  expect(foreseen).toEqual({ sending: [], skipped: [] })
  const plain = { ...by, permissions: new Set(['view leaders'] as const) }
  expect(() => foreseeResending(db, plain, { memberIds: [memberId] })).toThrow(NotAllowed)
})

test('nobody resends without the permission to invite', async ({ db }) => {
  const { by, memberId } = await anInvitation(db)
  const actor = { ...by, permissions: new Set(['admin view members'] as const) }

  expect(() => resendInvitations(db, actor, { memberIds: [memberId] })).toThrow(NotAllowed)
})
