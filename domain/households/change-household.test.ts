import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inviteGuest } from '#domain/guests/invite-guest.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { newId } from '#domain/new-id.ts'
import { accept, refuse } from '#domain/result.ts'
import { test } from '#test/database.ts'
import { aJoining, key } from '#test/factories.ts'
import { aGuest, aHousehold, anInvitedGuest } from '#test/households.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { appointHead } from './appoint-head.ts'
import { handOver } from './hand-over.ts'
import { leaveHousehold } from './leave-household.ts'
import { removeResident } from './remove-resident.ts'

const gone = accept({ door: expect.stringContaining('MAIN ST') })
const april = new Date('2040-04-01T17:00:00Z')

/** Who lives in a household now, by the role they have there. */
async function rolesIn(
  db: Db,
  { communityId, householdId }: { communityId: string; householdId: string },
) {
  const places = await rowsOf(db, communityId, 'residencies')
  const here = places.filter((place) => place.householdId === householdId && !place.until)
  return Object.fromEntries(here.map((place) => [place.memberId, place.householdRole]))
}

async function lastEvent(db: Db, communityId: string) {
  return (await rowsOf(db, communityId, 'auditEvents')).at(-1)
}

async function mailOf(db: Db, communityId: string, template: string) {
  const rows = await rowsOf(db, communityId, 'deliveries')
  return rows.filter((row) => row.template === template)
}

test('a Head makes another resident a Head beside them, who is told by e-mail, once', async ({
  db,
}) => {
  const home = await aHousehold(db, { members: 1 })
  const { communityId, householdId, heads, members } = home
  const [head, member] = [heads[0]!, members[0]!]
  const appoint = () => appointHead(db, head, member)

  expect(await Promise.all([appoint(), appoint()])).toEqual(
    Array(2).fill(accept({ name: 'Daniel Okafor' })),
  )

  expect(await rolesIn(db, home)).toEqual({ [head.memberId]: 'head', [member.memberId]: 'head' })
  expect(await lastEvent(db, communityId)).toMatchObject({
    ...{ deed: 'appointed head', actorId: head.memberId, memberId: member.memberId },
    facts: { householdId },
  })
  expect(await mailOf(db, communityId, 'appointed head')).toMatchObject([
    {
      recipient: member.email,
      facts: { home: expect.stringContaining('MAIN ST'), headName: 'Ruth Okafor' },
    },
  ])
})

test('handing over makes the other Head and oneself a member, in one step', async ({ db }) => {
  const home = await aHousehold(db, { members: 1 })
  const [head, member] = [home.heads[0]!, home.members[0]!]

  expect(await handOver(db, head, member)).toEqual(accept({ name: 'Daniel Okafor' }))

  expect(await rolesIn(db, home)).toEqual({ [head.memberId]: 'member', [member.memberId]: 'head' })
  expect(await lastEvent(db, home.communityId)).toMatchObject({
    ...{ deed: 'handed household over', actorId: head.memberId, memberId: member.memberId },
  })
  expect(await mailOf(db, home.communityId, 'appointed head')).toHaveLength(1)
  expect(await handOver(db, head, member)).toEqual(refuse({ because: 'not a head' }))
})

test('of two Heads who hand over to each other at once, one remains', async ({ db }) => {
  for (let round = 0; round < 5; round += 1) {
    const home = await aHousehold(db, { heads: 2 })
    const [one, other] = [home.heads[0]!, home.heads[1]!]
    await Promise.all([handOver(db, one, other), handOver(db, other, one)])
    expect(Object.values(await rolesIn(db, home)).sort()).toEqual(['head', 'member'])
  }
})

test('a Head takes a member out of the household, who stays in the community and is told', async ({
  db,
}) => {
  const home = await aHousehold(db, { members: 1 })
  const { communityId, householdId } = home
  const [head, member] = [home.heads[0]!, home.members[0]!]
  const before = await rowOf(db, 'members', { communityId, id: member.memberId })
  const remove = () => removeResident(db, head, member)

  expect(await Promise.all([remove(), remove()])).toEqual(
    Array(2).fill(accept({ name: 'Daniel Okafor' })),
  )

  expect(await rolesIn(db, home)).toEqual({ [head.memberId]: 'head' })
  expect(await rowOf(db, 'members', { communityId, id: member.memberId })).toEqual(before)
  expect(await lastEvent(db, communityId)).toMatchObject({
    ...{ deed: 'removed from household', actorId: head.memberId, memberId: member.memberId },
    facts: { householdId },
  })
  expect(await mailOf(db, communityId, 'removed from household')).toMatchObject([
    { recipient: member.email, memberId: member.memberId },
  ])
})

test('who was taken out comes back by another invitation, as the same member', async ({ db }) => {
  const home = await aHousehold(db, { members: 1 })
  const { communityId, householdId } = home
  const [head, member] = [home.heads[0]!, home.members[0]!]
  await removeResident(db, head, member)
  const { email, firstName, accountId, memberId } = member
  const guest = aGuest(householdId, { email, firstName, lastName: 'Okafor' })
  expect(await inviteGuest(db, head, guest, { key })).toMatchObject({ ok: true })
  const joining = { ...(await aJoining(db)), accountId, email }
  const invitationId = guest.submission
  expect(await redeemInvitation(db, joining, { communityId, invitationId })).toEqual(
    accept({ communityId, memberId }),
  )
  expect(await rolesIn(db, home)).toEqual({ [head.memberId]: 'head', [memberId]: 'member' })
})

test('Heads do not take each other out', async ({ db }) => {
  const home = await aHousehold(db, { heads: 2 })
  expect(await removeResident(db, home.heads[0]!, home.heads[1]!)).toEqual(
    refuse({ because: 'a head' }),
  )
  expect(Object.values(await rolesIn(db, home))).toEqual(['head', 'head'])
})

