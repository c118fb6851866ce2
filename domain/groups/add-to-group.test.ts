import { expect } from 'vitest'
import { newId } from '#domain/new-id.ts'
import { refuse } from '#domain/result.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aCommunity, aLeader, aMember, anInvitation } from '#test/factories.ts'
import { aGroup, aNeighbour } from '#test/groups.ts'
import { rowsOf } from '#test/rows.ts'
import { addToGroup } from './add-to-group.ts'
import { chooseAdmin } from './choose-admins.ts'
import { deleteGroup } from './delete-group.ts'
import { joinGroup } from './join-group.ts'
import { listOwnGroups, runsAGroup } from './list-own-groups.ts'
import { readGroup } from './read-group.ts'
import { takeOutAgain } from './take-out-again.ts'

test('whoever runs a group adds neighbours, who are in it and told; the others are skipped with the reason', async ({
  db,
}) => {
  const { communityId, leader } = await aCommunity(db)
  const groupId = await aGroup(db, leader)
  const ana = await aNeighbour(db, { communityId, firstName: 'Ana' })
  const bo = await aNeighbour(db, { communityId, firstName: 'Bo' })
  await joinGroup(db, bo, { groupId })
  const [now, suspendedBecause] = [new Date(), 'Loud']
  const cy = await aMember(db, {
    ...{ communityId, firstName: 'Cy', suspendedAt: now, suspendedBecause },
  })
  const di = await aMember(db, { communityId, firstName: 'Di', leftAt: now })
  const ed = await anInvitation(db, {
    by: leader,
    newcomer: { firstName: 'Ed', lastName: 'Reyes', sendNow: false },
  })
  const stranger = await aLeader(db)
  const memberIds = [
    ...[ana.memberId, bo.memberId, cy.id, di.id, ed.memberId, stranger.memberId, newId()],
  ]

  const outcome = await addToGroup(db, leader, { groupId, memberIds })

  expect(outcome).toEqual({
    ok: true,
    value: {
      group: 'Pool committee',
      added: [{ id: ana.memberId, name: 'Ana Reyes' }],
      skipped: [
        { name: 'Bo Reyes', because: 'in the group already' },
        { name: 'Cy Reyes', because: 'access paused' },
        { name: 'Di Reyes', because: 'has left' },
        { name: 'Ed Reyes', because: 'not joined yet' },
      ],
    },
  })
  const group = await readGroup(db, leader, { groupId, after: null })
  expect(group!.members.map(({ name }) => name)).toEqual(['Lee Board', 'Ana Reyes', 'Bo Reyes'])
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.at(-1)).toMatchObject({
    ...{ deed: 'added to group', actorId: leader.memberId, memberId: ana.memberId },
    facts: { groupId, name: 'Pool committee' },
  })
  expect((await rowsOf(db, communityId, 'deliveries')).at(-1)).toMatchObject({
    ...{ template: 'let into group', memberId: ana.memberId },
    facts: { groupId, group: 'Pool committee', addedBy: leader.memberId },
  })
})

test('who waited for a closed group is let in, as if they had been accepted', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const groupId = await aGroup(db, leader, { isOpen: false })
  const ana = await aNeighbour(db, { communityId })
  await joinGroup(db, ana, { groupId })

  await addToGroup(db, leader, { groupId, memberIds: [ana.memberId] })

  const group = (await readGroup(db, leader, { groupId, after: null }))!
  expect([group.memberCount, group.requests]).toEqual([2, []])
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.at(-1)).toMatchObject({ deed: 'let into group', memberId: ana.memberId })
  const [letter] = (await rowsOf(db, communityId, 'deliveries')).slice(-1)
  expect([letter!.template, letter!.facts]).toEqual([
    'let into group',
    { groupId, group: 'Pool committee' },
  ])
})

