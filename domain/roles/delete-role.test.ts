import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { changeRole } from '#domain/members/change-role.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { aCommunity, aJoining, aMember, anInvitation, anOpenCode } from '#test/factories.ts'
import { untilHeldUp } from '#test/held-up.ts'
import { aMemberWith, aRole, setDefault, systemRole } from '#test/roles.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { deleteRole } from './delete-role.ts'
import { type Actor, NotAllowed } from './permission.ts'

const refused = (because: string) => ({ ok: false, refusal: { because } })
const deleted = (people: number) => ({ ok: true, value: { name: 'Treasurer', people } })

const roleOf = async (db: Db, { communityId }: Actor, id: string) =>
  (await rowOf(db, 'members', { communityId, id })).roleId

async function aTown(db: Db) {
  const { communityId, leader } = await aCommunity(db)
  return {
    ...{ communityId, leader },
    roleId: await aRole(db, leader, { name: 'Treasurer', permissions: ['view property'] }),
    board: await systemRole(db, leader, 'board'),
    resident: await systemRole(db, leader, 'resident'),
  }
}

test('a role that nobody has is deleted, and who left with it counts as everybody else', async ({
  db,
}) => {
  const { communityId, leader, roleId, resident } = await aTown(db)
  const { id } = await aMember(db, { communityId, leftAt: new Date() })
  await change(db, 'members', { communityId, id }, { roleId })
  expect(await deleteRole(db, leader, { roleId, toId: null })).toEqual(deleted(0))
  expect(await roleOf(db, leader, id)).toBe(resident)
  expect(await deleteRole(db, leader, { roleId, toId: null })).toEqual(refused('unknown role'))
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.at(-1)).toMatchObject({
    ...{ deed: 'deleted role', actorId: leader.memberId },
    facts: { name: 'Treasurer', permissions: ['view property'], count: 0 },
  })
})

test('its people, its codes and who joins from now on have another one in the same deed', async ({
  db,
}) => {
  const { communityId, leader, roleId, board } = await aTown(db)
  const { id: ana } = await aMember(db, { communityId })
  await change(db, 'members', { communityId, id: ana }, { roleId })
  const bo = await anInvitation(db, { by: leader })
  await changeRole(db, leader, { memberId: bo.memberId, roleId })
  const pass = await anOpenCode(db, { by: leader, roleId })
  await setDefault(db, leader, roleId)
  expect(await deleteRole(db, leader, { roleId, toId: null })).toEqual(refused('in use'))
  expect(await deleteRole(db, leader, { roleId, toId: board })).toEqual(deleted(2))

  expect(await roleOf(db, leader, ana)).toBe(board)
  const code = await rowOf(db, 'invitations', { communityId, id: pass.invitationId })
  expect(code.roleId).toBe(board)
  await redeemInvitation(db, await aJoining(db, { email: bo.email }), { communityId, ...bo })
  expect(await roleOf(db, leader, bo.memberId)).toBe(board)
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.filter(({ deed }) => deed === 'changed member role')).toHaveLength(3)
  expect((await rowsOf(db, communityId, 'roles')).map(({ id }) => id)).not.toContain(roleId)
})

test('the role instead is one of the community, another one, within one’s own, and no leader by default', async ({
  db,
}) => {
  const { leader, roleId, board } = await aTown(db)
  const elsewhere = await aTown(db)
  const { by } = await aMemberWith(db, leader, ['change member role', 'view property'])
  for (const toId of [elsewhere.board, newId(), roleId])
    expect(await deleteRole(db, leader, { roleId, toId })).toEqual(refused('unknown target'))
  expect(await deleteRole(db, by, { roleId, toId: board })).toEqual(refused('may not grant'))
  await setDefault(db, leader, roleId)
  const toId = await systemRole(db, leader, 'leader')
  expect(await deleteRole(db, leader, { roleId, toId })).toEqual(refused('default role'))
  const foreign = { roleId: elsewhere.roleId, toId: null }
  expect(await deleteRole(db, leader, foreign)).toEqual(refused('unknown role'))
})

test('the three roles that every community has, and what may do more than oneself, stay', async ({
  db,
}) => {
  const { leader, roleId, board, resident } = await aTown(db)
  for (const system of [await systemRole(db, leader, 'leader'), board, resident])
    expect(await deleteRole(db, leader, { roleId: system, toId: null })).toEqual(
      refused('system role'),
    )
  const { by } = await aMemberWith(db, leader, ['change member role'])
  expect(await deleteRole(db, by, { roleId, toId: null })).toEqual(refused('beyond you'))
  const other = await aMemberWith(db, leader, ['view community preferences'])
  await expect(deleteRole(db, other.by, { roleId, toId: null })).rejects.toThrow(NotAllowed)
})

test('whoever deletes their own role and could not change roles any more is asked first', async ({
  db,
}) => {
  const { communityId, leader } = await aTown(db)
  const { by, roleId } = await aMemberWith(db, leader, ['change member role'])
  const toId = await aRole(db, leader)
  expect(await deleteRole(db, by, { roleId, toId })).toEqual(refused('shuts you out'))
  expect(await deleteRole(db, by, { roleId, toId, isSure: true })).toMatchObject({ ok: true })
  expect(await roleOf(db, leader, by.memberId)).toBe(toId)
  expect((await rowsOf(db, communityId, 'roles')).some(({ id }) => id === roleId)).toBe(false)
})

test('who is given a role in the moment it goes has it, and then the one instead; or is refused', async ({
  db,
}) => {
  const { communityId, leader, board } = await aTown(db)
  for (let times = 0; times < 6; times += 1) {
    const roleId = await aRole(db, leader)
    const { id: memberId } = await aMember(db, { communityId })
    const [given, gone] = await Promise.all([
      changeRole(db, leader, { memberId, roleId }),
      deleteRole(db, leader, { roleId, toId: board }),
    ])
    expect(gone.ok).toBe(true)
    if (given.ok) expect(await roleOf(db, leader, memberId)).toBe(board)
    else expect(given).toEqual(refused('unknown role'))
  }
})

test('who redeems a code in the moment its role goes joins with the one instead', async ({
  db,
}) => {
  const { communityId, leader, board } = await aTown(db)
  for (let times = 0; times < 6; times += 1) {
    const roleId = await aRole(db, leader)
    const { memberId, invitationId, email } = await anInvitation(db, { by: leader })
    await changeRole(db, leader, { memberId, roleId })
    const joining = await aJoining(db, { email })
    const [joined, gone] = await Promise.all([
      redeemInvitation(db, joining, { communityId, invitationId }),
      deleteRole(db, leader, { roleId, toId: board }),
    ])
    expect([joined.ok, gone.ok]).toEqual([true, true])
    expect(await roleOf(db, leader, memberId)).toBe(board)
  }
})

test('who comes to have a role in the moment it goes has the one instead', async ({ db }) => {
  const { communityId, leader, roleId, board } = await aTown(db)
  const { ana, going } = await inCommunity(db, communityId, async (held) => {
    const ana = await aMember(held, { communityId, roleId })
    const going = [deleteRole(db, leader, { roleId, toId: board })]
    await untilHeldUp(db)
    return { ana, going }
  })
  expect(await Promise.all(going)).toEqual([deleted(1)])
  expect(await roleOf(db, leader, ana.id)).toBe(board)
})
