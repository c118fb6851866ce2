import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { enterCommunity } from '#domain/communities/enter-community.ts'
import { listMemberships } from '#domain/communities/list-memberships.ts'
import { addDays } from '#domain/days.ts'
import { joinGroup } from '#domain/groups/join-group.ts'
import { readCode } from '#domain/invitations/access-code.ts'
import { findInvitation } from '#domain/invitations/find-invitation.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { changeRole } from '#domain/members/change-role.ts'
import { newId } from '#domain/new-id.ts'
import { accept, refuse } from '#domain/result.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aCommunity, aJoining, anInvitation, anOpenCode, key } from '#test/factories.ts'
import { aGroup, aNeighbour } from '#test/groups.ts'
import { untilHeldUp } from '#test/held-up.ts'
import { hurriedBy } from '#test/hold-open.ts'
import { aDweller, aHousehold, anInvitedGuest } from '#test/households.ts'
import { aMove, aWish, whoLivesIn } from '#test/moves.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { foreseeMove } from './foresee-move.ts'
import { planMove } from './plan-move.ts'

const april = new Date('2030-04-10T17:00:00Z')
const today = { when: 'left', day: '2030-04-10' } as const
const nextMonth = { when: 'leaves', day: '2030-05-31' } as const
const at = april

test('a sale today ends every place, membership and group of the home, and its codes', async ({
  db,
}) => {
  const home = await aHousehold(db, { members: 1 })
  const { communityId, slug, leader, householdId, heads, members } = home
  const [ruth, daniel] = [heads[0]!, members[0]!]
  const guest = await anInvitedGuest(db, { by: ruth, householdId })
  const groupId = await aGroup(db, leader)
  await joinGroup(db, ruth, { groupId })

  const moveId = await aMove(db, home, { ...today, at })

  expect(await whoLivesIn(db, home)).toEqual([])
  for (const { memberId, accountId } of [ruth, daniel]) {
    const member = await rowOf(db, 'members', { communityId, id: memberId })
    expect(member).toMatchObject({ leftAt: april, accountId })
    expect(await enterCommunity(db, { accountId, from: null }, slug)).toEqual(
      refuse({ because: 'not a member' }),
    )
  }
  expect((await rowsOf(db, communityId, 'groupMembers')).at(-1)).toMatchObject({
    ...{ memberId: ruth.memberId, until: expect.any(Date) },
  })
  const code = readCode(guest.code)
  const found = code.ok && (await findInvitation(db, { code: code.value, holder: null }, { key }))
  expect(found).toEqual(refuse({ because: 'voided' }))
  expect(await rowOf(db, 'members', { communityId, id: guest.memberId })).toMatchObject({
    leftAt: april,
  })
  expect(await rowOf(db, 'moves', { communityId, id: moveId })).toMatchObject({
    ...{ householdId, reason: 'sold', lastDay: '2030-04-10', doneAt: april },
  })
})

test('a day to come changes nothing yet, and those it is of are told', async ({ db }) => {
  const home = await aHousehold(db, { members: 1 })
  const { communityId, heads } = home
  await aMove(db, home, { ...nextMonth, at })
  expect(await whoLivesIn(db, home)).toEqual(['Daniel', 'Ruth'])
  expect(await rowsOf(db, communityId, 'moves')).toMatchObject([
    { lastDay: '2030-05-31', dueAt: new Date('2030-06-01T05:00:00Z'), doneAt: null },
  ])
  const letters = (await rowsOf(db, communityId, 'deliveries')).filter(
    ({ template }) => template === 'move planned',
  )
  expect(letters.map(({ recipient }) => recipient)).toContain(heads[0]!.email)
  expect(letters).toHaveLength(2)
  expect(letters[0]!.facts).toMatchObject({ lastDay: '2030-05-31', leaves: true })
})

test('who has another home here stays a member, with their groups', async ({ db }) => {
  const home = await aHousehold(db)
  const { communityId, leader, heads } = home
  const ruth = heads[0]!
  const second = await anInvitation(db, { by: leader })
  const joining = await aJoining(db, { email: second.email })
  const { invitationId } = second
  await change(db, 'invitations', { communityId, id: invitationId }, { memberId: second.memberId })
  await change(
    db,
    'members',
    { communityId, id: second.memberId },
    { email: ruth.email, firstName: 'Ruthie' },
  )
  const joined = await redeemInvitation(
    db,
    { ...joining, accountId: ruth.accountId, email: ruth.email },
    { communityId, invitationId },
  )
  expect(joined).toEqual(accept({ communityId, memberId: ruth.memberId }))
  const groupId = await aGroup(db, leader)
  await joinGroup(db, ruth, { groupId })

  const moveId = await aMove(db, home, { ...today, at: addDays(new Date(), 0), day: aDayAgo() })

  const member = await rowOf(db, 'members', { communityId, id: ruth.memberId })
  expect(member.leftAt).toBeNull()
  expect((await rowsOf(db, communityId, 'groupMembers')).at(-1)!.until).toBeNull()
  const places = await rowsOf(db, communityId, 'residencies')
  expect(places.filter((one) => one.memberId === ruth.memberId && !one.until)).toHaveLength(1)
  const event = (await rowsOf(db, communityId, 'auditEvents')).at(-1)
  expect(event).toMatchObject({
    ...{ deed: 'moved out', memberId: ruth.memberId, actorId: leader.memberId },
    facts: { moveId, leftCommunity: false },
  })
})