test('undone, those who were added are out again; whoever had asked, and whoever runs it alone, stays', async ({
  db,
}) => {
  const { communityId, leader } = await aCommunity(db)
  const groupId = await aGroup(db, leader, { isOpen: false })
  const [ana, bo] = [await aNeighbour(db, { communityId }), await aLeader(db)]
  const cy = await aNeighbour(db, { communityId, firstName: 'Cy' })
  await joinGroup(db, cy, { groupId })
  const memberIds = [ana.memberId, cy.memberId]
  await addToGroup(db, leader, { groupId, memberIds })

  const all = [...memberIds, bo.memberId, leader.memberId, newId()]
  expect(await takeOutAgain(db, leader, { groupId, memberIds: all })).toEqual({
    ok: true,
    value: {
      group: 'Pool committee',
      out: [{ name: 'Ana Reyes' }],
      skipped: [
        { name: 'Lee Board', because: 'only group admin' },
        { name: 'Cy Reyes', because: 'had asked to join' },
      ],
    },
  })
  const { members } = (await readGroup(db, leader, { groupId, after: null }))!
  expect(members.map(({ name }) => name)).toEqual(['Lee Board', 'Cy Reyes'])
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.at(-1)).toMatchObject({ deed: 'removed from group', memberId: ana.memberId })
  expect(await takeOutAgain(db, leader, { groupId, memberIds })).toMatchObject({
    value: { out: [] },
  })
  await expect(takeOutAgain(db, ana, { groupId, memberIds })).rejects.toThrow(NotAllowed)
})

test('a group admin adds to their group alone, and learns of nobody whom they do not see', async ({
  db,
}) => {
  const { communityId, leader } = await aCommunity(db)
  const [pool, dogs] = [await aGroup(db, leader), await aGroup(db, leader, { name: 'Dogs' })]
  const ana = await aNeighbour(db, { communityId })
  const { id: gone } = await aMember(db, { communityId, leftAt: new Date() })
  await joinGroup(db, ana, { groupId: pool })
  expect(await runsAGroup(db, ana)).toBe(false)
  await chooseAdmin(db, leader, { groupId: pool, memberId: ana.memberId, isAdmin: true })

  expect(await runsAGroup(db, ana)).toBe(true)
  expect(await listOwnGroups(db, ana)).toEqual([{ id: pool, name: 'Pool committee' }])
  expect((await listOwnGroups(db, leader)).map(({ name }) => name)).toEqual([
    'Dogs',
    'Pool committee',
  ])
  const added = await addToGroup(db, ana, { groupId: pool, memberIds: [gone, leader.memberId] })
  expect(added).toMatchObject({
    value: { added: [], skipped: [{ name: 'Lee Board', because: 'in the group already' }] },
  })
  const foreign = addToGroup(db, ana, { groupId: dogs, memberIds: [ana.memberId] })
  await expect(foreign).rejects.toThrow(NotAllowed)
})

test('a deleted group and one of another community take nobody in', async ({ db }) => {
  const leader = await aLeader(db)
  const groupId = await aGroup(db, leader)
  await deleteGroup(db, leader, { groupId })
  const elsewhere = await aLeader(db)
  const foreign = await aGroup(db, elsewhere)
  const unknown = refuse({ because: 'unknown group' })
  for (const id of [groupId, foreign])
    expect(await addToGroup(db, leader, { groupId: id, memberIds: [leader.memberId] })).toEqual(
      unknown,
    )
  expect(await listOwnGroups(db, leader)).toEqual([])
})

test('two who add the same people at once add each once', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const groupId = await aGroup(db, leader)
  const ana = await aNeighbour(db, { communityId })
  const bo = await aNeighbour(db, { communityId, firstName: 'Bo' })
  const memberIds = [ana.memberId, bo.memberId]

  const outcomes = await Promise.all([
    addToGroup(db, leader, { groupId, memberIds }),
    addToGroup(db, leader, { groupId, memberIds: memberIds.toReversed() }),
  ])

  const added = outcomes.map((outcome) => (outcome.ok ? outcome.value.added.length : null))
  expect(added.sort()).toEqual([0, 2])
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.filter(({ deed }) => deed === 'added to group')).toHaveLength(2)
})
