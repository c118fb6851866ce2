import { expect } from 'vitest'
import { addDays } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aLeader, anInvitation } from '#test/factories.ts'
import { change, rowsOf } from '#test/rows.ts'
import { listHouseholds } from './list-households.ts'

const april = new Date('2026-04-01T12:00:00Z')

test('the households of a home are listed oldest first, with names and how many live there', async ({
  db,
}) => {
  const first = await anInvitation(db, { at: addDays(april, 1) })
  const { by, householdId } = first
  await anInvitation(db, { by, newcomer: { lastName: 'Reyes', place: { householdId } } })
  const [property] = await rowsOf(db, by.communityId, 'properties')
  const propertyId = property!.id
  const own = { place: { propertyId, householdName: 'Downstairs' } }
  const second = await anInvitation(db, { by, newcomer: own, at: april })
  await anInvitation(db, { by })

  expect(await listHouseholds(db, by, { propertyId })).toEqual([
    { id: second.householdId, name: { given: 'Downstairs' }, memberCount: 1 },
    { id: householdId, name: { after: ['Chen', 'Reyes'] }, memberCount: 2 },
  ])
})

test('who has left the household or the community counts no more', async ({ db }) => {
  const { by, householdId, memberId } = await anInvitation(db)
  const { communityId } = by
  const place = { householdId }
  const moved = await anInvitation(db, { by, newcomer: { lastName: 'Ng', place } })
  await anInvitation(db, { by, newcomer: { lastName: 'Reyes', place } })
  const [property] = await rowsOf(db, communityId, 'properties')
  const residencies = await rowsOf(db, communityId, 'residencies')
  const ended = residencies.find((residency) => residency.memberId === moved.memberId)!
  await change(db, 'residencies', ended, { until: new Date(ended.since) })
  await change(db, 'members', { communityId, id: memberId }, { leftAt: april })

  expect(await listHouseholds(db, by, { propertyId: property!.id })).toEqual([
    { id: householdId, name: { after: ['Reyes'] }, memberCount: 1 },
  ])
})

test('a household that everybody has left is empty', async ({ db }) => {
  const { by, householdId, memberId } = await anInvitation(db)
  const [property] = await rowsOf(db, by.communityId, 'properties')
  await change(db, 'members', { ...by, id: memberId }, { leftAt: april })

  expect(await listHouseholds(db, by, { propertyId: property!.id })).toEqual([
    { id: householdId, name: { after: [] }, memberCount: 0 },
  ])
})

test('a home of another community, or of none, has no households', async ({ db }) => {
  const stranger = await anInvitation(db)
  const [foreign] = await rowsOf(db, stranger.by.communityId, 'properties')
  const by = await aLeader(db)

  expect(await listHouseholds(db, by, { propertyId: foreign!.id })).toEqual([])
  expect(await listHouseholds(db, by, { propertyId: newId() })).toEqual([])
})

test('nobody lists households without the permission to invite', async ({ db }) => {
  const leader = await aLeader(db)
  const by = { ...leader, permissions: new Set(['view households'] as const) }

  expect(() => listHouseholds(db, by, { propertyId: newId() })).toThrow(NotAllowed)
})
