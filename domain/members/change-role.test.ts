import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { enterCommunity } from '#domain/communities/enter-community.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { newId } from '#domain/new-id.ts'
import { type Actor, NotAllowed, type Permission } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aCommunity, aJoining, aMember, anInvitation } from '#test/factories.ts'
import { untilHeldUp } from '#test/held-up.ts'
import { aMemberWith, aRole, systemRole } from '#test/roles.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { changeRole } from './change-role.ts'
import { takeLeadersTurn } from './is-last-leader.ts'

const accepted = { ok: true, value: { isChanged: true } }
const refused = (because: string) => ({ ok: false, refusal: { because } })

const roleOf = async (db: Db, { communityId }: Actor, id: string) =>
  (await rowOf(db, 'members', { communityId, id })).roleId

test('a member has another role from the next request on, and the log says who gave it', async ({
  db,
}) => {
  const { communityId, slug, leader } = await aCommunity(db)
  const { id: memberId, accountId } = await aMember(db, { communityId })
  const roleId = await systemRole(db, leader, 'board')
  expect(await changeRole(db, leader, { memberId, roleId })).toEqual(accepted)

  const entered = await enterCommunity(db, { accountId: accountId!, from: null }, slug)
  expect(entered).toMatchObject({ value: { role: 'Board Member', roleId } })
  const again = await changeRole(db, leader, { memberId, roleId })
  expect(again).toEqual({ ok: true, value: { isChanged: false } })
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.filter(({ deed }) => deed === 'changed member role')).toMatchObject([
    {
      actorId: leader.memberId,
      memberId,
      facts: { name: 'Board Member', was: 'Resident', roleId },
    },
  ])
})

test('who may not change roles changes none, also when the permission has just gone', async ({
  db,
}) => {
  const { communityId, leader } = await aCommunity(db)
  const { id: memberId } = await aMember(db, { communityId })
  const roleId = await systemRole(db, leader, 'resident')
  const lacks = await aMemberWith(db, leader, ['view leaders'])
  await expect(changeRole(db, lacks.by, { memberId, roleId })).rejects.toThrow(NotAllowed)
  const had = await aMemberWith(db, leader, ['change member role'])
  await change(db, 'roles', { communityId, id: had.roleId }, { permissions: [] })
  await expect(changeRole(db, had.by, { memberId, roleId })).rejects.toThrow(NotAllowed)
})

test.for([
  ['a role with a permission the actor lacks', 'may not grant', [], ['view property']],
  ['somebody who may do what the actor may not', 'beyond you', ['view property'], []],
  ['a role within one’s own', null, ['view leaders'], []],
] as [string, string | null, Permission[], Permission[]][])(
  'nobody gives or takes what they lack: %s',
  async ([, because, has, gets], { db }) => {
    const { leader } = await aCommunity(db)
    const { by } = await aMemberWith(db, leader, ['change member role', 'view leaders'])
    const { memberId } = (await aMemberWith(db, leader, has)).by
    const roleId = await aRole(db, leader, { permissions: gets })
    expect(await changeRole(db, by, { memberId, roleId })).toEqual(
      because ? refused(because) : accepted,
    )
  },
)

test('only a Community Leader makes a leader, or ends one; nobody raises themselves', async ({
  db,
}) => {
  const { communityId, leader } = await aCommunity(db)
  const { by } = await aMemberWith(db, leader, ['change member role'])
  const president = await aRole(db, leader, { isLeader: true, permissions: [] })
  const leaders = await systemRole(db, leader, 'leader')
  const { id: ana } = await aMember(db, { communityId })
  const give = (by: Actor, memberId: string, roleId: string) =>
    changeRole(db, by, { memberId, roleId, isSure: true })
  expect(await give(by, by.memberId, president)).toEqual(refused('may not grant'))
  expect(await give(by, by.memberId, leaders)).toEqual(refused('may not grant'))
  expect(await give(leader, by.memberId, president)).toEqual(accepted)
  const { by: other } = await aMemberWith(db, leader, ['change member role'])
  const none = await aRole(db, leader, { permissions: [] })
  expect(await give(other, by.memberId, none)).toEqual(refused('beyond you'))
  expect(await give(other, ana, none)).toEqual(refused('beyond you'))
  expect(await roleOf(db, leader, by.memberId)).toBe(president)
})

test('the last Community Leader stays one, although another role leads too', async ({ db }) => {
  const { leader } = await aCommunity(db)
  const president = await aRole(db, leader, { isLeader: true, permissions: ['change member role'] })
  const resident = await systemRole(db, leader, 'resident')
  const { memberId } = (await aMemberWith(db, leader, [])).by
  await changeRole(db, leader, { memberId, roleId: president })
  for (const roleId of [president, resident])
    expect(
      await changeRole(db, leader, { memberId: leader.memberId, roleId, isSure: true }),
    ).toEqual(refused('last leader'))
})