const aDayAgo = () => addDays(new Date(), -1).toISOString().slice(0, 10)

test('who leads the community stays in it, also as its last leader', async ({ db }) => {
  const { communityId, slug, leader } = await aCommunity(db)
  const home = await aHousehold(db, { town: { communityId, slug, leader } })
  const roles = await rowsOf(db, communityId, 'roles')
  const { id: roleId } = roles.find(({ isLeader }) => isLeader)!
  const ruth = { communityId, id: home.heads[0]!.memberId }
  await change(db, 'members', ruth, { roleId })
  await change(db, 'members', { communityId, id: leader.memberId }, { leftAt: april })
  await aMove(db, home, { ...today, at })
  expect((await rowOf(db, 'members', ruth)).leftAt).toBeNull()
  expect(await whoLivesIn(db, home)).toEqual([])
})

test('who is made a leader while their home is sold stays in the community', async ({ db }) => {
  const home = await aHousehold(db)
  const { communityId, leader } = home
  const { memberId } = home.heads[0]!
  const roles = await rowsOf(db, communityId, 'roles')
  const { id: roleId } = roles.find(({ system }) => system === 'leader')!
  await hurriedBy(db, communityId, {
    first: (db) => changeRole(db, leader, { memberId, roleId }),
    second: (db) => planMove(db, leader, aWish(home, today), { at }),
  })
  expect(await whoLivesIn(db, home)).toEqual([])
  expect((await rowOf(db, 'members', { communityId, id: memberId })).leftAt).toBeNull()
})

test('another community of theirs is not touched', async ({ db }) => {
  const home = await aHousehold(db)
  const ruth = home.heads[0]!
  const other = await aHousehold(db)
  const invited = await anInvitation(db, { by: other.leader })
  const { communityId } = other
  await change(db, 'members', { communityId, id: invited.memberId }, { email: ruth.email })
  const joining = { ...(await aJoining(db)), accountId: ruth.accountId, email: ruth.email }
  await redeemInvitation(db, joining, { communityId, invitationId: invited.invitationId })
  await aMove(db, home, { ...today, at })
  const memberships = await listMemberships(db, ruth.accountId)
  expect(memberships.map((one) => one.communityId)).toEqual([communityId])
})

test('of several who live there those chosen go, and the chosen one is Head then', async ({
  db,
}) => {
  const home = await aHousehold(db, { members: 2 })
  const { communityId, leader, heads, members } = home
  const [ruth, daniel, mei] = [heads[0]!, members[0]!, members[1]!]
  const wish = aWish(home, {
    ...{ ...today, reason: 'moved out', residencyIds: [ruth.residencyId] },
    nextHeadId: mei.residencyId,
  })
  expect(await foreseeMove(db, leader, wish, { at })).toMatchObject({
    ok: true,
    value: { needsHead: true, staying: [{ firstName: 'Daniel' }, { firstName: 'Mei' }] },
  })
  await planMove(db, leader, wish, { at })
  expect(await whoLivesIn(db, home)).toEqual(['Daniel', 'Mei'])
  const roleOf = async ({ residencyId: id }: typeof mei) =>
    (await rowOf(db, 'residencies', { communityId, id })).householdRole
  expect([await roleOf(daniel), await roleOf(mei)]).toEqual(['member', 'head'])
  const letter = (await rowsOf(db, communityId, 'deliveries')).find(
    ({ template }) => template === 'appointed head',
  )
  expect(letter).toMatchObject({ recipient: mei.email, facts: { headName: 'Lee Board' } })
})

test('a day that is over is remembered as the last one, and access ends now', async ({ db }) => {
  const { communityId, leader, householdId, heads } = await aHousehold(db)
  const place = { communityId, id: heads[0]!.residencyId }
  await change(db, 'residencies', place, { since: new Date('2029-01-01T00:00:00Z') })
  await aMove(db, { communityId, leader, householdId }, { when: 'left', day: '2030-04-01', at })
  expect((await rowOf(db, 'residencies', place)).until).toEqual(new Date('2030-04-02T05:00:00Z'))
  const member = await rowOf(db, 'members', { communityId, id: heads[0]!.memberId })
  expect(member.leftAt).toEqual(april)
})

