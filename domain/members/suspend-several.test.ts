import { expect } from 'vitest'
import { newId } from '#domain/new-id.ts'
import { NotAllowed, type Permission } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aCommunity, aLeader, aMember, anInvitation } from '#test/factories.ts'
import { rowsOf } from '#test/rows.ts'
import { reinstateSeveral, suspendSeveral } from './suspend-several.ts'

const reason = 'Left the gate open, again'

test('several are suspended for one reason, and whoever cannot be is skipped and told apart', async ({
  db,
}) => {
  const { communityId, leader } = await aCommunity(db)
  const bo = await aMember(db, { communityId, firstName: 'Bo' })
  const ana = await aMember(db, { communityId, firstName: 'Ana' })
  const ed = await anInvitation(db, {
    by: leader,
    newcomer: { firstName: 'Ed', lastName: 'Reyes', sendNow: false },
  })
  const stranger = await aLeader(db)
  const memberIds = [bo.id, leader.memberId, ana.id, ed.memberId, stranger.memberId, newId()]

  const report = await suspendSeveral(db, leader, { memberIds, reason })

  expect(report).toEqual({
    done: [
      { id: ana.id, name: 'Ana Reyes' },
      { id: bo.id, name: 'Bo Reyes' },
    ],
    skipped: [
      { name: 'Lee Board', because: 'yourself' },
      { name: 'Ed Reyes', because: 'not active' },
    ],
  })
  const members = await rowsOf(db, communityId, 'members')
  const paused = members.filter(({ suspendedBecause }) => suspendedBecause === reason)
  expect(paused.map(({ id }) => id).sort()).toEqual([ana.id, bo.id].sort())
  const letters = (await rowsOf(db, communityId, 'deliveries')).map(({ template }) => template)
  expect(letters).toEqual(['suspended', 'suspended'])
  expect(await suspendSeveral(db, leader, { memberIds: [bo.id], reason })).toEqual({
    done: [],
    skipped: [{ name: 'Bo Reyes', because: 'suspended already' }],
  })
})

test('those who were suspended together get their access back together', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const [ana, bo] = [
    await aMember(db, { communityId, firstName: 'Ana' }),
    await aMember(db, { communityId, firstName: 'Bo' }),
  ]
  const before = await rowsOf(db, communityId, 'members')
  await suspendSeveral(db, leader, { memberIds: [ana.id], reason })

  expect(await reinstateSeveral(db, leader, { memberIds: [ana.id, bo.id] })).toEqual({
    done: [{ id: ana.id, name: 'Ana Reyes' }],
    skipped: [{ name: 'Bo Reyes', because: 'not suspended' }],
  })
  expect(await rowsOf(db, communityId, 'members')).toEqual(before)
})

test('a community keeps a leader when two suspend each other at once', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const other = await aMember(db, { communityId, role: 'leader' })
  const by = { ...leader, memberId: other.id, accountId: other.accountId! }
  const memberIds = [leader.memberId, other.id]

  await Promise.allSettled([
    suspendSeveral(db, leader, { memberIds, reason }),
    suspendSeveral(db, by, { memberIds: memberIds.toReversed(), reason }),
  ])

  const members = await rowsOf(db, communityId, 'members')
  expect(members.filter(({ suspendedAt }) => suspendedAt === null)).toHaveLength(1)
})

test('whoever may not change roles suspends nobody, and nobody who may do more', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const board = await aMember(db, { communityId, role: 'board' })
  const may = (...permissions: Permission[]) => ({ ...leader, permissions: new Set(permissions) })
  const memberIds = [board.id]
  expect(() => suspendSeveral(db, may('invite members'), { memberIds, reason })).toThrow(NotAllowed)
  const by = may('change member role', 'admin view members')
  expect(await suspendSeveral(db, by, { memberIds, reason })).toEqual({
    done: [],
    skipped: [{ name: 'Ana Reyes', because: 'may not grant' }],
  })
})
