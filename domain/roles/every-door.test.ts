import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { chooseDefaultRole } from '#domain/communities/choose-default-role.ts'
import { fixAddress } from '#domain/invitations/fix-address.ts'
import { inviteAddresses } from '#domain/invitations/invite-addresses.ts'
import { inviteMember } from '#domain/invitations/invite-member.ts'
import { inviteNumbers } from '#domain/invitations/invite-numbers.ts'
import { moveToEmail } from '#domain/invitations/move-to-email.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { replaceCodes } from '#domain/invitations/replace-code.ts'
import { resendInvitations } from '#domain/invitations/resend-invitations.ts'
import { showCode } from '#domain/invitations/show-code.ts'
import { changeRole } from '#domain/members/change-role.ts'
import { readMember } from '#domain/members/read-member.ts'
import { reinstate } from '#domain/members/reinstate.ts'
import { suspend } from '#domain/members/suspend.ts'
import { mergeMembers } from '#domain/merges/merge-members.ts'
import { undoMerge } from '#domain/merges/undo-merge.ts'
import { newId } from '#domain/new-id.ts'
import { makeBlankPasses } from '#domain/passes/make-blank-passes.ts'
import { makePassesForHomes } from '#domain/passes/make-passes-for-homes.ts'
import type { PassCount } from '#domain/passes/pass-count.ts'
import { importRoster } from '#domain/rosters/import-roster.ts'
import { restoreKnown } from '#domain/rosters/restore-known.ts'
import { startImport } from '#domain/rosters/start-import.ts'
import { test } from '#test/database.ts'
import {
  aCommunity,
  aJoining,
  aMember,
  aNewcomer,
  aNumber,
  anEmail,
  anInvitation,
  key,
} from '#test/factories.ts'
import { aMerge, aMerging } from '#test/merges.ts'
import { aPlannedRoster } from '#test/planned-rosters.ts'
import { aMemberWith, aRole, setDefault, systemRole } from '#test/roles.ts'
import { aRow, atStreet, called } from '#test/roster-rows.ts'
import { change, rowOf } from '#test/rows.ts'
import { createRole } from './create-role.ts'
import { deleteRole } from './delete-role.ts'
import { editRole } from './edit-role.ts'
import { listGrantable } from './list-grantable.ts'
import { listRoles } from './list-roles.ts'
import { type Actor, permissions } from './permission.ts'
import { fingerprintOf } from './role.ts'

/** What lies beyond somebody who may do everything but look at the audit log: what does that, and what leads. */
const beyond = [
  ['a permission they lack', { name: 'Auditor', isLeader: false, permissions: ['view audit log'] }],
  ['a place among the leaders', { name: 'Figurehead', isLeader: true, permissions: [] }],
] as const
type Beyond = (typeof beyond)[number][1]

const refused = { ok: false, refusal: { because: 'may not grant' } }
const skipped = { skipped: [{ because: 'may not grant' }] }

/** A role beyond somebody, in a community whose leader may give it. */
async function aTown(db: Db, role: Beyond) {
  const { communityId, leader } = await aCommunity(db)
  const roleId = await aRole(db, leader, { ...role, permissions: [...role.permissions] })
  const may = permissions.filter((permission) => permission !== 'view audit log')
  const { by } = await aMemberWith(db, leader, may)
  const resident = await systemRole(db, leader, 'resident')
  const has = async () => (await aMember(db, { communityId, roleId })).id
  const invited = () => anInvitation(db, { by: leader, newcomer: { roleId } })
  return { db, communityId, leader, by, roleId, role, resident, has, invited }
}
type Town = Awaited<ReturnType<typeof aTown>>

const sure = { isSure: true }
const twice = { sharesAddress: false }

