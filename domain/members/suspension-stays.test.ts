import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { closeAccount } from '#domain/accounts/close-account.ts'
import { confirmClaim } from '#domain/claims/confirm-claim.ts'
import { enterCommunity } from '#domain/communities/enter-community.ts'
import { readGivenNumber } from '#domain/contacts/given-number.ts'
import { inviteGuest } from '#domain/guests/invite-guest.ts'
import { inviteAddresses } from '#domain/invitations/invite-addresses.ts'
import { inviteMember } from '#domain/invitations/invite-member.ts'
import { judgeAddresses } from '#domain/invitations/judge-addresses.ts'
import { judgeNumbers } from '#domain/invitations/judge-numbers.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { answerKnocks } from '#domain/join-requests/answer-knocks.ts'
import { approveRequest } from '#domain/join-requests/approve-request.ts'
import { printHome } from '#domain/properties/property.ts'
import type { Actor } from '#domain/roles/permission.ts'
import {
  aJoining,
  aMember,
  aNewcomer,
  aNumber,
  anEmail,
  anInvitation,
  anOpenCode,
  key,
} from '#test/factories.ts'
import { aDweller, aGuest, anInvitedGuest } from '#test/households.ts'
import { aPerson, password, test } from '#test/identity.ts'
import { aKnock } from '#test/knocks.ts'
import { aList, pasted } from '#test/lists.ts'
import { april, elm, may } from '#test/open-codes.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { endMemberships } from './end-memberships.ts'
import { noAnswers } from './member.ts'
import { reinstate } from './reinstate.ts'
import { suspend } from './suspend.ts'

const reason = 'Threatened a neighbour'
const told = { because: 'suspended', name: 'Bo Chen', reason, since: april }
const kindly = { ok: false, refusal: { because: 'ask a leader' } }

type Tools = Parameters<typeof closeAccount>[1]

/** Bo, at 7 Elm St, whom the leader has suspended. */
async function aSuspendedResident(db: Db, tools: Tools) {
  const newcomer = { place: { home: elm, householdName: null } }
  const invited = await anInvitation(db, { newcomer })
  const { by: leader, memberId, householdId } = invited
  const { communityId } = leader
  const { accountId, email } = await aPerson(db, tools, invited)
  const joining = { accountId, email, phone: null, locale: 'en', answers: noAnswers, from: null }
  await redeemInvitation(db, joining, { communityId, invitationId: invited.invitationId })
  await suspend(db, leader, { memberId, reason }, { at: april })
  const close = () =>
    closeAccount(db, tools, { accountId, password, who: [anEmail('who')], from: null })
  return { communityId, leader, memberId, householdId, accountId, email, joining, close }
}

/** The same, with the account closed. */
async function whoClosed(db: Db, tools: Tools) {
  const bo = await aSuspendedResident(db, tools)
  expect(await bo.close()).toMatchObject({ ok: true })
  return bo
}

type Bo = Awaited<ReturnType<typeof aSuspendedResident>>

const inviteAgain = (
  db: Db,
  { leader, householdId }: Bo,
  given: Parameters<typeof aNewcomer>[0] = {},
) => inviteMember(db, leader, aNewcomer({ place: { householdId }, ...given }), { key })

/** The leader, with the role of a board member. */
async function aBoardMember(db: Db, { communityId, leader }: Bo): Promise<Actor> {
  const { id: memberId, accountId } = await aMember(db, { communityId, role: 'board' })
  const permissions = new Set([...leader.permissions].filter((one) => one !== 'change member role'))
  return { ...leader, memberId, accountId: accountId!, permissions }
}

test('who closes a suspended account is not invited anew to their home before they are reinstated', async ({
  db,
  tools,
}) => {
  const bo = await whoClosed(db, tools)
  const { leader, memberId, communityId } = bo
  const before = await rowsOf(db, communityId, 'households')

  const refused = await inviteAgain(db, bo)

  expect(refused).toEqual({ ok: false, refusal: { ...told, memberId } })
  const otherHousehold = { place: { home: elm, householdName: 'Another' } }
  expect(await inviteAgain(db, bo, otherHousehold)).toMatchObject({ refusal: told })
  expect(await rowsOf(db, communityId, 'households')).toEqual(before)

  const ended = await reinstate(db, leader, { memberId })
  expect(ended).toEqual({ ok: true, value: { name: 'Bo Chen', isBack: false } })
  const letters = await rowsOf(db, communityId, 'deliveries')
  expect(letters.map(({ template }) => template)).not.toContain('reinstated')
  expect(await inviteAgain(db, bo)).toMatchObject({ ok: true })
})

test('whoever may not reinstate is told whom to ask, and nothing of the suspension', async ({
  db,
  tools,
}) => {
  const bo = await whoClosed(db, tools)
  const board = await aBoardMember(db, bo)
  expect(await inviteAgain(db, { ...bo, leader: board })).toEqual(kindly)
})

test('somebody of another name, or of the same name in another home, is invited as ever', async ({
  db,
  tools,
}) => {
  const bo = await whoClosed(db, tools)
  expect(await inviteAgain(db, bo, { firstName: 'Bonnie' })).toMatchObject({ ok: true })
  expect(await inviteMember(db, bo.leader, aNewcomer(), { key })).toMatchObject({ ok: true })
})

