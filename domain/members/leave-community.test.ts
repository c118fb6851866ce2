import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { enterCommunity } from '#domain/communities/enter-community.ts'
import { joinGroup } from '#domain/groups/join-group.ts'
import { inviteMember } from '#domain/invitations/invite-member.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { accept, refuse } from '#domain/result.ts'
import { test } from '#test/database.ts'
import { endTrial } from '#test/end-trial.ts'
import { aCommunity, aJoining, aMember, aNewcomer, anInvitation, key } from '#test/factories.ts'
import { aGroup } from '#test/groups.ts'
import { untilHeldUp } from '#test/held-up.ts'
import { aDweller, aHousehold, anInvitedGuest, type Dweller } from '#test/households.ts'
import { comeTo } from '#test/open-codes.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { leaveCommunity, readLeaving } from './leave-community.ts'
import { noAnswers } from './member.ts'
import { reinstate } from './reinstate.ts'
import { suspend } from './suspend.ts'

const april = new Date('2030-04-02T10:00:00Z')
const gone = accept({ community: 'Maple Court' })

const visitorOf = ({ accountId }: { accountId: string | null }) => ({
  accountId: accountId!,
  from: '192.0.2.7',
})

test('home, groups and what waits end, the record and the account stay, and the leaders are told', async ({
  db,
}) => {
  const { communityId, slug, leader, heads, members } = await aHousehold(db, { members: 1 })
  const [ruth, daniel] = [heads[0]!, members[0]!]
  const { memberId } = daniel
  await joinGroup(db, daniel, { groupId: await aGroup(db, leader, { name: 'Book club' }) })
  const visitor = visitorOf(daniel)
  expect(await readLeaving(db, visitor, slug)).toEqual({
    ...{ community: 'Maple Court', isWaiting: false, isSuspended: false, hindrance: null },
  })

  expect(await leaveCommunity(db, visitor, slug, { at: april })).toEqual(gone)

  expect(await enterCommunity(db, visitor, slug)).toEqual(refuse({ because: 'not a member' }))
  const record = await rowOf(db, 'members', { communityId, id: memberId })
  expect(record).toMatchObject({ leftAt: april, accountId: daniel.accountId, email: daniel.email })
  const places = await rowsOf(db, communityId, 'residencies')
  expect(places.map((place) => [place.memberId, place.until])).toEqual([
    [ruth.memberId, null],
    [memberId, april],
  ])
  const groups = await rowsOf(db, communityId, 'groupMembers')
  expect(groups.filter((one) => one.memberId === memberId)).toMatchObject([{ until: april }])
  expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject({
    ...{ deed: 'left community', actorId: memberId, memberId, fromAddress: '192.0.2.7' },
  })
  expect((await rowsOf(db, communityId, 'notices')).at(-1)).toMatchObject({
    ...{ kind: 'left community', memberId, settledAt: null },
  })
})

test('what leaving would end is read while somebody changes the record', async ({ db }) => {
  const { communityId, slug, leader } = await aCommunity(db)
  const reading = await inCommunity(db, communityId, async (held) => {
    await sql`
      select from members where community_id = ${communityId} and id = ${leader.memberId} for update`.execute(
      held,
    )
    return readLeaving(db, visitorOf(leader), slug)
  })
  expect(reading).toMatchObject({ isSuspended: false, hindrance: { because: 'last leader' } })
})

test('pressed twice, also at once, it is done once', async ({ db }) => {
  const { communityId, slug, members } = await aHousehold(db, { members: 1 })
  const visitor = visitorOf(members[0]!)
  const leave = () => leaveCommunity(db, visitor, slug)
  expect(await Promise.all([leave(), leave()])).toEqual([gone, gone])
  expect(await leave()).toEqual(gone)
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.filter(({ deed }) => deed === 'left community')).toHaveLength(1)
  expect(await rowsOf(db, communityId, 'notices')).toHaveLength(1)
  expect(await readLeaving(db, visitor, slug)).toBeNull()
})

test('for a community of others, and for none, there is one answer', async ({ db }) => {
  const { slug } = await aCommunity(db)
  const elsewhere = await aCommunity(db)
  const visitor = visitorOf(elsewhere.leader)
  for (const one of [slug, 'nowhere']) {
    expect(await leaveCommunity(db, visitor, one)).toEqual(refuse({ because: 'unknown' }))
    expect(await readLeaving(db, visitor, one)).toBeNull()
  }
})

test('of the last two leaders who leave at once, one stays', async ({ db }) => {
  const { communityId, slug, leader } = await aCommunity(db)
  const other = await aMember(db, { communityId, role: 'leader', told: 'daily' })
  const founder = { communityId, id: leader.memberId }
  await change(db, 'members', founder, { told: 'daily' }) // a letter to the other would wait for them too
  const both = await inCommunity(db, communityId, async (held) => {
    await sql`lock table notices in share mode`.execute(held) // so that nobody is done before the other begins
    const leaving = [leader, other].map((one) => leaveCommunity(db, visitorOf(one), slug))
    await untilHeldUp(db, 2)
    return leaving
  })
  const outcomes = await Promise.all(both)
  expect(outcomes).toContainEqual(gone)
  expect(outcomes).toContainEqual(refuse({ because: 'last leader' }))
  const stays = (await rowsOf(db, communityId, 'members')).filter(({ leftAt }) => !leftAt)
  expect(stays).toHaveLength(1)
})