test.for(['each other', 'themselves'])(
  'of the last two leaders who at once end %s being one, exactly one wins',
  async (whom, { db }) => {
    const { communityId, leader: lee } = await aCommunity(db)
    const { id: memberId, accountId } = await aMember(db, { communityId, role: 'leader' })
    const cora: Actor = { ...lee, memberId, accountId: accountId! }
    const roleId = await systemRole(db, lee, 'resident')
    const pairs = whom === 'themselves' ? [lee, cora] : [cora, lee]
    const both = await inCommunity(db, communityId, async (held) => {
      await takeLeadersTurn(held, communityId)
      const given = { roleId, isSure: true }
      const ends = [
        changeRole(db, lee, { memberId: pairs[0]!.memberId, ...given }),
        changeRole(db, cora, { memberId: pairs[1]!.memberId, ...given }),
      ]
      await untilHeldUp(db, 2)
      return [Promise.allSettled(ends)] as const
    })
    const outcomes = await both[0]
    const won = outcomes.filter((one) => one.status === 'fulfilled' && one.value.ok)
    expect(won).toHaveLength(1)
    const leaders = await systemRole(db, lee, 'leader')
    const left = (await rowsOf(db, communityId, 'members')).filter((one) => one.roleId === leaders)
    expect(left).toHaveLength(1)
  },
)

test('who would no longer be able to change roles is asked whether they mean it', async ({
  db,
}) => {
  const { communityId, leader } = await aCommunity(db)
  await aMember(db, { communityId, role: 'leader' })
  const given = { memberId: leader.memberId, roleId: await systemRole(db, leader, 'board') }
  expect(await changeRole(db, leader, given)).toEqual(refused('shuts you out'))
  expect(await changeRole(db, leader, { ...given, isSure: true })).toEqual(accepted)
})

test('roles and members of another community are as unknown as those of none', async ({ db }) => {
  const [here, there] = [await aCommunity(db), await aCommunity(db)]
  const { id: memberId } = await aMember(db, { communityId: here.communityId })
  const stranger = await aMember(db, { communityId: there.communityId })
  const [own, foreign] = [
    await systemRole(db, here.leader, 'board'),
    await systemRole(db, there.leader, 'board'),
  ]
  const give = (memberId: string, roleId: string) =>
    changeRole(db, here.leader, { memberId, roleId })
  expect(await give(memberId, foreign)).toEqual(refused('unknown role'))
  expect(await give(memberId, newId())).toEqual(refused('unknown role'))
  expect(await give(stranger.id, own)).toEqual(refused('unknown member'))
  expect(await give(newId(), own)).toEqual(refused('unknown member'))
})

test('who has left keeps the role they had', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const { id: memberId } = await aMember(db, { communityId, leftAt: new Date() })
  const roleId = await systemRole(db, leader, 'board')
  expect(await changeRole(db, leader, { memberId, roleId })).toEqual(refused('has left'))
})

test('a pending member joins with the role they were given meanwhile', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const inviter = await aMemberWith(db, leader, [
    ...['view active members', 'view leaders', 'view member profiles'],
    ...['view member groups', 'invite members', 'invite members via email'],
  ] as Permission[])
  const { memberId, invitationId, email } = await anInvitation(db, { by: inviter.by })
  const roleId = await systemRole(db, leader, 'board')
  expect(await changeRole(db, leader, { memberId, roleId })).toEqual(accepted)
  const invitation = await rowOf(db, 'invitations', { communityId, id: invitationId })
  expect(invitation).toMatchObject({ roleId, invitedBy: leader.memberId })
  const joined = await redeemInvitation(db, await aJoining(db, { email }), {
    ...{ communityId, invitationId },
  })
  expect(joined.ok).toBe(true)
  expect(await roleOf(db, leader, memberId)).toBe(roleId)
})

test('who joins in the moment their role changes has the new one', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const roleId = await systemRole(db, leader, 'board')
  for (let times = 0; times < 8; times += 1) {
    const { memberId, invitationId, email } = await anInvitation(db, { by: leader })
    const joining = await aJoining(db, { email })
    const [joined, changed] = await Promise.all([
      redeemInvitation(db, joining, { communityId, invitationId }),
      changeRole(db, leader, { memberId, roleId }),
    ])
    expect([joined.ok, changed.ok]).toEqual([true, true])
    expect(await roleOf(db, leader, memberId)).toBe(roleId)
  }
})