test.for([
  ['goes when it is older than the plan', -9, true],
  ['stays when it is newer than the plan', 1, false],
] as const)(
  'a code for a home that nobody lives in any more %s',
  async ([, days, goes], { db }) => {
    const home = await aHousehold(db, { members: 1 })
    const { communityId, leader, householdId, heads } = home
    const { propertyId } = await rowOf(db, 'households', { communityId, id: householdId })
    const { invitationId: id } = await anOpenCode(db, {
      ...{ by: leader, propertyId, at: addDays(april, days) },
    })
    const isVoided = async () =>
      (await rowOf(db, 'invitations', { communityId, id })).voidedAt !== null
    const residencyIds = [heads[0]!.residencyId]
    await aMove(db, home, { ...today, reason: 'moved out', residencyIds, at })
    expect(await isVoided()).toBe(false)
    await aMove(db, home, { ...today, at })
    expect(await isVoided()).toBe(goes)
  },
)

test('a form sent five times at once is one move', async ({ db }) => {
  const home = await aHousehold(db)
  const wish = aWish(home, { ...today })
  const outcomes = await Promise.all(
    Array.from({ length: 5 }, () => planMove(db, home.leader, wish, { at })),
  )
  expect(outcomes).toEqual(Array(5).fill(accept({ moveId: wish.submission, isDone: true })))
  expect(await rowsOf(db, home.communityId, 'moves')).toHaveLength(1)
  const letters = await rowsOf(db, home.communityId, 'deliveries')
  expect(letters.filter(({ template }) => template === 'moved out')).toHaveLength(1)
})

test('of two leaders who move one home at once, one does and one is told', async ({ db }) => {
  for (let round = 0; round < 4; round += 1) {
    const home = await aHousehold(db, { members: 1 })
    const residencyIds = [...home.heads, ...home.members].map(({ residencyId }) => residencyId)
    const reason = round % 2 ? ('sold' as const) : ('moved out' as const)
    const move = () =>
      planMove(db, home.leader, aWish(home, { ...today, reason, residencyIds }), { at })
    const outcomes = await Promise.all([move(), move()])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes).toContainEqual(refuse({ because: 'nobody lives there' }))
  }
})

test('a place and a sale are planned once; a sale may follow a lease', async ({ db }) => {
  const home = await aHousehold(db, { members: 1 })
  const residencyIds = [home.members[0]!.residencyId]
  const plan = (given: Partial<ReturnType<typeof aWish>>) =>
    planMove(db, home.leader, aWish(home, { ...nextMonth, ...given }), { at })
  expect((await plan({ reason: 'lease ended', residencyIds })).ok).toBe(true)
  expect(await plan({ reason: 'moved out', residencyIds })).toEqual(
    refuse({ because: 'planned already' }),
  )
  expect((await plan({ reason: 'sold' })).ok).toBe(true)
  expect(await plan({ reason: 'sold' })).toEqual(refuse({ because: 'planned already' }))
})

test('what cannot be is refused with its reason, and changes nothing', async ({ db }) => {
  const home = await aHousehold(db, { members: 1 })
  const { communityId, slug, leader, heads, members } = home
  const neighbours = await aHousehold(db, { town: { communityId, slug, leader } })
  const strangers = await aHousehold(db)
  const [ruth, daniel] = [heads[0]!.residencyId, members[0]!.residencyId]
  const wishes = [
    [{ residencyIds: [] }, 'nobody chosen'],
    [{ residencyIds: [neighbours.heads[0]!.residencyId] }, 'moved already'],
    [{ residencyIds: [ruth, strangers.heads[0]!.residencyId] }, 'moved already'],
    [{ residencyIds: [ruth], nextHeadId: neighbours.heads[0]!.residencyId }, 'no next head'],
    [{ residencyIds: [ruth], nextHeadId: ruth }, 'no next head'],
    [{ residencyIds: [daniel], day: '' }, 'no day'],
    [{ residencyIds: [daniel], day: '2040-01-01' }, 'too far'],
    [{ residencyIds: [daniel], householdId: strangers.householdId }, 'unknown household'],
    [{ residencyIds: [daniel], householdId: newId() }, 'unknown household'],
  ] as const
  for (const [given, because] of wishes) {
    const wish = aWish(home, { ...today, reason: 'moved out', ...given })
    expect(await planMove(db, leader, wish, { at })).toEqual(refuse({ because }))
  }
  expect(await whoLivesIn(db, home)).toEqual(['Daniel', 'Ruth'])
  expect(await rowsOf(db, communityId, 'moves')).toEqual([])
})

test('whoever may not manage households moves nobody', async ({ db }) => {
  const home = await aHousehold(db)
  const neighbour = await aNeighbour(db, home)
  expect(() => planMove(db, neighbour, aWish(home, today), { at })).toThrow(NotAllowed)
})

