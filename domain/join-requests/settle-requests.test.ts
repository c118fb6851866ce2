import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { addDays } from '#domain/days.ts'
import { voidInvitations } from '#domain/invitations/void-invitations.ts'
import { refuse } from '#domain/result.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember, anEmail, anInvitation, anOpenCode, key } from '#test/factories.ts'
import { aHomeAt, aKnock, type Knock } from '#test/knocks.ts'
import { change, rowsOf } from '#test/rows.ts'
import { answerKnocks } from './answer-knocks.ts'
import { approveRequest } from './approve-request.ts'
import { declineRequest } from './decline-request.ts'
import { forgetOldRequests } from './forget-old-requests.ts'
import { linkRequest } from './link-request.ts'
import { listRequests, readRequest } from './list-requests.ts'

const elm = aHomeAt('7 ELM ST')

/** Mia Ortiz is expected at 7 Elm St, and Sam Ito asks to be let in there. */
async function aWaitingRequest(db: Db, given: Partial<Knock> = {}) {
  const { communityId, slug, leader } = await aCommunity(db)
  const place = { home: elm, householdName: null }
  const newcomer = { firstName: 'Mia', lastName: 'Ortiz', place, sendNow: false }
  const mia = await anInvitation(db, { by: leader, newcomer })
  const person = { firstName: 'Sam', lastName: 'Ito', phone: '+15125550123', home: elm }
  const sam = await aKnock(db, { community: slug, ...person, ...given })
  await answerKnocks(db)
  const requestId = sam.id
  const request = async () => (await rowsOf(db, communityId, 'joinRequests'))[0]!
  const letters = async () =>
    (await rowsOf(db, communityId, 'deliveries'))
      .filter(({ template, suppressedAt }) => template !== 'notice' && !suppressedAt)
      .map(({ template, recipient }) => [template, recipient])
  return { communityId, leader, mia, sam, requestId, request, letters }
}

type Waiting = Awaited<ReturnType<typeof aWaitingRequest>>

const approve = (
  db: Db,
  { leader, requestId }: Waiting,
  household: { id: string } | 'new' | null,
) => approveRequest(db, leader, { requestId, household, sharesAddress: false }, { key })

const link = (db: Db, { leader, requestId, mia }: Waiting, sharesAddress = false) =>
  linkRequest(db, leader, { requestId, memberId: mia.memberId, sharesAddress }, { key })

test('a leader sees what was told, the home, who lives there, and why they may be meant', async ({
  db,
}) => {
  const { leader, sam, mia, requestId } = await aWaitingRequest(db, { lastName: 'Ortiz' })
  const { requests, more } = await listRequests(db, leader)
  expect(more).toBe(false)
  expect(requests).toMatchObject([
    {
      id: requestId,
      name: 'Sam Ortiz',
      email: sam.email,
      phone: '(512) 555-0123',
      home: '7 ELM ST, AUSTIN TX 78701',
      isKnownHome: true,
      households: [{ name: { after: ['Ortiz'] }, memberCount: 1 }],
      people: [
        {
          memberId: mia.memberId,
          name: 'Mia Ortiz',
          state: 'pending',
          because: { name: false, home: true, contact: false },
          email: mia.email,
          isExpected: true,
        },
      ],
    },
  ])
})

test('somebody of the same name who is expected in another home is shown too', async ({ db }) => {
  const person = { firstName: 'Mia', lastName: 'Ortiz-Ito', home: aHomeAt('9 OAK LN') }
  const { leader, mia } = await aWaitingRequest(db, person)
  const stranger = { firstName: 'Rita', lastName: 'Ortiz' }
  await anInvitation(db, { by: leader, newcomer: stranger })
  const { requests } = await listRequests(db, leader)
  expect(requests[0]!.people).toMatchObject([
    { memberId: mia.memberId, because: { name: true, home: false, contact: false } },
  ])
})

test('who may not see addresses sees none of the roster beside a request', async ({ db }) => {
  const { leader, requestId } = await aWaitingRequest(db)
  const permissions = new Set([...leader.permissions].filter((one) => one !== 'view member email'))
  const read = await readRequest(db, { ...leader, permissions }, { requestId })
  expect(read).toMatchObject({ ok: true, value: { people: [{ name: 'Mia Ortiz', email: null }] } })
})