/** Every door by which a role is given, made, promised or sent, and what it answers to who may not. */
const doors: Record<string, [(town: Town) => Promise<unknown>, object]> = {
  'a change of role': [
    async ({ db, by, roleId, communityId }) =>
      changeRole(db, by, { memberId: (await aMember(db, { communityId })).id, roleId, ...sure }),
    refused,
  ],
  'a role of their own': [
    ({ db, by, role: { name: _, ...role } }) =>
      createRole(db, by, {
        ...{ ...role, permissions: [...role.permissions] },
        ...{ name: 'Friend', submission: newId() },
      }),
    refused,
  ],
  'another form of a role': [
    async ({ db, by, role: { isLeader, permissions } }) => {
      const plain = { name: 'Clerk', isLeader: false, permissions: [] }
      const roleId = await aRole(db, by, plain)
      const wanted = { name: 'Clerk', isLeader, permissions: [...permissions] }
      return editRole(db, by, { roleId, seen: fingerprintOf(plain), ...wanted })
    },
    refused,
  ],
  'what takes the place of a deleted role': [
    async ({ db, by, roleId: toId }) =>
      deleteRole(db, by, { roleId: await aRole(db, by), toId, ...sure }),
    refused,
  ],
  'an invitation': [
    ({ db, by, roleId }) => inviteMember(db, by, aNewcomer({ roleId }), { key }),
    refused,
  ],
  'an invitation without a choice': [
    ({ db, by }) => inviteMember(db, by, aNewcomer(), { key }),
    refused,
  ],
  'a list of addresses': [
    ({ db, by }) => {
      const addressees = [{ email: anEmail() as never, name: null }]
      return inviteAddresses(db, by, { addressees, leftOut: [], submission: newId() }, { key })
    },
    refused,
  ],
  'a text': [
    ({ db, by }) => {
      const given = [{ number: aNumber() as never, name: 'Bo Chen', typed: '' }] as never
      return inviteNumbers(db, by, { given, consented: true, submission: newId() }, { key })
    },
    refused,
  ],
  'blank passes': [
    ({ db, by }) =>
      makeBlankPasses(db, by, { count: 2 as PassCount, submission: newId() }, { key }),
    refused,
  ],
  'passes for homes': [
    ({ db, by }) => makePassesForHomes(db, by, { submission: newId() }, { key }),
    refused,
  ],
  'sending again': [
    async ({ db, by, invited }) =>
      resendInvitations(db, by, { memberIds: [(await invited()).memberId] }),
    skipped,
  ],
  'a new code': [
    async ({ db, by, invited }) =>
      replaceCodes(db, by, { invitationIds: [(await invited()).invitationId] }, { key }),
    skipped,
  ],
  'another address': [
    async ({ db, by, invited }) =>
      fixAddress(db, by, { ...(await invited()), typed: anEmail(), ...twice }),
    refused,
  ],
  'telling a code': [
    async ({ db, by, invited }) => showCode(db, by, { ...(await invited()), key }),
    refused,
  ],
  'answering who asks with their invitation': [
    async ({ db, by, invited }) => {
      const { memberId } = await invited()
      return inCommunity(db, by.communityId, (db, now) =>
        moveToEmail(db, by, { memberId, email: anEmail(), ...twice }, { key, now }),
      )
    },
    refused,
  ],
  'a merge': [
    async ({ db, by, leader, has }) => {
      const two = { one: await has(), other: await has() }
      return mergeMembers(db, by, await aMerging(db, leader, two, { signIn: 'one' }))
    },
    refused,
  ],
  'undoing a merge': [
    async ({ db, by, leader, communityId, has }) => {
      const two = { one: (await aMember(db, { communityId })).id, other: await has() }
      const { mergeId } = await aMerge(db, leader, two, { chosen: { signIn: 'one', role: 'one' } })
      return undoMerge(db, by, { mergeId })
    },
    refused,
  ],
  suspending: [
    async ({ db, by, has }) => suspend(db, by, { memberId: await has(), reason: 'arrears' }),
    refused,
  ],
  reinstating: [
    async ({ db, by, leader, has }) => {
      const memberId = await has()
      await suspend(db, leader, { memberId, reason: 'arrears' })
      return reinstate(db, by, { memberId })
    },
    refused,
  ],
}

