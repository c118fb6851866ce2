import { expect } from 'vitest'
import { enterCommunity } from '#domain/communities/enter-community.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { changeRole } from '#domain/members/change-role.ts'
import { test } from '#test/database.ts'
import { aCommunity, aJoining, anInvitation } from '#test/factories.ts'
import { aMemberWith, aRole, systemRole } from '#test/roles.ts'
import { rowOf, rowsOf } from '#test/rows.ts'
import { editRole } from './edit-role.ts'
import { type Permission, permissions } from './permission.ts'
import { fingerprintOf, type RoleDescription } from './role.ts'
import { seeAs } from './see-as.ts'

const from = null

test('a role that may do more than the inviter by now is not given by their code', async ({
  db,
}) => {
  const { communityId, leader } = await aCommunity(db)
  const now: RoleDescription = { name: 'Helper', isLeader: false, permissions: [] }
  const roleId = await aRole(db, leader, now)
  const resident: Permission[] = [
    ...['view active members', 'view leaders', 'view member profiles', 'view member groups'],
  ] as Permission[]
  const { by } = await aMemberWith(db, leader, [
    ...resident,
    'invite members',
    'change member role',
  ])
  const { memberId, invitationId, email } = await anInvitation(db, { by })
  expect(await changeRole(db, by, { memberId, roleId })).toMatchObject({ ok: true })
  const more = { ...now, permissions: ['view audit log'] as Permission[] }
  await editRole(db, leader, { ...more, roleId, seen: fingerprintOf(now) })
  await redeemInvitation(db, await aJoining(db, { email }), { communityId, invitationId })
  const { roleId: joinedWith } = await rowOf(db, 'members', { communityId, id: memberId })
  expect(joinedWith).toBe(await systemRole(db, leader, 'resident'))
  const notices = await rowsOf(db, communityId, 'notices')
  expect(notices).toMatchObject([{ kind: 'joined with default role', memberId }])
})

test('whoever looks as another role may do what it may, and nothing that they lack', async ({
  db,
}) => {
  const { slug, leader } = await aCommunity(db)
  const enter = async (accountId: string) => {
    const entered = await enterCommunity(db, { accountId, from }, slug)
    if (!entered.ok) throw new Error(entered.refusal.because)
    return entered.value
  }
  const entered = await enter(leader.accountId)
  const { memberId } = leader
  const roleId = await aRole(db, leader, { name: 'Treasurer', permissions: ['view property'] })
  const seen = await seeAs(db, entered, { memberId, roleId })
  expect(seen).toMatchObject({ roleId, role: 'Treasurer', isLeader: false, readOnly: 'seen as' })
  expect([...seen!.by.permissions]).toEqual(['view property'])
  expect(seen!.by).toMatchObject({ memberId, accountId: leader.accountId })

  const { by } = await aMemberWith(db, leader, ['change member role', 'view leaders'])
  const limited = await enter(by.accountId)
  const everything = { memberId: by.memberId, roleId: await systemRole(db, leader, 'leader') }
  const raised = await seeAs(db, limited, everything)
  expect(raised).toMatchObject({ isLeader: false })
  expect([...raised!.by.permissions].sort()).toEqual(['change member role', 'view leaders'])
})

test('nobody looks as another role whom it does not serve', async ({ db }) => {
  const { slug, leader } = await aCommunity(db)
  const elsewhere = (await aCommunity(db)).leader
  const { by } = await aMemberWith(db, leader, permissions.slice(0, 3))
  const roleId = await systemRole(db, leader, 'resident')
  const foreign = await systemRole(db, elsewhere, 'resident')
  for (const [who, seeing] of [
    [by, { memberId: by.memberId, roleId }],
    [leader, { memberId: by.memberId, roleId }],
    [leader, { memberId: leader.memberId, roleId: foreign }],
  ] as const) {
    const entered = await enterCommunity(db, { accountId: who.accountId, from }, slug)
    if (!entered.ok) throw new Error(entered.refusal.because)
    expect(await seeAs(db, entered.value, seeing)).toBeNull()
  }
})