test('approving invites to the address that was typed, into the household the leader chose', async ({
  db,
}) => {
  const waiting = await aWaitingRequest(db)
  const { communityId, mia, sam, request, letters } = waiting
  expect(await approve(db, waiting, null)).toEqual(refuse({ because: 'choose a household' }))
  const outcome = await approve(db, waiting, { id: mia.householdId })
  expect(outcome).toEqual({ ok: true, value: { name: 'Sam Ito' } })
  const { memberId, invitationId, outcome: became } = await request()
  expect([became, await letters()]).toEqual(['approved', [['invitation', sam.email]]])
  const places = await rowsOf(db, communityId, 'residencies')
  expect(places.find((place) => place.memberId === memberId)).toMatchObject({
    householdId: mia.householdId,
    householdRole: 'member',
  })
  expect(await rowsOf(db, communityId, 'invitations')).toContainEqual(
    expect.objectContaining({ id: invitationId, memberId }),
  )
  const notices = await rowsOf(db, communityId, 'notices')
  expect(notices.every(({ settledAt }) => settledAt)).toBe(true)
})

test('a new household has its own Head, and a home that is not known is added', async ({ db }) => {
  const waiting = await aWaitingRequest(db, { home: aHomeAt('8 OAK LN') })
  await approve(db, waiting, null)
  const { communityId, request } = waiting
  const properties = await rowsOf(db, communityId, 'properties')
  expect(properties.map(({ street }) => street)).toEqual(['7 ELM ST', '8 OAK LN'])
  const { memberId } = await request()
  const places = await rowsOf(db, communityId, 'residencies')
  expect(places.find((place) => place.memberId === memberId)).toMatchObject({
    householdRole: 'head',
  })
})

test('a household of another home is refused, and nothing is left behind', async ({ db }) => {
  const waiting = await aWaitingRequest(db, { home: aHomeAt('8 OAK LN') })
  const { communityId, mia, request } = waiting
  const outcome = await approve(db, waiting, { id: mia.householdId })
  expect(outcome).toEqual(refuse({ because: 'unknown household' }))
  expect(await rowsOf(db, communityId, 'properties')).toHaveLength(1)
  expect(await request()).toMatchObject({ settledAt: null })
})

test('somebody who shares the address of another is asked about before they are approved', async ({
  db,
}) => {
  const email = anEmail('both')
  const waiting = await aWaitingRequest(db, { email })
  const { leader, requestId, communityId, mia } = waiting
  await change(db, 'members', { communityId, id: mia.memberId }, { email })
  const household = { id: mia.householdId }
  expect(await approve(db, waiting, household)).toEqual(
    refuse({ because: 'shares an address', name: 'Mia' }),
  )
  const approving = { requestId, household, sharesAddress: true }
  expect(await approveRequest(db, leader, approving, { key })).toMatchObject({ ok: true })
})

test('linking sends the invitation of somebody expected to the typed address, and only there', async ({
  db,
}) => {
  const waiting = await aWaitingRequest(db)
  const { mia, sam, communityId, request, letters } = waiting
  const outcome = await link(db, waiting)
  expect(outcome).toEqual({ ok: true, value: { name: 'Sam Ito', email: sam.email } })
  expect(await letters()).toEqual([['invitation', sam.email]])
  const { memberId, invitationId } = mia
  expect(await request()).toMatchObject({ outcome: 'linked', memberId, invitationId })
  const members = await rowsOf(db, communityId, 'members')
  expect(members.find(({ id }) => id === memberId)).toMatchObject({ email: sam.email })
})

test('linking to the same address sends it once more', async ({ db }) => {
  const email = anEmail('same')
  const waiting = await aWaitingRequest(db, { email })
  const { communityId, mia, letters } = waiting
  await change(db, 'members', { communityId, id: mia.memberId }, { email })
  expect(await link(db, waiting)).toMatchObject({ ok: true })
  expect(await letters()).toEqual([['invitation', email]])
})

test('who was invited on paper, or not at all any more, is linked with a new code by e-mail', async ({
  db,
}) => {
  for (const how of ['pass', 'withdrawn'] as const) {
    const waiting = await aWaitingRequest(db)
    const { communityId, leader, mia, sam, request, letters } = waiting
    const { invitationId: id, memberId } = mia
    if (how === 'pass') await change(db, 'invitations', { communityId, id }, { channel: 'pass' })
    else await voidInvitations(db, leader, { memberIds: [memberId] })
    expect(await link(db, waiting)).toMatchObject({ ok: true })
    expect(await letters()).toEqual([['invitation', sam.email]])
    const invitations = await rowsOf(db, communityId, 'invitations')
    expect(invitations).toHaveLength(2)
    expect(invitations.find((one) => one.id === id)!.voidedAt).not.toBeNull()
    expect((await request()).invitationId).not.toBe(id)
  }
})

