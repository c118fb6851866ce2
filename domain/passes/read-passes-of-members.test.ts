import { expect } from 'vitest'
import { addDays } from '#domain/days.ts'
import { printCode } from '#domain/invitations/access-code.ts'
import { voidInvitations } from '#domain/invitations/void-invitations.ts'
import { newId } from '#domain/new-id.ts'
import { NotAllowed, type Permission } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember, anInvitation, key } from '#test/factories.ts'
import { rowsOf } from '#test/rows.ts'
import { readPassesOfMembers } from './read-passes-of-members.ts'

const newcomer = { lastName: 'Reyes', sendNow: false }

test('members who have not joined get their own code on paper; the others are named with the reason', async ({
  db,
}) => {
  const { communityId, leader } = await aCommunity(db)
  const ida = await anInvitation(db, { by: leader, newcomer: { ...newcomer, firstName: 'Ida' } })
  const max = await anInvitation(db, { by: leader, newcomer: { ...newcomer, firstName: 'Max' } })
  await voidInvitations(db, leader, { memberIds: [max.memberId] })
  const at = addDays(new Date(), -400)
  const old = await anInvitation(db, {
    by: leader,
    newcomer: { ...newcomer, firstName: 'Old' },
    at,
  })
  const bo = await aMember(db, { communityId, firstName: 'Bo' })
  const stranger = await anInvitation(db)
  const before = await rowsOf(db, communityId, 'invitations')
  const memberIds = [
    ...[max.memberId, old.memberId, bo.id, ida.memberId, stranger.memberId, newId()],
  ]

  const { passes, skipped } = await readPassesOfMembers(db, leader, { memberIds }, { key })

  expect(passes.map(({ code, person }) => [printCode(code), person])).toEqual([
    [ida.code, 'Ida Reyes'],
  ])
  expect(passes[0]!.home).toMatchObject({ households: [] })
  expect(passes[0]!.home!.lines).toHaveLength(2)
  expect(skipped).toEqual([
    { name: 'Bo Reyes', because: 'already joined' },
    { name: 'Max Reyes', because: 'no invitation' },
    { name: 'Old Reyes', because: 'run out' },
  ])
  expect(await rowsOf(db, communityId, 'invitations')).toEqual(before)
})

test('nobody gets a code on paper that gives more than they may, nor without both permissions', async ({
  db,
}) => {
  const { leader } = await aCommunity(db)
  const { memberId } = await anInvitation(db, { by: leader, newcomer })
  const print = (...permissions: Permission[]) =>
    readPassesOfMembers(
      db,
      { ...leader, permissions: new Set(permissions) },
      { memberIds: [memberId] },
      { key },
    )
  expect(await print('invite members', 'invite members via access pass')).toEqual({
    passes: [],
    skipped: [{ name: 'Bo Reyes', because: 'may not grant' }],
  })
  expect(() => print('invite members')).toThrow(NotAllowed)
  expect(() => print('invite members via access pass')).toThrow(NotAllowed)
})
