import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inviteGuest } from '#domain/guests/invite-guest.ts'
import type { Permission } from '#domain/roles/permission.ts'
import { readActor } from '#domain/roles/read-actor.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, aNewcomer, anEmail, anInvitation, key } from '#test/factories.ts'
import { aGuest } from '#test/households.ts'
import { anImport } from '#test/planned-rosters.ts'
import { aMemberWith, aRole, systemRole } from '#test/roles.ts'
import { aRow, atStreet, called } from '#test/roster-rows.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { inviteMember } from './invite-member.ts'
import { redeemInvitation } from './redeem-invitation.ts'
import { voidInvitations } from './void-invitations.ts'

/** John and Mary Smith of one row, of whom John alone has an address, as a roster names them. */
async function theSmiths(db: Db) {
  const by = await aLeader(db)
  const email = anEmail('john')
  const couple = [called('John Smith', { email }), called('Mary Smith')]
  await anImport(db, by, [aRow(atStreet('1 ELM ST'), couple)])
  const people = await rowsOf(db, by.communityId, 'members')
  const [john, mary] = ['John', 'Mary'].map((name) => people.find((one) => one.firstName === name)!)
  const [household] = await rowsOf(db, by.communityId, 'households')
  const namedSo = async (name: string) =>
    (await rowsOf(db, by.communityId, 'members')).filter(({ firstName }) => firstName === name)
  return { by, email, john: john!, mary: mary!, householdId: household!.id, namedSo }
}

test('whom a roster names without an address is the one whom a leader invites into that household', async ({
  db,
}) => {
  const { by, mary, householdId, namedSo } = await theSmiths(db)
  const person = { firstName: 'Mary', lastName: 'Smith', place: { householdId } }
  const invited = await anInvitation(db, { by, newcomer: person })
  expect(invited.memberId).toBe(mary.id)
  expect(await namedSo('Mary')).toMatchObject([{ id: mary.id, email: invited.email }])
  const again = await inviteMember(db, by, aNewcomer(person), { key })
  expect(again).toMatchObject({ ok: true })
  expect(await namedSo('Mary')).toHaveLength(2)
})

test('a Head who invites them there invites the same person, by e-mail or by text', async ({
  db,
}) => {
  const { by, email, john, mary, householdId, namedSo } = await theSmiths(db)
  const { communityId } = by
  const invitations = await rowsOf(db, communityId, 'invitations')
  const { id: invitationId } = invitations.find(({ memberId }) => memberId === john.id)!
  await redeemInvitation(db, await aJoining(db, { email }), { communityId, invitationId })
  const head = (await readActor(db, { communityId, memberId: john.id, from: null }))!
  const told = { channel: 'text', email: null, phone: '+15125550177', consented: true } as const
  const guest = aGuest(householdId, { firstName: 'Mary', lastName: 'Smith', ...told })
  expect(await inviteGuest(db, head, guest, { key })).toMatchObject({
    value: { memberId: mary.id },
  })
  expect(await namedSo('Mary')).toMatchObject([{ id: mary.id, phone: told.phone }])
})

test('somebody of the same name in another household is another person', async ({ db }) => {
  const { by, mary } = await theSmiths(db)
  const elsewhere = { home: atStreet('2 OAK ST'), householdName: null }
  const person = { firstName: 'Mary', lastName: 'Smith', place: elsewhere }
  const invited = await anInvitation(db, { by, newcomer: person })
  expect(invited.memberId).not.toBe(mary.id)
})

/** Somebody whom a roster expects with a role that is not the default, without an invitation. */
async function anExpectedOfficer(db: Db, permissions: readonly Permission[]) {
  const by = await aLeader(db)
  const role = { name: 'Treasurer', permissions }
  const roleId = await aRole(db, by, role)
  const email = anEmail('mary')
  const mary = called('Mary Smith', { email, role: 'Treasurer' })
  await anImport(db, by, [aRow(atStreet('1 ELM ST'), [mary])], { sends: 'later' })
  const [member] = (await rowsOf(db, by.communityId, 'members')).filter(
    (one) => one.email === email,
  )
  await voidInvitations(db, by, { memberIds: [member!.id] })
  const roles = async () => {
    const invitations = await rowsOf(db, by.communityId, 'invitations')
    const { roleId: held } = await rowOf(db, 'members', { ...by, id: member!.id })
    return { held, promised: invitations.at(-1)!.roleId, count: invitations.length }
  }
  const newcomer = aNewcomer({ firstName: 'Mary', lastName: 'Smith', email })
  return { by, roleId, memberId: member!.id, roles, newcomer }
}

test('whoever is expected with another role than the default is invited with it, and joins with it', async ({
  db,
}) => {
  const { by, roleId, memberId, roles, newcomer } = await anExpectedOfficer(db, ['view households'])
  expect((await roles()).held).toBe(roleId)
  const invited = await inviteMember(db, by, newcomer, { key })
  expect(invited).toMatchObject({ value: { memberId } })
  expect(await roles()).toEqual({ held: roleId, promised: roleId, count: 2 })
  const { communityId } = by
  const joining = await aJoining(db, { email: newcomer.email })
  await redeemInvitation(db, joining, { communityId, invitationId: newcomer.submission })
  expect((await roles()).held).toBe(roleId)
})

test('another role is theirs if the inviter chooses it, also the default', async ({ db }) => {
  const { by, roles, newcomer } = await anExpectedOfficer(db, ['view households'])
  const resident = await systemRole(db, by, 'resident')
  await inviteMember(db, by, { ...newcomer, roleId: resident }, { key })
  expect(await roles()).toEqual({ held: resident, promised: resident, count: 2 })
})

test('nobody invites somebody who is expected with a role beyond their own', async ({ db }) => {
  const { by: leader, roleId, roles, newcomer } = await anExpectedOfficer(db, ['view audit log'])
  const { communityId } = leader
  const may = ['invite members', 'change member role'] as const
  const resident = await systemRole(db, leader, 'resident')
  const all = await rowsOf(db, communityId, 'roles')
  const { permissions } = all.find(({ id }) => id === resident)!
  const { by } = await aMemberWith(db, leader, [...may, ...(permissions as Permission[])])
  const homes = await rowsOf(db, communityId, 'properties')
  for (const chosen of [null, resident])
    expect(await inviteMember(db, by, { ...newcomer, roleId: chosen }, { key })).toEqual({
      ok: false,
      refusal: { because: 'expected as more' },
    })
  expect(await roles()).toEqual({ held: roleId, promised: roleId, count: 1 })
  expect(await rowsOf(db, communityId, 'properties')).toEqual(homes)
})

test('who comes back after leaving comes with the default role', async ({ db }) => {
  const { by, memberId, roles, newcomer } = await anExpectedOfficer(db, ['view households'])
  await change(db, 'members', { ...by, id: memberId }, { leftAt: new Date() })
  await inviteMember(db, by, newcomer, { key })
  const resident = await systemRole(db, by, 'resident')
  expect(await roles()).toEqual({ held: resident, promised: resident, count: 2 })
})
