import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { inviteMember } from '#domain/invitations/invite-member.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { newId } from '#domain/new-id.ts'
import { accept, refuse } from '#domain/result.ts'
import { editRole } from '#domain/roles/edit-role.ts'
import { listGrantable } from '#domain/roles/list-grantable.ts'
import { type Actor, type Permission, permissions } from '#domain/roles/permission.ts'
import { fingerprintOf } from '#domain/roles/role.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, aNewcomer, anInvitation, key } from '#test/factories.ts'
import { hurriedBy } from '#test/hold-open.ts'
import { rowOf, rowsOf } from '#test/rows.ts'
import { chooseDefaultRole } from './choose-default-role.ts'

/** A role of the community's own. */
async function aRole(
  db: Db,
  { communityId }: Actor,
  given: { name: string; permissions: Permission[]; isLeader?: boolean },
): Promise<string> {
  const id = newId()
  await inCommunity(db, communityId, (db) =>
    db
      .insertInto('roles')
      .values({ communityId, id, ...given })
      .execute(),
  )
  return id
}

async function systemRole(db: Db, { communityId }: Actor, system: string): Promise<string> {
  return (await rowsOf(db, communityId, 'roles')).find((role) => role.system === system)!.id
}

const roleOf = async (db: Db, { communityId }: Actor, id: string) =>
  (await rowOf(db, 'members', { communityId, id })).roleId

const without = (by: Actor, ...lacking: Permission[]): Actor => ({
  ...by,
  permissions: new Set(permissions.filter((one) => !lacking.includes(one))),
})

test('who is invited from now on gets the chosen role, and who is invited already keeps theirs', async ({
  db,
}) => {
  const by = await aLeader(db)
  const resident = await systemRole(db, by, 'resident')
  const before = await anInvitation(db, { by })
  const roleId = await aRole(db, by, { name: 'Tenant', permissions: ['view leaders'] })
  expect(await chooseDefaultRole(db, by, { roleId })).toEqual(accept({ name: 'Tenant' }))
  const after = await anInvitation(db, { by })
  expect(await roleOf(db, by, after.memberId)).toBe(roleId)

  const joining = await aJoining(db, { email: before.email })
  const { communityId } = by
  await redeemInvitation(db, joining, { communityId, invitationId: before.invitationId })
  expect(await roleOf(db, by, before.memberId)).toBe(resident)
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.filter(({ deed }) => deed === 'changed preference')).toMatchObject([
    { facts: { preference: 'default role', was: 'Resident', is: 'Tenant' } },
  ])
})

test('a role that is unknown, of another community, or a leader’s cannot be everybody’s', async ({
  db,
}) => {
  const [by, other] = [await aLeader(db), await aLeader(db)]
  const choose = (roleId: string) => chooseDefaultRole(db, by, { roleId })
  const unknown = refuse({ because: 'unknown role' })
  expect(await choose(newId())).toEqual(unknown)
  expect(await choose('x')).toEqual(unknown)
  expect(await choose(await systemRole(db, other, 'resident'))).toEqual(unknown)
  expect(await choose(await systemRole(db, by, 'leader'))).toEqual(
    refuse({ because: 'leader role' }),
  )
  const custom = { name: 'Gate', permissions: [], isLeader: true }
  expect(await choose(await aRole(db, by, custom))).toEqual(refuse({ because: 'leader role' }))
})

test('nobody gives everybody a permission they lack themselves', async ({ db }) => {
  const by = await aLeader(db)
  const roleId = await aRole(db, by, { name: 'Auditor', permissions: ['view audit log'] })
  const lacking = without(by, 'view audit log')
  expect(await chooseDefaultRole(db, lacking, { roleId })).toEqual(
    refuse({ because: 'may not grant' }),
  )
  const roles = await listGrantable(db, lacking)
  expect(roles.map(({ name, isDefault, mayBeGiven }) => [name, isDefault, mayBeGiven])).toEqual([
    ['Community Leader', false, false],
    ['Board Member', false, true],
    ['Auditor', false, false],
    ['Resident', true, true],
  ])
})

test('while inviting, a leader gives one person another role', async ({ db }) => {
  const by = await aLeader(db)
  const roleId = await systemRole(db, by, 'board')
  const invited = await inviteMember(db, by, aNewcomer({ roleId }), { key })
  if (!invited.ok) throw new Error(invited.refusal.because)
  expect(await roleOf(db, by, invited.value.memberId)).toBe(roleId)
  expect(await rowsOf(db, by.communityId, 'invitations')).toMatchObject([{ roleId }])
})

test('who may not change roles, or lacks a permission, gives no other than the default', async ({
  db,
}) => {
  const by = await aLeader(db)
  const [board, leader, resident] = await Promise.all(
    ['board', 'leader', 'resident'].map((system) => systemRole(db, by, system)),
  )
  const invite = (by: Actor, roleId: string) => inviteMember(db, by, aNewcomer({ roleId }), { key })
  await expect(invite(without(by, 'change member role'), board!)).rejects.toThrow(
    'change member role',
  )
  expect((await invite(without(by, 'change member role'), resident!)).ok).toBe(true)
  expect(await invite(without(by, 'export members'), leader!)).toEqual(
    refuse({ because: 'may not grant' }),
  )
  expect(await invite(by, newId())).toEqual(refuse({ because: 'unknown role' }))
  const foreign = await systemRole(db, await aLeader(db), 'resident')
  expect(await invite(by, foreign)).toEqual(refuse({ because: 'unknown role' }))
  expect(await rowsOf(db, by.communityId, 'households')).toHaveLength(1)
})

test('a role that somebody makes a leader role at the same moment is not chosen', async ({
  db,
}) => {
  const by = await aLeader(db)
  const roleId = await aRole(db, by, { name: 'Tenant', permissions: [] })
  const seen = fingerprintOf({ name: 'Tenant', isLeader: false, permissions: [] })
  const { first, second } = await hurriedBy(db, by.communityId, {
    first: (db) => editRole(db, by, { roleId, seen, name: 'Tenant', isLeader: true, permissions }),
    second: (db) => chooseDefaultRole(db, by, { roleId }),
  })
  expect([first, second]).toEqual([accept(null), refuse({ because: 'leader role' })])
  const later = await aRole(db, by, { name: 'Guest', permissions: [] })
  const told = fingerprintOf({ name: 'Guest', isLeader: false, permissions: [] })
  const turned = await hurriedBy(db, by.communityId, {
    first: (db) => chooseDefaultRole(db, by, { roleId: later }),
    second: (db) =>
      editRole(db, by, { roleId: later, seen: told, name: 'Guest', isLeader: true, permissions }),
  })
  expect(turned).toMatchObject({
    first: accept({ name: 'Guest' }),
    second: refuse({ because: 'default role' }),
  })
})