test.for([
  ['appointed', appointHead],
  ['handed over to', handOver],
  ['taken out', removeResident],
] as const)('nobody is %s but by a Head of their own household', async ([, act], { db }) => {
  const home = await aHousehold(db, { members: 2 })
  const { communityId, slug, leader } = home
  const neighbours = await aHousehold(db, { town: { communityId, slug, leader } })
  const strangers = await aHousehold(db, { members: 1 })
  const [head, member, other] = [home.heads[0]!, home.members[0]!, home.members[1]!]
  const guest = await anInvitedGuest(db, { by: head, householdId: home.householdId })
  const places = await rowsOf(db, communityId, 'residencies')
  const guestPlace = places.find(({ memberId }) => memberId === guest.memberId)!.id
  const before = await rowsOf(db, communityId, 'auditEvents')

  expect(await act(db, member, other)).toEqual(refuse({ because: 'not a head' }))
  const unknown = [
    [neighbours.heads[0]!, member.residencyId],
    [leader, member.residencyId],
    [head, head.residencyId],
    [head, guestPlace],
    [head, neighbours.heads[0]!.residencyId],
    [head, strangers.members[0]!.residencyId],
    [head, newId()],
  ] as const
  for (const [by, residencyId] of unknown)
    expect(await act(db, by, { residencyId })).toEqual(refuse({ because: 'unknown' }))
  expect(await rowsOf(db, communityId, 'auditEvents')).toEqual(before)
  expect(await rowsOf(db, communityId, 'residencies')).toEqual(places)
})

test.for([
  ['appointed', appointHead],
  ['handed over to', handOver],
] as const)('who has moved out is not %s', async ([, act], { db }) => {
  const home = await aHousehold(db, { members: 1 })
  const { residencyId: id } = home.members[0]!
  await change(db, 'residencies', { communityId: home.communityId, id }, { until: april })
  expect(await act(db, home.heads[0]!, { residencyId: id })).toEqual(
    refuse({ because: 'moved out' }),
  )
})

test('a member leaves a household and stays in the community', async ({ db }) => {
  const home = await aHousehold(db, { members: 1 })
  const { communityId, householdId } = home
  const [head, member] = [home.heads[0]!, home.members[0]!]
  const leave = () => leaveHousehold(db, member, { householdId })

  expect(await Promise.all([leave(), leave()])).toEqual([gone, gone])

  expect(await rolesIn(db, home)).toEqual({ [head.memberId]: 'head' })
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.filter(({ deed }) => deed === 'left household')).toMatchObject([
    { actorId: member.memberId, memberId: member.memberId, facts: { householdId } },
  ])
  const { leftAt } = await rowOf(db, 'members', { communityId, id: member.memberId })
  expect(leftAt).toBeNull()
})

test('the last Head cannot leave while others live there, until one of them is Head', async ({
  db,
}) => {
  const home = await aHousehold(db, { members: 1 })
  const { householdId } = home
  const [head, member] = [home.heads[0]!, home.members[0]!]
  expect(await leaveHousehold(db, head, { householdId })).toEqual(refuse({ because: 'last head' }))
  expect(await rolesIn(db, home)).toEqual({ [head.memberId]: 'head', [member.memberId]: 'member' })
  await appointHead(db, head, member)
  expect(await leaveHousehold(db, head, { householdId })).toEqual(gone)
})

test('of two Heads who leave at once, one stays for the others', async ({ db }) => {
  for (let round = 0; round < 5; round += 1) {
    const home = await aHousehold(db, { heads: 2, members: 1 })
    const { householdId } = home
    const outcomes = await Promise.all(
      home.heads.map((head) => leaveHousehold(db, head, { householdId })),
    )
    expect(outcomes).toContainEqual(gone)
    expect(outcomes).toContainEqual(refuse({ because: 'last head' }))
  }
})

test('who lives alone may leave, and guests who have not come are cancelled', async ({ db }) => {
  const home = await aHousehold(db)
  const { communityId, householdId } = home
  const [head] = home.heads
  const { invitationId, memberId } = await anInvitedGuest(db, { by: head!, householdId })

  expect(await leaveHousehold(db, head!, { householdId })).toEqual(gone)

  expect(await rolesIn(db, home)).toEqual({})
  const invitation = await rowOf(db, 'invitations', { communityId, id: invitationId })
  expect(invitation).toMatchObject({ voidedAt: expect.any(Date), voidedBecause: 'withdrawn' })
  const { leftAt } = await rowOf(db, 'members', { communityId, id: memberId })
  expect(leftAt).not.toBeNull()
})

test('of a lone Head who leaves and a guest who joins at once, nobody is left without a Head unseen', async ({
  db,
}) => {
  for (let round = 0; round < 8; round += 1) {
    const home = await aHousehold(db)
    const { communityId, householdId } = home
    const [head] = home.heads
    const { invitationId, email } = await anInvitedGuest(db, { by: head!, householdId })
    const joining = await aJoining(db, { email })
    const [left, joined] = await Promise.all([
      leaveHousehold(db, head!, { householdId }),
      redeemInvitation(db, joining, { communityId, invitationId }),
    ])
    expect([left.ok, joined.ok]).toSatisfy(([left, joined]) => left !== joined)
  }
})

test('nobody leaves a household that is not theirs', async ({ db }) => {
  const home = await aHousehold(db)
  const strangers = await aHousehold(db)
  for (const householdId of [strangers.householdId, newId()])
    expect(await leaveHousehold(db, home.heads[0]!, { householdId })).toEqual(
      refuse({ because: 'unknown' }),
    )
  expect(Object.values(await rolesIn(db, strangers))).toEqual(['head'])
})
