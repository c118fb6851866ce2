import { expect, test } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { joinGroup } from '#domain/groups/join-group.ts'
import { leaveGroup } from '#domain/groups/leave-group.ts'
import { changeRole } from '#domain/members/change-role.ts'
import { newId } from '#domain/new-id.ts'
import { listNotices } from '#domain/notices/list-notices.ts'
import { tellLeaders } from '#domain/notices/tell-leaders.ts'
import type { Permission } from '#domain/roles/permission.ts'
import { readActor } from '#domain/roles/read-actor.ts'
import { aCommunity, aMember } from '#test/factories.ts'
import { aGroup, aNeighbour } from '#test/groups.ts'
import { aPostOffice } from '#test/post-office.ts'
import { aRole, systemRole } from '#test/roles.ts'
import { change, rowsOf } from '#test/rows.ts'

/** A post office in a town with one community. */
async function aTown() {
  const office = await aPostOffice()
  const { leader, communityId } = await aCommunity(office.db)
  return { ...office, leader, communityId }
}
type Town = Awaited<ReturnType<typeof aTown>>

/** Somebody with a leader role that may do just this. */
async function aLeadingMember({ db, leader, communityId }: Town, permissions: Permission[]) {
  const roleId = await aRole(db, leader, { isLeader: true, permissions })
  const { id } = await aMember(db, { communityId })
  await change(db, 'members', { communityId, id }, { roleId })
  return (await readActor(db, { communityId, memberId: id, from: null }))!
}

/** Somebody asks the leaders, from an address and about a home. */
function ask(db: Db, communityId: string) {
  const facts = { askedBy: 'bo@example.com', home: '7 OAK LN, AUSTIN TX 78701' }
  const notice = { communityId, kind: 'asked a leader', memberId: null, facts } as const
  return inCommunity(db, communityId, (db, now) => tellLeaders(db, { ...notice, now }))
}

const noticesIn = ({ letters }: Town) =>
  letters.flatMap(({ message }) => (message.template === 'notice' ? [message.notice] : []))

const emailOf = async ({ db, communityId }: Town, memberId: string) =>
  (await rowsOf(db, communityId, 'members')).find(({ id }) => id === memberId)!.email

const drawCurtain = ({ db, communityId }: Town, curtainDrawnAt: Date | null) =>
  inCommunity(db, communityId, (db) =>
    db.updateTable('communities').set({ curtainDrawnAt }).where('id', '=', communityId).execute(),
  )

const recipientsOf = ({ letters }: Town) => letters.map(({ envelope }) => envelope.to)

test('notices go to leaders who may see people, with what their role shows of them', async () => {
  const town = await aTown()
  const { db, leader, communityId } = town
  const blind = await aLeadingMember(town, ['view audit log'])
  const sees = await aLeadingMember(town, ['admin view members'])
  await ask(db, communityId)
  await town.send()
  expect(recipientsOf(town)).not.toContain(await emailOf(town, blind.memberId))
  expect(noticesIn(town)).toMatchObject([
    { askedBy: 'bo@example.com', home: '7 OAK LN, AUSTIN TX 78701' },
    { askedBy: null, home: null },
  ])
  expect(await listNotices(db, sees)).toMatchObject([{ askedBy: null, home: null }])
  expect(await listNotices(db, leader)).toMatchObject([{ askedBy: 'bo@example.com' }])
})

test('a notice that waits does not go to whoever leads no more', async () => {
  const town = await aTown()
  const { db, leader, communityId } = town
  const once = await aLeadingMember(town, ['admin view members'])
  await ask(db, communityId)
  const roleId = await systemRole(db, leader, 'resident')
  await changeRole(db, leader, { memberId: once.memberId, roleId })
  await town.send()
  expect(recipientsOf(town)).toEqual([await emailOf(town, leader.memberId)])
})

test('who asks to join a group is told to whoever runs it and may enter when the letter leaves', async () => {
  const town = await aTown()
  const { db, leader, communityId } = town
  const [ana, bo] = [await aNeighbour(db, { communityId }), await aNeighbour(db, { communityId })]
  const groupId = await aGroup(db, leader, { isOpen: false })
  await inCommunity(db, communityId, (db, since) =>
    db
      .insertInto('groupMembers')
      .values({ communityId, id: newId(), groupId, memberId: ana.memberId, isAdmin: true, since })
      .execute(),
  )
  await joinGroup(db, bo, { groupId })
  await drawCurtain(town, new Date())
  await town.send()
  expect(recipientsOf(town)).toEqual([await emailOf(town, leader.memberId)])

  await drawCurtain(town, null)
  const cy = await aNeighbour(db, { communityId })
  await joinGroup(db, cy, { groupId })
  await leaveGroup(db, leader, { groupId })
  await town.send()
  expect(recipientsOf(town).slice(1)).toEqual([await emailOf(town, ana.memberId)])
})
