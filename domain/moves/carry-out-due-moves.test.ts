import { expect } from 'vitest'
import { enterCommunity } from '#domain/communities/enter-community.ts'
import { accept, refuse } from '#domain/result.ts'
import { freshDatabase, test } from '#test/database.ts'
import { anInvitation } from '#test/factories.ts'
import { aDweller, aHousehold } from '#test/households.ts'
import { aMove, whoLivesIn } from '#test/moves.ts'
import { change, rowsOf } from '#test/rows.ts'
import { cancelMove } from './cancel-move.ts'
import { carryOutDueMoves } from './carry-out-due-moves.ts'
import { changeMove } from './change-move.ts'

const april = new Date('2030-04-10T17:00:00Z')
const leaves = { when: 'leaves', day: '2030-04-30', at: april } as const
const lastEvening = new Date('2030-05-01T04:59:00Z')
const midnight = new Date('2030-05-01T05:00:00Z')

test('when the day is over by the clocks of the community, and not before, it happens', async () => {
  const { db } = await freshDatabase()
  const home = await aHousehold(db, { members: 1 })
  const { communityId, slug, leader, heads } = home
  await aMove(db, home, leaves)

  expect(await carryOutDueMoves(db, { at: lastEvening })).toBe(0)
  expect(await whoLivesIn(db, home)).toEqual(['Daniel', 'Ruth'])
  expect(await carryOutDueMoves(db, { at: midnight })).toBe(1)
  expect(await carryOutDueMoves(db, { at: midnight })).toBe(0)

  expect(await whoLivesIn(db, home)).toEqual([])
  const { accountId } = heads[0]!
  expect(await enterCommunity(db, { accountId, from: null }, slug)).toMatchObject({ ok: false })
  expect(await rowsOf(db, communityId, 'notices')).toMatchObject([
    { kind: 'moved out', facts: { home: expect.stringContaining('MAIN ST') } },
  ])
  const events = (await rowsOf(db, communityId, 'auditEvents')).filter(
    ({ deed }) => deed === 'moved out',
  )
  expect(events).toHaveLength(2)
  expect(events[0]).toMatchObject({ actorId: leader.memberId, accountId: null })
})

test('three workers at once carry a move out once', async () => {
  const { db } = await freshDatabase()
  const home = await aHousehold(db)
  await aMove(db, home, leaves)
  const work = () => carryOutDueMoves(db, { at: midnight })
  const done = await Promise.all([work(), work(), work()])
  expect(done.toSorted()).toEqual([0, 0, 1])
  const letters = await rowsOf(db, home.communityId, 'deliveries')
  expect(letters.filter(({ template }) => template === 'moved out')).toHaveLength(1)
  expect(await rowsOf(db, home.communityId, 'notices')).toHaveLength(1)
})

test('a sale is also of whoever has come to live there since, and of nobody else', async () => {
  const { db } = await freshDatabase()
  const home = await aHousehold(db)
  const { communityId, leader, householdId } = home
  await aMove(db, home, leaves)
  const newcomer = { firstName: 'Kenji', place: { householdId } }
  const invited = await anInvitation(db, { by: leader, newcomer })
  await aDweller(db, { communityId, invited })
  await carryOutDueMoves(db, { at: midnight })
  expect(await whoLivesIn(db, home)).toEqual([])
})

test('of a lease the renters move out by themselves, and the owner stays', async () => {
  const { db } = await freshDatabase()
  const home = await aHousehold(db, { members: 1 })
  const { communityId, members } = home
  const renter = { communityId, id: members[0]!.residencyId }
  await change(db, 'residencies', renter, { occupancy: 'renter' })
  await aMove(db, home, { ...leaves, reason: 'lease ended', residencyIds: [renter.id] })
  await carryOutDueMoves(db, { at: midnight })
  expect(await whoLivesIn(db, home)).toEqual(['Ruth'])
})

test('a plan that was changed happens on its new day, and one that was cancelled never', async () => {
  const { db } = await freshDatabase()
  const [home, other] = [await aHousehold(db, { members: 1 }), await aHousehold(db)]
  const [moveId, cancelled] = [await aMove(db, home, leaves), await aMove(db, other, leaves)]
  const change = { moveId, when: 'leaves', day: '2030-05-02', residencyIds: [], nextHeadId: null }
  const by = home.leader
  expect(await changeMove(db, by, { ...change, when: 'leaves' }, { at: april })).toEqual(
    accept({ moveId, isDone: false }),
  )
  expect(await cancelMove(db, other.leader, { moveId: cancelled })).toEqual(accept(null))
  expect(await cancelMove(db, other.leader, { moveId: cancelled })).toEqual(accept(null))
  expect(await carryOutDueMoves(db, { at: midnight })).toBe(0)
  expect(await carryOutDueMoves(db, { at: new Date('2030-05-03T05:00:00Z') })).toBe(1)
  expect(await whoLivesIn(db, other)).toEqual(['Ruth'])
  expect(await cancelMove(db, by, { moveId })).toEqual(refuse({ because: 'over' }))
  expect(await cancelMove(db, by, { moveId: cancelled })).toEqual(
    refuse({ because: 'unknown move' }),
  )
  const told = await rowsOf(db, other.communityId, 'deliveries')
  expect(told.filter(({ template }) => template === 'move cancelled')).toHaveLength(1)
})

test('who is no longer part of a plan is told that they stay', async ({ db }) => {
  const home = await aHousehold(db, { members: 1 })
  const { communityId, leader, heads, members } = home
  const residencyIds = [...heads, ...members].map(({ residencyId }) => residencyId)
  const moveId = await aMove(db, home, { ...leaves, reason: 'moved out', residencyIds })
  const [, daniel] = residencyIds
  const change = { moveId, when: 'leaves', day: '2030-04-30', nextHeadId: null } as const
  await changeMove(db, leader, { ...change, residencyIds: [daniel!] }, { at: april })
  const letters = (await rowsOf(db, communityId, 'deliveries')).filter(
    ({ template }) => template === 'move cancelled',
  )
  expect(letters.map(({ recipient }) => recipient)).toEqual([heads[0]!.email])
})

test('leaders hear nothing of a day before which everybody has left already', async () => {
  const { db } = await freshDatabase()
  const home = await aHousehold(db)
  const { communityId, heads } = home
  await aMove(db, home, leaves)
  const place = { communityId, id: heads[0]!.residencyId }
  await change(db, 'residencies', place, { until: lastEvening })
  expect(await carryOutDueMoves(db, { at: midnight })).toBe(1)
  expect(await rowsOf(db, communityId, 'notices')).toEqual([])
})

test('who has moved by themselves before the day is let be', async () => {
  const { db } = await freshDatabase()
  const home = await aHousehold(db, { members: 1 })
  const { communityId, heads, members } = home
  const residencyIds = [...heads, ...members].map(({ residencyId }) => residencyId)
  await aMove(db, home, { ...leaves, reason: 'moved out', residencyIds })
  await change(db, 'residencies', { communityId, id: residencyIds[0]! }, { until: lastEvening })
  expect(await carryOutDueMoves(db, { at: midnight })).toBe(1)
  const member = (await rowsOf(db, communityId, 'members')).find(
    ({ id }) => id === heads[0]!.memberId,
  )
  expect(member!.leftAt).toBeNull()
})
