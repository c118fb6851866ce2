import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { addDays, addMinutes } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aJoining, aMember, anEmail, anInvitation, anOpenCode, key } from '#test/factories.ts'
import { change, rowsOf } from '#test/rows.ts'
import { fixAddress } from './fix-address.ts'
import { redeemInvitation } from './redeem-invitation.ts'
import { replaceCodes } from './replace-code.ts'
import { resendInvitations } from './resend-invitations.ts'
import { tellStory } from './tell-story.ts'
import { voidInvitations } from './void-invitations.ts'

const april = new Date('2026-04-01T12:00:00Z')
const minutes = (count: number) => addMinutes(april, count)

test('a story is told from its making to its end, with who did what and what was answered', async ({
  db,
}) => {
  const { by, email, invitationId } = await anInvitation(db, { at: april })
  const { communityId } = by
  const [first] = await rowsOf(db, communityId, 'deliveries')
  const problem = '550 5.1.1 no such user'
  await change(db, 'deliveries', first!, { sentAt: minutes(1), bouncedAt: minutes(2), problem })
  const address = anEmail('right')
  const fixing = { invitationId, typed: address, sharesAddress: false }
  await fixAddress(db, by, fixing, { at: minutes(3) })
  const [, second] = await rowsOf(db, communityId, 'deliveries')
  await change(db, 'deliveries', second!, { sentAt: minutes(4), deliveredAt: minutes(5) })
  const opening = { communityId, invitationId, firstAt: minutes(6), lastAt: minutes(7) }
  await inCommunity(db, communityId, (db) => db.insertInto('openings').values(opening).execute())
  await resendInvitations(db, by, { invitationIds: [invitationId] }, { at: minutes(20) })
  const joining = await aJoining(db, { email: address })
  await redeemInvitation(db, joining, { communityId, invitationId }, { at: minutes(30) })

  const story = await tellStory(db, by, { invitationId })

  const told = story!.events.map(({ at, kind, by, address, words }) => [
    (at.getTime() - april.getTime()) / 60_000,
    kind,
    by ?? address,
    words,
  ])
  expect(told).toEqual([
    [0, 'made', 'Lee Board', null],
    [0, 'queued', email, null],
    [1, 'sent', email, null],
    [2, 'bounced', email, problem],
    [3, 'fixed address', 'Lee Board', null],
    [3, 'queued', address, null],
    [4, 'sent', address, null],
    [5, 'delivered', address, null],
    [6, 'opened', null, null],
    [7, 'opened again', null, null],
    [20, 'resent', 'Lee Board', null],
    [20, 'queued', address, null],
    [30, 'joined', null, null],
  ])
  expect(story).toMatchObject({ invitation: { state: 'joined' }, isFixable: false })
})

test('a replaced code leads to the one that took its place, and back', async ({ db }) => {
  const { by, invitationId } = await anInvitation(db, { at: april })
  const ids = { invitationIds: [invitationId] }
  const { replaced } = await replaceCodes(db, by, ids, { key, at: minutes(1) })
  const anew = replaced[0]!.new
  const end = (await tellStory(db, by, { invitationId }))!.events.at(-1)
  expect(end).toMatchObject({ kind: 'replaced', by: 'Lee Board', invitationId: anew })
  const [made] = (await tellStory(db, by, { invitationId: anew }))!.events.filter(
    ({ kind }) => kind === 'replaces',
  )
  expect(made).toMatchObject({ by: 'Lee Board', invitationId })
})

test('a story ends by being voided, by running out, or goes on', async ({ db }) => {
  const { by, invitationId } = await anInvitation(db, { newcomer: { sendNow: false }, at: april })
  const lastOf = async (days: number) => {
    const story = await tellStory(db, by, { invitationId }, { at: addDays(april, days) })
    return story!.events.at(-1)!.kind
  }
  expect([await lastOf(89), await lastOf(90)]).toEqual(['made', 'expired'])
  await voidInvitations(db, by, { invitationIds: [invitationId] }, { at: minutes(1) })
  expect(await lastOf(90)).toBe('voided')
})

test('a told home and what a leader said to it belong to the story', async ({ db }) => {
  const { by, communityId, invitationId } = await anOpenCode(db, { at: april })
  const { id: memberId } = await aMember(db, { communityId, firstName: 'Inés' })
  await inCommunity(db, communityId, async (db) => {
    await db
      .insertInto('homeClaims')
      .values({
        ...{ communityId, id: newId(), invitationId, memberId, because: 'unknown home' },
        home: JSON.stringify({ kind: 'street', street: '9 OAK ST', unit: 'APT 2' }),
        ...{ claimedAt: minutes(5), settledAt: minutes(9), outcome: 'declined' },
      })
      .execute()
  })
  const used = { redeemedAt: minutes(5), sealedCode: null, joinedAs: memberId }
  await change(db, 'invitations', { communityId, id: invitationId }, used)
  const story = await tellStory(db, by, { invitationId })
  expect(story!.invitation).toMatchObject({
    name: 'Inés Reyes',
    home: '9 OAK ST APT 2',
    state: 'declined',
  })
  const kinds = story!.events.map(({ kind }) => kind)
  expect(kinds).toEqual(['made', 'claimed home', 'declined home'])
})

test('addresses are told to those who may see them', async ({ db }) => {
  const { by, email, invitationId } = await anInvitation(db)
  const actor = { ...by, permissions: new Set(['invite members'] as const) }
  expect(JSON.stringify(await tellStory(db, by, { invitationId }))).toContain(email)
  expect(JSON.stringify(await tellStory(db, actor, { invitationId }))).not.toContain(email)
})

test('nobody hears a story of another community, or without the permission to invite', async ({
  db,
}) => {
  const { by, invitationId } = await anInvitation(db)
  const { by: stranger } = await anInvitation(db)
  expect(await tellStory(db, stranger, { invitationId })).toBeNull()
  const actor = { ...by, permissions: new Set(['admin view members'] as const) }
  expect(() => tellStory(db, actor, { invitationId })).toThrow(NotAllowed)
})