test('the last Head of others appoints one first, and whoever lives alone takes guests along', async ({
  db,
}) => {
  const { communityId, slug, householdId, heads, members } = await aHousehold(db, { members: 1 })
  const ruth = heads[0]!
  const refused = refuse({ because: 'last head', homes: [expect.stringContaining('MAIN ST')] })
  expect(await leaveCommunity(db, visitorOf(ruth), slug)).toEqual(refused)
  expect(await rowOf(db, 'members', { communityId, id: ruth.memberId })).toMatchObject({
    leftAt: null,
  })
  await leaveCommunity(db, visitorOf(members[0]!), slug)
  const guest = await anInvitedGuest(db, { by: ruth, householdId })
  expect(await leaveCommunity(db, visitorOf(ruth), slug)).toEqual(gone)
  const code = await rowOf(db, 'invitations', { communityId, id: guest.invitationId })
  expect(code.voidedAt).not.toBeNull()
})

test('who leaves a home that is set inactive, alone, takes guests along', async ({ db }) => {
  const { communityId, slug, householdId, heads } = await aHousehold(db, { members: 0 })
  const ruth = heads[0]!
  const { invitationId: id } = await anInvitedGuest(db, { by: ruth, householdId })
  await change(db, 'households', { communityId, id: householdId }, { inactiveAt: new Date() })
  expect(await leaveCommunity(db, { accountId: ruth.accountId!, from: null }, slug)).toEqual(gone)
  expect(await rowOf(db, 'invitations', { communityId, id })).toMatchObject({
    voidedAt: expect.any(Date),
  })
})

/** What keeps a Head from appointing another. */
const cannotAct: Record<
  string,
  (db: Db, at: { communityId: string; householdId: string; ruth: Dweller }) => Promise<unknown>
> = {
  'is suspended': (db, { communityId, ruth }) =>
    change(
      db,
      'members',
      { communityId, id: ruth.memberId },
      {
        suspendedAt: april,
        suspendedBecause: 'dues',
      },
    ),
  'is behind the curtain': (db, { communityId }) =>
    inCommunity(db, communityId, (db) =>
      db
        .updateTable('communities')
        .set({ curtainDrawnAt: new Date('2020-01-01') })
        .where('id', '=', communityId)
        .execute(),
    ),
  'is paused with their household': (db, { communityId, householdId: id }) =>
    change(db, 'households', { communityId, id }, { inactiveAt: april }),
  'is where a trial is over': (db, { communityId }) => endTrial(db, communityId),
}

test.for(Object.entries(cannotAct))('a last Head who %s may go', async ([, hinder], { db }) => {
  const { communityId, slug, householdId, heads } = await aHousehold(db, { members: 1 })
  const ruth = heads[0]!
  await hinder(db, { communityId, householdId, ruth })
  expect(await leaveCommunity(db, visitorOf(ruth), slug)).toEqual(gone)
  const places = await rowsOf(db, communityId, 'residencies')
  expect(places.find(({ memberId }) => memberId === ruth.memberId)!.until).not.toBeNull()
})

test('whoever waits to be confirmed waits no more, and nobody is told', async ({ db }) => {
  const { communityId, slug, leader } = await aCommunity(db)
  const again = await comeTo(db, leader)
  const visitor = visitorOf(again.joining)
  expect(await readLeaving(db, visitor, slug)).toMatchObject({ isWaiting: true })
  expect(await leaveCommunity(db, visitor, slug)).toEqual(gone)
  const claims = await rowsOf(db, communityId, 'homeClaims')
  const claim = claims.find(({ invitationId }) => invitationId === again.invitationId)
  expect(claim).toMatchObject({ outcome: 'declined', settledAt: expect.any(Date) })
  const notices = await rowsOf(db, communityId, 'notices')
  expect(notices.filter(({ kind }) => kind === 'left community')).toEqual([])
  expect(notices.find(({ kind }) => kind === 'home to confirm')!.settledAt).not.toBeNull()
})

test('a code of their own opens nothing once they have gone', async ({ db }) => {
  const { communityId, slug, leader } = await aCommunity(db)
  const { invitationId: id, memberId, email } = await anInvitation(db, { by: leader })
  const joining = await aJoining(db, { email, firstName: 'Bo', lastName: 'Chen' })
  const { outcome } = await comeTo(db, leader, { joining })
  expect(outcome).toEqual(accept({ communityId, memberId, waits: true }))
  expect(await leaveCommunity(db, visitorOf(joining), slug)).toEqual(gone)
  expect((await rowOf(db, 'invitations', { communityId, id })).voidedAt).not.toBeNull()
})

test('invited again they are the same member; a suspension is still there, and ended first', async ({
  db,
}) => {
  const { communityId, slug, leader } = await aCommunity(db)
  const bo = await aDweller(db, {
    communityId,
    invited: await anInvitation(db, { by: leader }),
  })
  const { memberId, email, accountId } = bo
  await suspend(db, leader, { memberId, reason: 'Unpaid dues' })
  expect(await readLeaving(db, visitorOf(bo), slug)).toMatchObject({ isSuspended: true })
  expect(await leaveCommunity(db, visitorOf(bo), slug)).toEqual(gone)
  const invite = () => inviteMember(db, leader, aNewcomer({ email }), { key })
  expect(await invite()).toMatchObject({ refusal: { because: 'suspended', memberId } })
  await reinstate(db, leader, { memberId })
  const invited = await invite()
  expect(invited).toMatchObject({ ok: true, value: { memberId } })
  if (!invited.ok) return
  const { invitationId } = invited.value
  const joining = { accountId, email, phone: null, locale: 'en', answers: noAnswers, from: null }
  expect(await redeemInvitation(db, joining, { communityId, invitationId })).toEqual(
    accept({ communityId, memberId }),
  )
  expect(await enterCommunity(db, visitorOf(bo), slug)).toMatchObject({ ok: true })
})
