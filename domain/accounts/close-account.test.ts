import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { joinGroup } from '#domain/groups/join-group.ts'
import { readGroup } from '#domain/groups/read-group.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { takeLeadersTurn } from '#domain/members/is-last-leader.ts'
import { noAnswers } from '#domain/members/member.ts'
import { readActor } from '#domain/roles/read-actor.ts'
import { aCommunity, aMember, anEmail, anInvitation } from '#test/factories.ts'
import { aGroup } from '#test/groups.ts'
import { untilHeldUp } from '#test/held-up.ts'
import { aPerson, lettersTo, password, sentBack, test } from '#test/identity.ts'
import { comeTo } from '#test/open-codes.ts'
import { rowOf, rowsOf } from '#test/rows.ts'
import { closeAccount, readClosing } from './close-account.ts'
import { signIn } from './sign-in.ts'

const april = new Date('2030-04-02T10:00:00Z')
const device = { address: null, userAgent: null }
const given = () => ({ password, who: [anEmail('who')], from: '192.0.2.7' })

type Tools = Parameters<typeof closeAccount>[1]

/** Somebody who came with an invitation and lives in a home. */
async function aResident(db: Db, tools: Tools) {
  const invited = await anInvitation(db)
  const { communityId } = invited.by
  const person = await aPerson(db, tools, invited)
  const { accountId, email } = person
  const joining = { accountId, email, phone: null, locale: 'en', answers: noAnswers, from: null }
  await redeemInvitation(db, joining, { communityId, invitationId: invited.invitationId })
  return { ...person, communityId, memberId: invited.memberId }
}

const hasAccount = async (db: Db, id: string) =>
  (await db.selectFrom('accounts').select('id').where('id', '=', id).execute()).length === 1

test('membership and home end, the history stays, and how to reach the person goes', async ({
  db,
  tools,
}) => {
  const { accountId, email, communityId, memberId: id } = await aResident(db, tools)
  const session = await tools.identity.startSession({ accountId, device })
  if (!session.ok) throw new Error('not admitted')

  const closed = await closeAccount(db, { ...tools, at: april }, { accountId, ...given() })

  expect(closed).toEqual({ ok: true, value: null })
  expect(await hasAccount(db, accountId)).toBe(false)
  expect(await tools.identity.sessionOf(sentBack(session.value))).toBeNull()
  const gone = { leftAt: april, email: null, answers: {}, firstName: 'Bo', lastName: 'Chen' }
  expect(await rowOf(db, 'members', { communityId, id })).toMatchObject(gone)
  expect(await rowsOf(db, communityId, 'residencies')).toMatchObject([{ until: april }])
  expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject({
    ...{ deed: 'closed account', actorId: id, memberId: id, fromAddress: '192.0.2.7' },
  })
  const facts = { firstName: 'Ana', communities: ['Maple Court'] }
  expect((await lettersTo(db, email)).at(-1)).toMatchObject({ template: 'account closed', facts })
  const again = await signIn(db, tools, { email, password, device, who: [anEmail('who')] })
  expect(again).toEqual({ ok: false, refusal: { because: 'wrong' } })
})

test('groups are left, and what was asked of others is taken back', async ({ db, tools }) => {
  const { accountId, communityId, memberId } = await aResident(db, tools)
  const [leader] = await rowsOf(db, communityId, 'members')
  const by = await readActor(db, { communityId, memberId: leader!.id, from: null })
  const own = await readActor(db, { communityId, memberId, from: null })
  const [open, closed] = [
    await aGroup(db, by!, { name: 'Book club' }),
    await aGroup(db, by!, { name: 'Pool', isOpen: false }),
  ]
  await joinGroup(db, own!, { groupId: open })
  await joinGroup(db, own!, { groupId: closed })

  await closeAccount(db, { ...tools, at: april }, { accountId, ...given() })

  const groups = await readGroup(db, by!, { groupId: open, after: null })
  expect(groups!.memberCount).toBe(1)
  expect(await rowsOf(db, communityId, 'groupRequests')).toMatchObject([
    { memberId, outcome: 'withdrawn', settledAt: april },
  ])
  const places = (await rowsOf(db, communityId, 'groupMembers')).filter(
    (place) => place.memberId === memberId,
  )
  expect(places).toMatchObject([{ groupId: open, until: april }])
})

test('messages that have not left are not sent any more', async ({ db, tools }) => {
  const { accountId, communityId } = await aResident(db, tools)
  await closeAccount(db, tools, { accountId, ...given() })
  const deliveries = await rowsOf(db, communityId, 'deliveries')
  expect(deliveries.map(({ suppressedAt }) => suppressedAt !== null)).toEqual([true, true])
})

test('what a community wrote of its own to reach them stays with it', async ({ db, tools }) => {
  const { communityId } = await aCommunity(db)
  const { accountId } = await aPerson(db, tools)
  const own = { phone: '+15125550199', email: anEmail('roster') }
  const { id } = await aMember(db, { communityId, ...own, accountId })
  await closeAccount(db, tools, { accountId, ...given() })
  expect(await rowOf(db, 'members', { communityId, id })).toMatchObject(own)
})