test('who had left is known by their address, and stays suspended however they come back', async ({
  db,
  tools,
}) => {
  const bo = await aSuspendedResident(db, tools)
  const { communityId, leader, memberId, email } = bo
  await inCommunity(db, communityId, (db) =>
    endMemberships(db, { communityId, memberIds: [memberId], now: may }),
  )
  const elsewhere = aNewcomer({ email })
  const refused = await inviteMember(db, leader, elsewhere, { key })
  expect(refused).toMatchObject({ refusal: told })
  const judged = await judgeAddresses(db, leader, { entries: pasted(email) })
  expect(judged.map(({ verdict }) => verdict)).toEqual([{ is: 'suspended' }])
  const { invitationId } = await anOpenCode(db, { by: leader })
  const redeeming = { communityId, invitationId, toldHome: elm }
  expect(await redeemInvitation(db, bo.joining, redeeming)).toMatchObject({ ok: true })
  expect(await rowOf(db, 'members', { communityId, id: memberId })).toMatchObject({
    ...{ leftAt: null, suspendedAt: april, suspendedBecause: reason },
  })
})

test('a Head who invites them home is asked to turn to a leader', async ({ db, tools }) => {
  const bo = await aSuspendedResident(db, tools)
  const { communityId, leader, householdId } = bo
  const newcomer = { firstName: 'Mia', householdRole: 'head', place: { householdId } } as const
  const mia = await aDweller(db, {
    communityId,
    invited: await anInvitation(db, { by: leader, newcomer }),
  })
  await bo.close()
  expect(await inviteGuest(db, mia, aGuest(householdId), { key })).toEqual(kindly)
  const ben = aGuest(householdId, { firstName: 'Ben' })
  expect(await inviteGuest(db, mia, ben, { key })).toMatchObject({ ok: true })
})

test('lists say so of an address or number that the community has kept', async ({ db, tools }) => {
  const bo = await aSuspendedResident(db, tools)
  const { communityId, leader, memberId: id } = bo
  const kept = { email: anEmail('roster'), phone: aNumber() }
  await change(db, 'members', { communityId, id }, kept)
  await bo.close()
  const board = await aBoardMember(db, bo)
  const numbers = [readGivenNumber({ number: kept.phone, name: '' })]
  const heard = async (by: Actor) => {
    const [address] = await judgeAddresses(db, by, { entries: pasted(kept.email) })
    const texts = await inCommunity(db, communityId, (db) => judgeNumbers(db, by, numbers))
    return [address!.verdict.is, texts.skipped[0]?.because]
  }
  expect(await heard(leader)).toEqual(['suspended', 'suspended'])
  expect(await heard(board)).toEqual(['ask a leader', 'ask a leader'])
  const list = aList(`${kept.email}\n${anEmail()}`)
  expect(await inviteAddresses(db, leader, list, { key })).toMatchObject({
    value: { invited: 1, skipped: [{ typed: kept.email, because: 'suspended' }] },
  })
  expect(await inviteAgain(db, bo, { ...kept, place: aNewcomer().place })).toMatchObject({
    refusal: told,
  })
})

test('who asks to be let in is not approved past it', async ({ db, tools }) => {
  const { communityId, leader } = await whoClosed(db, tools)
  const { slug } = await rowOfCommunity(db, communityId)
  const { id: requestId } = await aKnock(db, { community: slug, home: elm })
  await answerKnocks(db)
  const approving = { requestId, household: 'new', sharesAddress: false } as const
  expect(await approveRequest(db, leader, approving, { key })).toMatchObject({ refusal: told })
  const [request] = await rowsOf(db, communityId, 'joinRequests')
  expect(request).toMatchObject({ settledAt: null })
})

const rowOfCommunity = (db: Db, id: string) =>
  inCommunity(db, id, (db) =>
    db.selectFrom('communities').select('slug').where('id', '=', id).executeTakeFirstOrThrow(),
  )

test('with an open code they wait, wherever codes let in at once, until they are reinstated', async ({
  db,
  tools,
}) => {
  const { communityId, leader, memberId } = await whoClosed(db, tools)
  await inCommunity(db, communityId, (db) =>
    db
      .updateTable('communities')
      .set({ confirmsOpenCodes: false })
      .where('id', '=', communityId)
      .execute(),
  )
  const joining = await aJoining(db, { firstName: 'Bo', lastName: 'Chen' })
  const { invitationId } = await anOpenCode(db, { by: leader })
  const redeeming = { communityId, invitationId, toldHome: elm }

  expect(await redeemInvitation(db, joining, redeeming)).toMatchObject({ value: { waits: true } })

  const [claim] = await rowsOf(db, communityId, 'homeClaims')
  expect(claim).toMatchObject({ because: 'suspended', settledAt: null })
  const confirming = { claimId: claim!.id, told: printHome(elm), elsewhere: null, household: null }
  expect(await confirmClaim(db, leader, confirming)).toEqual({
    ok: false,
    refusal: { ...told, memberId },
  })
  await reinstate(db, leader, { memberId })
  expect(await confirmClaim(db, leader, confirming)).toMatchObject({ ok: true })
})

test('an invitation that waits for them stays good, and what it opens is paused', async ({
  db,
  tools,
}) => {
  const bo = await aSuspendedResident(db, tools)
  const { communityId, leader, email } = bo
  const invited = await anInvitation(db, { by: leader, newcomer: { firstName: 'Mia' } })
  const mia = await aDweller(db, { communityId, invited })
  const { householdId } = invited
  await reinstate(db, leader, { memberId: bo.memberId })
  const guest = await anInvitedGuest(db, { by: mia, householdId, email })
  await suspend(db, leader, { memberId: bo.memberId, reason }, { at: april })
  await bo.close()
  const joining = await aJoining(db, { email, firstName: 'Bo', lastName: 'Chen' })
  const { invitationId } = guest
  expect(await redeemInvitation(db, joining, { communityId, invitationId })).toMatchObject({
    ok: true,
  })
  const { slug } = await rowOfCommunity(db, communityId)
  const visitor = { accountId: joining.accountId, from: null }
  expect(await enterCommunity(db, visitor, slug)).toEqual({
    ok: false,
    refusal: { because: 'suspended', reason },
  })
})