test('who moved out is the same member when they are invited again', async ({ db }) => {
  const home = await aHousehold(db)
  const { communityId, leader, heads } = home
  const { memberId, email, firstName } = heads[0]!
  await aMove(db, home, { ...today, at })
  const newcomer = { firstName, lastName: 'Okafor', email }
  const invited = await anInvitation(db, { by: leader, newcomer })
  expect(invited.memberId).toBe(memberId)
  const joining = { ...(await aJoining(db)), accountId: heads[0]!.accountId, email }
  const { invitationId } = invited
  expect(await redeemInvitation(db, joining, { communityId, invitationId })).toEqual(
    accept({ communityId, memberId }),
  )
  const places = (await rowsOf(db, communityId, 'residencies')).filter(
    (place) => place.memberId === memberId,
  )
  expect(places.map(({ until }) => until === null)).toEqual([false, true])
})

test('a new owner who comes in before the sale keeps their home when it happens', async ({
  db,
}) => {
  const home = await aHousehold(db)
  const { communityId, leader, householdId } = home
  const { propertyId } = await rowOf(db, 'households', { communityId, id: householdId })
  const newcomer = { firstName: 'Nadia', place: { propertyId, householdName: null } }
  const invited = await anInvitation(db, { by: leader, newcomer })
  const nadia = await aDweller(db, { communityId, invited })
  await aMove(db, home, { ...today, at: addDays(new Date(), 1), day: aDayAgo() })
  expect(await whoLivesIn(db, home)).toEqual([])
  const next = { communityId, leader, householdId: invited.householdId }
  expect(await whoLivesIn(db, next)).toEqual(['Nadia'])
  expect((await rowOf(db, 'members', { communityId, id: nadia.memberId })).leftAt).toBeNull()
})

test('a guest who joins while the home is moved comes in before, or is told that it is voided', async ({
  db,
}) => {
  for (let round = 0; round < 8; round += 1) {
    const home = await aHousehold(db)
    const { communityId, leader, householdId, heads } = home
    const guest = await anInvitedGuest(db, { by: heads[0]!, householdId })
    const joining = await aJoining(db, { email: guest.email })
    const { invitationId, memberId } = guest
    const [moved, joined] = await Promise.all([
      planMove(db, leader, aWish(home, { when: 'left', day: aDayAgo() })),
      redeemInvitation(db, joining, { communityId, invitationId }),
    ])
    expect(moved.ok).toBe(true)
    if (!joined.ok) expect(joined.refusal).toEqual({ because: 'voided' })
    expect(await whoLivesIn(db, home)).toEqual([])
    const { leftAt } = await rowOf(db, 'members', { communityId, id: memberId })
    expect(leftAt).not.toBeNull()
  }
})

test('who gets a second home while the first is moved keeps it, and is a member', async ({
  db,
}) => {
  for (let round = 0; round < 8; round += 1) {
    const home = await aHousehold(db)
    const { communityId, leader, heads } = home
    const ruth = heads[0]!
    const invited = await anInvitation(db, { by: leader })
    const { invitationId, memberId: id } = invited
    await change(db, 'members', { communityId, id }, { email: ruth.email })
    const joining = { ...(await aJoining(db)), accountId: ruth.accountId, email: ruth.email }
    await Promise.all([
      planMove(db, leader, aWish(home, { when: 'left', day: aDayAgo() })),
      redeemInvitation(db, joining, { communityId, invitationId }),
    ])
    const member = await rowOf(db, 'members', { communityId, id: ruth.memberId })
    const places = await rowsOf(db, communityId, 'residencies')
    const own = places.filter((one) => one.memberId === ruth.memberId && !one.until)
    expect([member.leftAt, own.length]).toEqual([null, 1])
  }
})

test('a guest who has just come in when the only Head moves out is seen, and stays', async ({
  db,
}) => {
  const home = await aHousehold(db)
  const { communityId, leader, householdId, heads } = home
  const guest = await anInvitedGuest(db, { by: heads[0]!, householdId })
  const joining = await aJoining(db, { email: guest.email })
  const { invitationId } = guest
  const moved = Promise.withResolvers<unknown>()
  await inCommunity(db, communityId, async (within) => {
    await redeemInvitation(within, joining, { communityId, invitationId })
    const wish = aWish(home, { when: 'left', day: aDayAgo(), reason: 'moved out' })
    const residencyIds = [heads[0]!.residencyId]
    moved.resolve(planMove(db, leader, { ...wish, residencyIds }))
    await untilHeldUp(db) // the move waits for whoever is joining
  })
  expect(await moved.promise).toMatchObject({ ok: true })
  expect(await whoLivesIn(db, home)).toEqual(['Bo'])
})
