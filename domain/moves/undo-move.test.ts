import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { enterCommunity } from '#domain/communities/enter-community.ts'
import { addDays } from '#domain/days.ts'
import { deleteGroup } from '#domain/groups/delete-group.ts'
import { joinGroup } from '#domain/groups/join-group.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { newId } from '#domain/new-id.ts'
import { accept, refuse } from '#domain/result.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aJoining, anInvitation } from '#test/factories.ts'
import { aGroup, aNeighbour } from '#test/groups.ts'
import { aHousehold, anInvitedGuest } from '#test/households.ts'
import { aMove, whoLivesIn } from '#test/moves.ts'
import { aMemberWith, aRole, systemRole } from '#test/roles.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { undoMove } from './undo-move.ts'

const april = new Date('2030-04-10T17:00:00Z')
const left = { when: 'left', day: '2030-04-10', at: april } as const
const later = { at: addDays(april, 29) }

test('undoing brings back just what was: place, role, membership, groups, but no codes', async ({
  db,
}) => {
  const home = await aHousehold(db, { members: 1 })
  const { communityId, slug, leader, householdId, heads } = home
  const ruth = heads[0]!
  const guest = await anInvitedGuest(db, { by: ruth, householdId })
  const [joined, other] = [await aGroup(db, leader), await aGroup(db, leader, { name: 'Choir' })]
  await joinGroup(db, ruth, { groupId: joined })
  await joinGroup(db, ruth, { groupId: other })
  const inOther = (await rowsOf(db, communityId, 'groupMembers')).at(-1)!
  await change(db, 'groupMembers', inOther, { until: addDays(inOther.since, 1) })
  const places = await rowsOf(db, communityId, 'residencies')
  const members = await rowsOf(db, communityId, 'members')
  const groups = await rowsOf(db, communityId, 'groupMembers')

  const moveId = await aMove(db, home, left)
  expect(await undoMove(db, leader, { moveId }, later)).toEqual(accept(null))

  expect(await rowsOf(db, communityId, 'residencies')).toEqual(places)
  expect(await rowsOf(db, communityId, 'members')).toEqual(members)
  expect(await rowsOf(db, communityId, 'groupMembers')).toEqual(groups)
  const { accountId } = ruth
  expect(await enterCommunity(db, { accountId, from: null }, slug)).toMatchObject({ ok: true })
  const { voidedAt } = await rowOf(db, 'invitations', { communityId, id: guest.invitationId })
  expect(voidedAt).toEqual(april)
  const letters = (await rowsOf(db, communityId, 'deliveries')).filter(
    ({ template }) => template === 'move undone',
  )
  expect(letters.map(({ recipient }) => recipient)).toContain(ruth.email)
  expect(letters).toHaveLength(2)
})

test('nobody brings back by it whoever may do more than they', async ({ db }) => {
  const home = await aHousehold(db)
  const { communityId, leader, heads } = home
  const { by: clerk } = await aMemberWith(db, leader, [
    ...(['manage households', 'view property', 'view active members'] as const),
  ])
  const resident = await systemRole(db, leader, 'resident')
  const roleId = await aRole(db, leader, { permissions: ['export members'] })
  const ruth = { communityId, id: heads[0]!.memberId }
  await change(db, 'members', ruth, { roleId })
  await change(db, 'roles', { communityId, id: resident }, { permissions: ['view active members'] })
  const moveId = await aMove(db, home, left)
  expect(await undoMove(db, clerk, { moveId }, later)).toEqual(refuse({ because: 'may not grant' }))
  expect((await rowOf(db, 'members', ruth)).leftAt).not.toBeNull()
  await change(db, 'members', ruth, { roleId: resident })
  expect(await undoMove(db, clerk, { moveId }, later)).toEqual(accept(null))
})

test('undone twice at once is undone once', async ({ db }) => {
  const home = await aHousehold(db)
  const moveId = await aMove(db, home, left)
  const undo = () => undoMove(db, home.leader, { moveId }, later)
  expect(await Promise.all([undo(), undo(), undo()])).toEqual(Array(3).fill(accept(null)))
  const events = await rowsOf(db, home.communityId, 'auditEvents')
  expect(events.filter(({ deed }) => deed === 'undid move')).toHaveLength(1)
})

test('after thirty days, before it is done, and elsewhere nothing is undone', async ({ db }) => {
  const home = await aHousehold(db)
  const other = await aHousehold(db)
  const planned = await aMove(db, other, { ...left, when: 'leaves' })
  const moveId = await aMove(db, home, left)
  const undo = (by: typeof home.leader, id: string, days = 29) =>
    undoMove(db, by, { moveId: id }, { at: addDays(april, days) })
  expect(await undo(home.leader, moveId, 31)).toEqual(refuse({ because: 'too late' }))
  expect(await undo(other.leader, planned)).toEqual(refuse({ because: 'not done' }))
  expect(await undo(other.leader, moveId)).toEqual(refuse({ because: 'unknown move' }))
  expect(await undo(home.leader, newId())).toEqual(refuse({ because: 'unknown move' }))
  expect(await whoLivesIn(db, home)).toEqual([])
})

test('whoever may not manage households undoes nothing', async ({ db }) => {
  const home = await aHousehold(db)
  const moveId = await aMove(db, home, left)
  const neighbour = await aNeighbour(db, home)
  expect(() => undoMove(db, neighbour, { moveId })).toThrow(NotAllowed)
})

test('who has come back by another way stays where they are, and the others come back', async ({
  db,
}) => {
  const home = await aHousehold(db, { members: 1 })
  const { communityId, leader, heads, members } = home
  const ruth = heads[0]!
  const moveId = await aMove(db, home, left)
  const newcomer = { firstName: 'Ruth', lastName: 'Okafor', email: ruth.email }
  const { invitationId } = await anInvitation(db, { by: leader, newcomer })
  const joining = { ...(await aJoining(db)), accountId: ruth.accountId, email: ruth.email }
  await redeemInvitation(db, joining, { communityId, invitationId })
  await undoMove(db, leader, { moveId }, later)
  expect(await whoLivesIn(db, home)).toEqual(['Daniel'])
  const keptAway = await inCommunity(db, communityId, (db) =>
    db
      .selectFrom('movePlaces')
      .select(['memberId', 'keptAway'])
      .where('communityId', '=', communityId)
      .execute(),
  )
  expect(keptAway).toContainEqual({ memberId: ruth.memberId, keptAway: 'came back' })
  expect(keptAway).toContainEqual({ memberId: members[0]!.memberId, keptAway: null })
})

test('of a group that was deleted meanwhile nobody is a member again', async ({ db }) => {
  const home = await aHousehold(db)
  const { communityId, leader, heads } = home
  const groupId = await aGroup(db, leader)
  await joinGroup(db, heads[0]!, { groupId })
  const moveId = await aMove(db, home, left)
  await deleteGroup(db, leader, { groupId })
  await undoMove(db, leader, { moveId }, later)
  const { until } = (await rowsOf(db, communityId, 'groupMembers')).at(-1)!
  expect(until).not.toBeNull()
})

test('who closed their account meanwhile does not come back', async ({ db }) => {
  const home = await aHousehold(db)
  const moveId = await aMove(db, home, left)
  await db.deleteFrom('accounts').where('id', '=', home.heads[0]!.accountId).execute()
  await undoMove(db, home.leader, { moveId }, later)
  expect(await whoLivesIn(db, home)).toEqual([])
})