test.for(
  Object.keys(doors).flatMap((door) => beyond.map(([what, role]) => ({ door, what, role }))),
)('$door gives nobody $what', async ({ door, role }, { db }) => {
  const town = await aTown(db, role)
  const [give, answer] = doors[door]!
  const isByItself = ['without a choice', 'list', 'text', 'passes'].some((one) =>
    door.includes(one),
  )
  if (isByItself) await setDefault(db, town.leader, town.roleId)
  expect(await give(town)).toMatchObject(answer)
})

test.for(beyond)('an import gives nobody %s', async ([, role], { db }) => {
  const { communityId, leader, by, roleId, resident } = await aTown(db, role)
  const row = () => {
    const ana = called('Ana Reyes', { email: anEmail(), role: role.name })
    return aRow(atStreet(`${newId().slice(0, 8)} ELM ST`), [ana])
  }
  expect((await aPlannedRoster(db, leader, [row()])).totals).toMatchObject({ create: 1 })
  expect((await aPlannedRoster(db, by, [row()])).totals).toMatchObject({ create: 0, attention: 1 })
  const { rosterId } = await aPlannedRoster(db, leader, [row()])
  await setDefault(db, leader, roleId)
  expect(await startImport(db, by, { rosterId, sends: 'later' })).toEqual(refused)
  expect(await importRoster(db, by, { rosterId }, { key })).toEqual(refused)
  await setDefault(db, leader, resident)
  expect(await importRoster(db, by, { rosterId }, { key })).toMatchObject({ value: { applied: 0 } })
  const { memberId } = await anInvitation(db, { by: leader })
  const changed = [{ memberId, from: roleId, to: resident }]
  const none = { email: [], phone: [], title: [], roleId: changed }
  const made = { changes: none, changedSeats: [], emptied: [] }
  await inCommunity(db, communityId, (db) =>
    restoreKnown(db, by, { roster: { communityId, finishedAt: null }, made } as never),
  )
  expect(await rowOf(db, 'members', { communityId, id: memberId })).toMatchObject({
    roleId: resident,
  })
})

test.for(beyond)('the default role never means %s for who chooses it', async ([, role], { db }) => {
  const { by, roleId } = await aTown(db, role)
  const because = role.isLeader ? 'leader role' : 'may not grant'
  expect(await chooseDefaultRole(db, by, { roleId })).toMatchObject({ refusal: { because } })
})

test.for(beyond)(
  'a code whose inviter may no longer give %s gives the default role',
  async ([, role], { db }) => {
    const { communityId, leader, by, roleId, resident } = await aTown(db, role)
    const join = async (invitedBy: string) => {
      const {
        email,
        memberId,
        invitationId: id,
      } = await anInvitation(db, {
        by: leader,
        newcomer: { roleId },
      })
      await change(db, 'invitations', { communityId, id }, { invitedBy })
      await redeemInvitation(db, await aJoining(db, { email }), { communityId, invitationId: id })
      return (await rowOf(db, 'members', { communityId, id: memberId })).roleId
    }
    expect(await join(leader.memberId)).toBe(roleId)
    expect(await join(by.memberId)).toBe(resident)
  },
)

test.for(beyond)(
  'what means %s is offered to nobody who may not give it',
  async ([, role], { db }) => {
    const { leader, by, roleId, has } = await aTown(db, role)
    const mayBeGiven = async (by: Actor) =>
      (await listGrantable(db, by)).find(({ id }) => id === roleId)?.mayBeGiven
    const isWithin = async (by: Actor) =>
      (await listRoles(db, by)).find(({ id }) => id === roleId)?.isWithin
    const memberId = await has()
    const suspends = async (by: Actor) => {
      const read = await readMember(db, by, { memberId })
      return read.ok && read.value.deeds.includes('suspend')
    }
    for (const ask of [mayBeGiven, isWithin, suspends])
      expect([await ask(leader), await ask(by)]).toEqual([true, false])
  },
)
