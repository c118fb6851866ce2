import { changePerson } from '#domain/accounts/change-person.ts'
import { readClosing } from '#domain/accounts/close-account.ts'
import { enterCommunity } from '#domain/communities/enter-community.ts'
import { listMemberships } from '#domain/communities/list-memberships.ts'
import { readValues } from '#domain/member-fields/read-values.ts'
import { writeValues } from '#domain/member-fields/write-values.ts'
import { readActor } from '#domain/roles/read-actor.ts'
import { aMemberField } from '#test/member-fields.ts'
import { aHomeOfTwo, readsFew, type Scene } from '#test/one-of-many.ts'
import { changeContacts } from './change-contacts.ts'
import { changeRole } from './change-role.ts'
import { changeTitle } from './change-title.ts'
import { choosePrivacy } from './choose-answers.ts'
import { findSuspension, listSuspendedContacts } from './find-suspended.ts'
import { leaveCommunity, readLeaving } from './leave-community.ts'
import { listContacts, listRecords } from './list-records.ts'
import { nameMembers } from './name-members.ts'
import { findOwnMembership } from './own-membership.ts'
import { readMember } from './read-member.ts'
import { readOwnView } from './read-own-view.ts'
import { readUninvited } from './read-uninvited.ts'
import { reinstate } from './reinstate.ts'
import { suspend } from './suspend.ts'

const reason = 'Fees are overdue'

/** Somebody who lives in a household of two and does not lead it, as the gate knows them. */
async function aResident(scene: Scene) {
  const { head, member } = await aHomeOfTwo(scene)
  const visitor = { accountId: member.accountId, from: null }
  const own = (await findOwnMembership(scene.db, visitor, scene.slug))!
  return { head, member, visitor, own }
}

async function roleOf({ db, by }: Scene, system: 'board' | 'leader' | 'resident') {
  const { id } = await db
    .selectFrom('roles')
    .select('id')
    .where('communityId', '=', by.communityId)
    .where('system', '=', system)
    .executeTakeFirstOrThrow()
  return id
}

readsFew({
  'a member':
    ({ db, by, one }) =>
    () =>
      readMember(db, by, one),
  'a member as a neighbour sees them': async (scene) => {
    const { member } = await aResident(scene)
    return () => readMember(scene.db, member, { memberId: scene.one.neighbourId })
  },
  'coming in': async (scene) => {
    const { visitor } = await aResident(scene)
    return () => enterCommunity(scene.db, visitor, scene.slug)
  },
  'what somebody may do':
    ({ db, by: { communityId }, one: { neighbourId } }) =>
    () =>
      readActor(db, { communityId, memberId: neighbourId, from: null }),
  'one’s own membership': async (scene) => {
    const { visitor } = await aResident(scene)
    return () => findOwnMembership(scene.db, visitor, scene.slug)
  },
  'one’s own memberships': async (scene) => {
    const { visitor } = await aResident(scene)
    return () => listMemberships(scene.db, visitor.accountId)
  },
  'one’s own records': async (scene) => {
    const { visitor } = await aResident(scene)
    return () => listRecords(scene.db, visitor.accountId)
  },
  'how communities list oneself': async (scene) => {
    const { visitor } = await aResident(scene)
    return () => listContacts(scene.db, visitor.accountId)
  },
  'what one shows': async (scene) => {
    const { own, member } = await aResident(scene)
    return () => readOwnView(scene.db, own, member)
  },
  'choosing what one shows': async (scene) => {
    const { own } = await aResident(scene)
    const privacy = { showEmail: true, showPhone: true, showPhoto: true }
    return () => choosePrivacy(scene.db, own, privacy)
  },
  'changing one’s own name': async (scene) => {
    const { visitor } = await aResident(scene)
    const person = { firstName: 'Cleo', lastName: 'Quill', phone: null }
    return () => changePerson(scene.db, visitor, person)
  },
  'the name of a member':
    ({ db, by, one: { memberId } }) =>
    () =>
      nameMembers(db, by, { memberIds: [memberId], need: 'invite members' }),
  'somebody without an invitation': async ({ db, by, one: { memberId } }) => {
    await db
      .updateTable('invitations')
      .set({ voidedAt: new Date(), voidedBecause: 'withdrawn', sealedCode: null })
      .where('communityId', '=', by.communityId)
      .where('memberId', '=', memberId)
      .execute()
    return () => readUninvited(db, by, { memberId })
  },
  'giving a role': async (scene) => {
    const change = { memberId: scene.one.neighbourId, roleId: await roleOf(scene, 'board') }
    return () => changeRole(scene.db, scene.by, change)
  },
  'taking a leader role': async (scene) => {
    const { db, by, one } = scene
    const memberId = one.neighbourId
    await changeRole(db, by, { memberId, roleId: await roleOf(scene, 'leader') })
    const change = { memberId, roleId: await roleOf(scene, 'resident') }
    return () => changeRole(db, by, change)
  },
  'giving a title':
    ({ db, by, one: { neighbourId } }) =>
    () =>
      changeTitle(db, by, { memberId: neighbourId, title: 'Treasurer' }),
  'correcting an address': ({ db, by, one: { neighbourId } }) => {
    const contacts = { email: 'mended@example.com' }
    return () => changeContacts(db, by, { memberId: neighbourId, contacts })
  },
  'correcting the name of somebody who is expected': ({ db, by, one: { memberId } }) => {
    const contacts = { firstName: 'Cleo', lastName: 'Quill' }
    return () => changeContacts(db, by, { memberId, contacts })
  },
  'what leaders want to know of a member': async ({ db, by, one }) => {
    await aMemberField(db, by, { name: 'Car' })
    return () => readValues(db, by, one)
  },
  'writing what leaders want to know': async ({ db, by, one: { memberId } }) => {
    const car = await aMemberField(db, by, { name: 'Car' })
    return () => writeValues(db, by, { memberId, typed: { [car]: 'red' } })
  },
  suspending:
    ({ db, by, one: { neighbourId } }) =>
    () =>
      suspend(db, by, { memberId: neighbourId, reason }),
  reinstating: async ({ db, by, one: { neighbourId } }) => {
    await suspend(db, by, { memberId: neighbourId, reason })
    return () => reinstate(db, by, { memberId: neighbourId })
  },
  'recognising somebody suspended': async (scene) => {
    const { db, by } = scene
    const { member } = await aResident(scene)
    const { memberId, email } = member
    await suspend(db, by, { memberId, reason })
    const homes = [{ propertyId: scene.one.propertyId }]
    const who = { nameKey: 'okafor daniel', email, phone: scene.one.phone, homes }
    return () => findSuspension(db, by.communityId, who)
  },
  'whether contacts are of somebody suspended':
    ({ db, by, one: { email, phone } }) =>
    () =>
      listSuspendedContacts(db, by, [email, phone]),
  'what leaving would end': async (scene) => {
    const { visitor } = await aResident(scene)
    return () => readLeaving(scene.db, visitor, scene.slug)
  },
  'leaving the community': async (scene) => {
    const { visitor } = await aResident(scene)
    return () => leaveCommunity(scene.db, visitor, scene.slug)
  },
  'what closing an account would end': async (scene) => {
    const { visitor } = await aResident(scene)
    return () => readClosing(scene.db, visitor)
  },
})