test('nobody is linked to a member who has joined, or to one of another community', async ({
  db,
}) => {
  const waiting = await aWaitingRequest(db)
  const { communityId } = waiting
  const joined = await aMember(db, { communityId })
  const stranger = await anInvitation(db)
  for (const memberId of [joined.id, stranger.memberId])
    expect(await link(db, { ...waiting, mia: { ...waiting.mia, memberId } })).toEqual(
      refuse({ because: 'not expected' }),
    )
})

test('an address that belongs to somebody else is not given away by linking', async ({ db }) => {
  const waiting = await aWaitingRequest(db)
  const { communityId, sam, request } = waiting
  await aMember(db, { communityId, email: sam.email })
  expect(await link(db, waiting)).toEqual(refuse({ because: 'already a member' }))
  const shared = await aWaitingRequest(db)
  const newcomer = { firstName: 'Cy', lastName: 'Diaz', email: shared.sam.email }
  await anInvitation(db, { by: shared.leader, newcomer })
  expect(await link(db, shared)).toEqual(refuse({ because: 'shares an address', name: 'Cy' }))
  expect(await link(db, shared, true)).toMatchObject({ ok: true })
  expect(await request()).toMatchObject({ settledAt: null })
})

test('an open code that was sent to the address ends when its reader is linked', async ({ db }) => {
  const waiting = await aWaitingRequest(db)
  const { communityId, leader, sam, mia } = waiting
  await change(db, 'invitations', { communityId, id: mia.invitationId }, { channel: 'pass' })
  const open = await anOpenCode(db, { by: leader, contact: sam.email })
  expect(await link(db, waiting)).toMatchObject({ ok: true })
  const invitations = await rowsOf(db, communityId, 'invitations')
  expect(invitations.find(({ id }) => id === open.invitationId)!.voidedAt).not.toBeNull()
})

test.for([true, false])(
  'declining writes to the person only if the leader says so: %s',
  async (tell, { db }) => {
    const { leader, sam, requestId, request, letters } = await aWaitingRequest(db)
    const outcome = await declineRequest(db, leader, { requestId, tell })
    expect(outcome).toEqual({ ok: true, value: { name: 'Sam Ito' } })
    expect(await request()).toMatchObject({ outcome: 'declined', settledBy: leader.memberId })
    expect(await letters()).toEqual(tell ? [['join request declined', sam.email]] : [])
  },
)

test('of leaders who decide at once one wins, and the others are told', async ({ db }) => {
  const waiting = await aWaitingRequest(db)
  const { leader, requestId, letters } = waiting
  const outcomes = await Promise.all([
    approve(db, waiting, 'new'),
    link(db, waiting),
    declineRequest(db, leader, { requestId, tell: true }),
    approve(db, waiting, 'new'),
  ])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.filter(({ ok }) => !ok)).toEqual(
    Array(3).fill(refuse({ because: 'settled already' })),
  )
  expect(await letters()).toHaveLength(1)
  expect(await readRequest(db, leader, { requestId })).toEqual(
    refuse({ because: 'settled already' }),
  )
})

test('requests of another community are unknown, and nobody decides without the permission', async ({
  db,
}) => {
  const waiting = await aWaitingRequest(db)
  const { requestId } = waiting
  const { leader: other } = await aCommunity(db)
  expect(await declineRequest(db, other, { requestId, tell: true })).toEqual(
    refuse({ because: 'unknown' }),
  )
  expect(await approve(db, { ...waiting, leader: other }, 'new')).toEqual(
    refuse({ because: 'unknown' }),
  )
  const nobody = { ...waiting.leader, permissions: new Set<never>() }
  expect(() => listRequests(db, nobody)).toThrow(NotAllowed)
  expect(() => declineRequest(db, nobody, { requestId, tell: true })).toThrow(NotAllowed)
  expect(() => approve(db, { ...waiting, leader: nobody }, 'new')).toThrow(NotAllowed)
  expect(() => link(db, { ...waiting, leader: nobody })).toThrow(NotAllowed)
})

test('after 90 days a request is forgotten, answered or not, and its notice with it', async ({
  db,
}) => {
  const waiting = await aWaitingRequest(db)
  const { communityId } = waiting
  const stale = await aKnock(db, {}, addDays(new Date(), 1))
  await forgetOldRequests(db, { at: addDays(new Date(), 89) })
  expect(await rowsOf(db, communityId, 'joinRequests')).toHaveLength(1)
  await forgetOldRequests(db, { at: addDays(new Date(), 92) })
  expect(await rowsOf(db, communityId, 'joinRequests')).toEqual([])
  const notices = await rowsOf(db, communityId, 'notices')
  expect(notices.map(({ settledAt }) => settledAt === null)).toEqual([false])
  const knocks = await db.selectFrom('knocks').selectAll().where('id', '=', stale.id).execute()
  expect(knocks).toEqual([])
})
