import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { addDays, addMinutes } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import {
  aJoining,
  aLeader,
  aMember,
  aNumber,
  anEmail,
  anInvitation,
  anOpenCode,
  key,
} from '#test/factories.ts'
import { letLeave, rowOf, rowsOf } from '#test/rows.ts'
import { redeemInvitation } from './redeem-invitation.ts'
import { replaceCodes } from './replace-code.ts'
import { foreseeResending, resendInvitations } from './resend-invitations.ts'
import { voidInvitations } from './void-invitations.ts'

const april = new Date('2026-04-01T12:00:00Z')
const later = addMinutes(april, 10)

test('an open code is sent again to its contact, by its own channel, with its full validity', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const ines = await anOpenCode(db, { by, contact: 'ines@example.com', at: april })
  const number = { contact: '+15125550177', channel: 'text', contactName: 'Olga' } as const
  const olga = await anOpenCode(db, { by, ...number, at: april })
  const invitationIds = [ines.invitationId, olga.invitationId]

  const report = await resendInvitations(db, by, { invitationIds }, { at: later })

  const sent = [{ name: 'ines@example.com' }, { name: 'Olga' }]
  expect(report).toEqual({ sent, skipped: [] })
  expect(await rowsOf(db, communityId, 'deliveries')).toMatchObject([
    { channel: 'email', recipient: 'ines@example.com', memberId: null, template: 'invitation' },
    { channel: 'text', recipient: '+15125550177', memberId: null, template: 'invitation' },
  ])
  for (const id of invitationIds)
    expect(await rowOf(db, 'invitations', { communityId, id })).toMatchObject({
      expiresAt: addDays(later, 90),
      renewedAt: later,
    })
})

test('a contact gets its rest whichever code it is, and a reminder counts', async ({ db }) => {
  const by = await aLeader(db)
  const { invitationId } = await anOpenCode(db, { by, contact: 'ines@example.com', at: april })
  const resend = async (minutes: number) => {
    const at = addMinutes(april, minutes)
    const ids = { invitationIds: [invitationId] }
    await letLeave(db, by.communityId)
    const { sent, skipped } = await resendInvitations(db, by, ids, { at })
    return [...sent.map(() => 'sent'), ...skipped.map(({ because }) => because)]
  }
  const answers = []
  for (const minutes of [0, 9, 10, 20, 30]) answers.push(...(await resend(minutes)))
  expect(answers).toEqual(['sent', 'sent a moment ago', 'sent', 'sent', 'sent three times today'])
})

test('who joined by another way is not asked again under the same address', async ({ db }) => {
  const by = await aLeader(db)
  const [contact, number] = [anEmail(), aNumber()]
  const mail = await anOpenCode(db, { by, contact, contactName: 'Inés', at: april })
  const given = { contact: number, contactName: 'Olga', channel: 'text', at: april } as const
  const text = await anOpenCode(db, { by, ...given })
  await aMember(db, { communityId: by.communityId, email: contact, phone: number })

  const invitationIds = [mail.invitationId, text.invitationId]
  const report = await resendInvitations(db, by, { invitationIds }, { at: later })
  const because = 'already joined'
  expect(report).toEqual({
    sent: [],
    skipped: [
      { name: 'Inés', because },
      { name: 'Olga', because },
    ],
  })
})

test('what cannot be sent is named with the reason', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [refused, stopped] = [anEmail('refused'), `+1512555${Date.now() % 10_000}`]
  await inCommunity(db, communityId, async (db) => {
    const suppression = { communityId, id: newId(), recipient: refused, because: 'bounced' }
    await db
      .insertInto('suppressions')
      .values({ ...suppression, since: april })
      .execute()
    await db.insertInto('textOptOuts').values({ phone: stopped }).execute()
  })
  const open = async (contactName: string, given: object) =>
    (await anOpenCode(db, { by, contactName, at: april, ...given })).invitationId
  const gone = await open('Gone', { contact: anEmail() })
  await voidInvitations(db, by, { invitationIds: [gone] }, { at: april })
  const old = await open('Old', { contact: anEmail() })
  await replaceCodes(db, by, { invitationIds: [old] }, { key, at: april })
  const invitationIds = [
    await open('Bounced', { contact: refused }),
    gone,
    old,
    await open('Paper', {}),
    await open('Stopped', { contact: stopped, channel: 'text' }),
  ]

  const foreseen = await foreseeResending(db, by, { invitationIds }, { at: later })
  const { sent, skipped } = await resendInvitations(db, by, { invitationIds }, { at: later })

  expect(foreseen).toEqual({ sending: [], skipped })
  expect(sent).toEqual([])
  expect(skipped).toEqual([
    { name: 'Bounced', because: 'bounced' },
    { name: 'Gone', because: 'voided' },
    { name: 'Old', because: 'replaced' },
    { name: 'Paper', because: 'on paper' },
    { name: 'Stopped', because: 'opted out' },
  ])
  expect(await rowsOf(db, communityId, 'deliveries')).toEqual([])
})

test('an invitation of another community is neither sent nor voided, and not named', async ({
  db,
}) => {
  const by = await aLeader(db)
  const stranger = await anInvitation(db, { at: april })
  const invitationIds = [stranger.invitationId]
  expect(await resendInvitations(db, by, { invitationIds }, { at: later })).toEqual({
    sent: [],
    skipped: [],
  })
  expect(await voidInvitations(db, by, { invitationIds })).toEqual({ voided: [], skipped: [] })
  const theirs = await rowsOf(db, stranger.by.communityId, 'invitations')
  expect(theirs).toMatchObject([{ voidedAt: null, renewedAt: null }])
})

test('of one who joins, one who voids, one who resends and one who replaces, one story comes out', async ({
  db,
}) => {
  for (let round = 0; round < 8; round += 1) {
    const { by, email, invitationId } = await anInvitation(db, { at: april })
    const joining = await aJoining(db, { email })
    const ids = { invitationIds: [invitationId] }
    const invitation = { communityId: by.communityId, invitationId }
    const [joined, voided, , replaced] = await Promise.all([
      redeemInvitation(db, joining, invitation, { at: later }),
      voidInvitations(db, by, ids, { at: later }),
      resendInvitations(db, by, ids, { at: later }),
      replaceCodes(db, by, ids, { key, at: later }),
    ])
    const winners = [joined.ok, voided.voided.length === 1, replaced.done.length === 1]
    expect(winners.filter(Boolean)).toHaveLength(1)
    const row = await rowOf(db, 'invitations', { ...by, id: invitationId })
    expect([row.redeemedAt !== null, row.voidedBecause]).toEqual(
      joined.ok ? [true, null] : [false, winners[1] ? 'withdrawn' : 'replaced'],
    )
    expect(row.sealedCode).toBeNull()
  }
})