test('a wrong password closes nothing', async ({ db, tools }) => {
  const { accountId, communityId, memberId: id } = await aResident(db, tools)
  const wrong = { accountId, ...given(), password: 'wrong' }
  expect(await closeAccount(db, tools, wrong)).toEqual({
    ok: false,
    refusal: { because: 'wrong password' },
  })
  expect(await hasAccount(db, accountId)).toBe(true)
  expect(await rowOf(db, 'members', { communityId, id })).toMatchObject({ leftAt: null })
})

/** Somebody who leads a community beside its founder, unless the founder leads no more. */
async function aLeaderOf(db: Db, tools: Tools, communityId: string) {
  const { accountId } = await aPerson(db, tools)
  await aMember(db, { communityId, accountId, role: 'leader' })
  return { accountId }
}

async function withoutFounder(db: Db) {
  const { communityId, slug, leader } = await aCommunity(db)
  await inCommunity(db, communityId, (db) =>
    db
      .updateTable('members')
      .set({ suspendedAt: april, suspendedBecause: 'moved away' })
      .where('communityId', '=', communityId)
      .where('id', '=', leader.memberId)
      .execute(),
  )
  return { communityId, slug }
}

test('the last leader is refused, and nothing ends anywhere', async ({ db, tools }) => {
  const { communityId, slug } = await withoutFounder(db)
  const { accountId } = await aLeaderOf(db, tools, communityId)
  const elsewhere = await aCommunity(db)
  const other = await aMember(db, { communityId: elsewhere.communityId, accountId })
  const refused = await closeAccount(db, tools, { accountId, ...given() })
  const communities = [{ slug, name: 'Maple Court' }]
  expect(refused).toEqual({ ok: false, refusal: { because: 'last leader', communities } })
  expect(await readClosing(db, { accountId })).toMatchObject({ lastLeaderOf: communities })
  expect(await hasAccount(db, accountId)).toBe(true)
  const record = { communityId: elsewhere.communityId, id: other.id }
  expect(await rowOf(db, 'members', record)).toMatchObject({ leftAt: null })
})

test('of the last two leaders who go at once, one stays', async ({ db, tools }) => {
  const { communityId } = await withoutFounder(db)
  const two = [await aLeaderOf(db, tools, communityId), await aLeaderOf(db, tools, communityId)]
  const outcomes = await Promise.all(
    two.map(({ accountId }) => closeAccount(db, tools, { accountId, ...given() })),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: { because: 'last leader' } })
})

test('somebody who waits to be let in waits no more', async ({ db, tools }) => {
  const { communityId } = await aCommunity(db)
  const { accountId } = await aPerson(db, tools)
  const { id } = await aMember(db, { communityId, accountId, joinedAt: null })
  await closeAccount(db, tools, { accountId, ...given() })
  expect(await rowOf(db, 'members', { communityId, id })).toMatchObject({
    leftAt: expect.any(Date),
  })
})

test('a code of their own opens nothing once they have closed their account', async ({
  db,
  tools,
}) => {
  const { by: leader, ...invited } = await anInvitation(db)
  const { communityId } = leader
  const { accountId, email } = await aPerson(db, tools, invited)
  const name = { firstName: 'Bo', lastName: 'Chen' }
  const joining = { ...name, accountId, email, phone: null, locale: 'en', answers: noAnswers }
  await comeTo(db, leader, { joining: { ...joining, from: null } })
  await closeAccount(db, tools, { accountId, ...given() })
  const code = await rowOf(db, 'invitations', { communityId, id: invited.invitationId })
  expect(code).toMatchObject({ redeemedAt: null, voidedAt: expect.any(Date) })
})

test('the address is free for a new account, which gets nothing of the old one', async ({
  db,
  tools,
}) => {
  const { accountId, email } = await aResident(db, tools)
  await closeAccount(db, tools, { accountId, ...given() })
  const anew = await aPerson(db, tools, { email })
  expect(await readClosing(db, anew)).toEqual({
    ...{ communities: [], suspendedIn: [], lastLeaderOf: [], headless: [] },
  })
})

test('who joins while their account is being closed joins nothing', async ({ db, tools }) => {
  const { accountId, email, communityId: first } = await aResident(db, tools)
  const invited = await anInvitation(db, { newcomer: { email } })
  const { communityId } = invited.by
  const joining = { accountId, email, phone: null, locale: 'en', answers: noAnswers, from: null }
  const invitation = { communityId, invitationId: invited.invitationId }

  const both = await inCommunity(db, first, async (held) => {
    await takeLeadersTurn(held, first)
    const closing = closeAccount(db, tools, { accountId, ...given() })
    await untilHeldUp(db, 1)
    const joined = redeemInvitation(db, joining, invitation)
    await untilHeldUp(db, 2)
    return [closing, joined] as const
  })

  expect(await Promise.all(both)).toEqual([
    { ok: true, value: null },
    { ok: false, refusal: { because: 'unknown' } },
  ])
  const expected = await rowOf(db, 'members', { communityId, id: invited.memberId })
  expect(expected).toMatchObject({ accountId: null, joinedAt: null })
})
