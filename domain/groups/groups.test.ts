import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { addDays } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { accept, refuse } from '#domain/result.ts'
import { type Actor, NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import { aGroup, aNeighbour } from '#test/groups.ts'
import { change, rowsOf } from '#test/rows.ts'
import { changeGroup } from './change-group.ts'
import { chooseAdmin } from './choose-admins.ts'
import { createGroup } from './create-group.ts'
import { deleteGroup } from './delete-group.ts'
import { joinGroup } from './join-group.ts'
import { leaveGroup, removeFromGroup } from './leave-group.ts'
import { listGroups } from './list-groups.ts'
import { readGroup } from './read-group.ts'
import { restoreGroup } from './restore-group.ts'
import { acceptRequest, declineRequest, withdrawRequest } from './settle-request.ts'

const june = new Date('2030-06-01T12:00:00Z')
const pool = { name: 'Pool committee', about: 'We look after the pool.', isOpen: true }

const look = async (db: Db, by: Actor, groupId: string) =>
  (await readGroup(db, by, { groupId, after: null }))!

const namesOf = async (db: Db, by: Actor, groupId: string) =>
  (await look(db, by, groupId)).members.map(({ name, isAdmin }) => (isAdmin ? `${name}*` : name))

/** The one request that waits for a group. */
const waitingIn = async (db: Db, by: Actor, groupId: string) =>
  (await look(db, by, groupId)).requests[0]!.requestId

const deedsOf = async (db: Db, communityId: string) =>
  (await rowsOf(db, communityId, 'auditEvents')).map(({ deed }) => deed).slice(1)

const lettersOf = async (db: Db, communityId: string) =>
  (await rowsOf(db, communityId, 'deliveries')).map(({ template, recipient }) => [
    template,
    recipient,
  ])

const emailOf = async (db: Db, { communityId, memberId }: Actor) =>
  (await rowsOf(db, communityId, 'members')).find(({ id }) => id === memberId)!.email

test('whoever may manage groups creates one and runs it; the same form sent twice is one group', async ({
  db,
}) => {
  const by = await aLeader(db)
  const submission = newId()
  const made = await createGroup(db, by, { ...pool, submission })
  expect(await createGroup(db, by, { ...pool, submission })).toEqual(made)
  expect(made).toEqual(accept({ groupId: submission }))
  const again = createGroup(db, by, { ...pool, name: 'POOL  comítee', submission: newId() })
  expect((await again).ok).toBe(true)
  const same = createGroup(db, by, { ...pool, name: 'pool committée', submission: newId() })
  expect(await same).toEqual(refuse({ because: 'name is taken' }))
  const { groups } = await listGroups(db, by)
  expect(groups.map(({ name, standing, memberCount }) => [name, standing, memberCount])).toEqual([
    ['POOL  comítee', 'admin', 1],
    ['Pool committee', 'admin', 1],
  ])
  const resident = await aNeighbour(db, by)
  expect(() => createGroup(db, resident, { ...pool, submission: newId() })).toThrow(NotAllowed)
})

test('one joins an open group at once, once, and leaves it again', async ({ db }) => {
  const by = await aLeader(db)
  const groupId = await aGroup(db, by)
  const ana = await aNeighbour(db, by)
  expect((await look(db, ana, groupId)).standing).toBe('outside')
  for (let round = 0; round < 2; round += 1)
    expect(await joinGroup(db, ana, { groupId })).toEqual(accept('joined'))
  expect(await look(db, ana, groupId)).toMatchObject({ standing: 'member', runsIt: false })
  expect(await namesOf(db, by, groupId)).toEqual(['Lee Board*', 'Ana Reyes'])
  for (let round = 0; round < 2; round += 1)
    expect(await leaveGroup(db, ana, { groupId })).toEqual(accept(null))
  expect(await namesOf(db, by, groupId)).toEqual(['Lee Board*'])
  expect(await deedsOf(db, by.communityId)).toEqual(['created group', 'joined group', 'left group'])
})

test('a closed group is asked; its admins are told once, and whoever is let in is told too', async ({
  db,
}) => {
  const by = await aLeader(db)
  const groupId = await aGroup(db, by, { isOpen: false })
  const ana = await aNeighbour(db, by)
  for (let round = 0; round < 2; round += 1)
    expect(await joinGroup(db, ana, { groupId })).toEqual(accept('asked'))
  expect((await listGroups(db, ana)).groups).toMatchObject([{ standing: 'asked', waiting: 0 }])
  expect((await listGroups(db, by)).groups).toMatchObject([{ waiting: 1, memberCount: 1 }])
  expect((await look(db, ana, groupId)).requests).toEqual([])
  const requestId = await waitingIn(db, by, groupId)
  await expect(acceptRequest(db, ana, { groupId, requestId })).rejects.toThrow(NotAllowed)

  expect(await acceptRequest(db, by, { groupId, requestId })).toEqual(accept(null))
  const late = refuse({ because: 'settled already' })
  expect(await acceptRequest(db, by, { groupId, requestId })).toEqual(late)
  expect(await declineRequest(db, by, { groupId, requestId })).toEqual(late)

  expect(await namesOf(db, ana, groupId)).toEqual(['Lee Board*', 'Ana Reyes'])
  expect(await lettersOf(db, by.communityId)).toEqual([
    ['asked to join group', await emailOf(db, by)],
    ['let into group', await emailOf(db, ana)],
  ])
})

test('whoever was declined reads it, and may ask again after thirty days', async ({ db }) => {
  const by = await aLeader(db)
  const groupId = await aGroup(db, by, { isOpen: false })
  const ana = await aNeighbour(db, by)
  await joinGroup(db, ana, { groupId }, { at: june })
  const requestId = await waitingIn(db, by, groupId)
  await declineRequest(db, by, { groupId, requestId }, { at: june })

  const again = addDays(june, 30)
  expect(await look(db, ana, groupId)).toMatchObject({ standing: 'outside', again })
  const soon = await joinGroup(db, ana, { groupId }, { at: addDays(june, 29) })
  expect(soon).toEqual(refuse({ because: 'declined lately', again }))
  expect(await joinGroup(db, ana, { groupId }, { at: again })).toEqual(accept('asked'))
})

test('what one has asked can be taken back, and asked again at once', async ({ db }) => {
  const by = await aLeader(db)
  const groupId = await aGroup(db, by, { isOpen: false })
  const ana = await aNeighbour(db, by)
  await joinGroup(db, ana, { groupId })
  await withdrawRequest(db, ana, { groupId })
  expect((await look(db, by, groupId)).requests).toEqual([])
  expect(await joinGroup(db, ana, { groupId })).toEqual(accept('asked'))
})

test('a group that becomes open lets in whoever waited for it, and nobody else’s', async ({
  db,
}) => {
  const by = await aLeader(db)
  const groupId = await aGroup(db, by, { isOpen: false })
  const other = await aGroup(db, by, { name: 'Book club', isOpen: false })
  const [ana, bo] = [await aNeighbour(db, by), await aNeighbour(db, { ...by, firstName: 'Bo' })]
  await joinGroup(db, ana, { groupId })
  await joinGroup(db, bo, { groupId: other })
  const taken = { ...pool, groupId, name: 'book club' }
  expect(await changeGroup(db, by, taken)).toEqual(refuse({ because: 'name is taken' }))
  expect(await changeGroup(db, by, { ...pool, groupId })).toEqual(accept(null))
  expect(await look(db, ana, groupId)).toMatchObject({ ...pool, standing: 'member' })
  expect((await look(db, bo, other)).standing).toBe('asked')
  await expect(changeGroup(db, ana, { ...pool, groupId })).rejects.toThrow(NotAllowed)
})

test('the only admin stays until there is another one', async ({ db }) => {
  const by = await aLeader(db)
  const groupId = await aGroup(db, by)
  const ana = await aNeighbour(db, by)
  const only = refuse({ because: 'only admin' })
  const lee = { groupId, memberId: by.memberId }
  expect(await leaveGroup(db, by, { groupId })).toEqual(only)
  expect(await removeFromGroup(db, by, lee)).toEqual(only)
  expect(await chooseAdmin(db, by, { ...lee, isAdmin: false })).toEqual(only)

  const anaToo = { groupId, memberId: ana.memberId, isAdmin: true }
  const outside = refuse({ because: 'not in the group' })
  expect(await chooseAdmin(db, by, anaToo)).toEqual(outside)
  await joinGroup(db, ana, { groupId })
  await expect(chooseAdmin(db, ana, anaToo)).rejects.toThrow(NotAllowed)
  expect(await chooseAdmin(db, by, anaToo)).toEqual(accept(null))
  expect(await namesOf(db, by, groupId)).toEqual(['Lee Board*', 'Ana Reyes*'])
  expect(await chooseAdmin(db, ana, { ...lee, isAdmin: false })).toEqual(accept(null))
  expect(await removeFromGroup(db, ana, lee)).toEqual(accept(null))
  expect(await leaveGroup(db, ana, { groupId })).toEqual(only)
})

test('of two admins who leave at the same moment, one stays', async ({ db }) => {
  const by = await aLeader(db)
  const groupId = await aGroup(db, by)
  const ana = await aNeighbour(db, by)
  await joinGroup(db, ana, { groupId })
  await chooseAdmin(db, by, { groupId, memberId: ana.memberId, isAdmin: true })
  const left = await Promise.all([by, ana].map((one) => leaveGroup(db, one, { groupId })))
  expect(left).toContainEqual(accept(null))
  expect(left).toContainEqual(refuse({ because: 'only admin' }))
})

test('an admin who has left the community runs nothing: then the leaders are told', async ({
  db,
}) => {
  const by = await aLeader(db)
  const groupId = await aGroup(db, by, { isOpen: false })
  const [ana, bo] = [await aNeighbour(db, by), await aNeighbour(db, by)]
  await joinGroup(db, ana, { groupId })
  await acceptRequest(db, by, { groupId, requestId: await waitingIn(db, by, groupId) })
  await chooseAdmin(db, by, { groupId, memberId: ana.memberId, isAdmin: true })
  await chooseAdmin(db, by, { groupId, memberId: by.memberId, isAdmin: false })
  await change(db, 'members', { ...ana, id: ana.memberId }, { leftAt: june })

  expect(await namesOf(db, by, groupId)).toEqual(['Lee Board'])
  expect(await joinGroup(db, bo, { groupId })).toEqual(accept('asked'))
  const [notice] = await rowsOf(db, by.communityId, 'notices')
  expect(notice).toMatchObject({ kind: 'asked to join group', memberId: bo.memberId })
})

test('a deleted group is gone for all, and comes back as it was', async ({ db }) => {
  const by = await aLeader(db)
  const groupId = await aGroup(db, by)
  const ana = await aNeighbour(db, by)
  await joinGroup(db, ana, { groupId })
  await expect(deleteGroup(db, ana, { groupId })).rejects.toThrow(NotAllowed)
  expect(await deleteGroup(db, by, { groupId })).toEqual(accept(null))
  expect((await listGroups(db, ana)).groups).toEqual([])
  expect(await readGroup(db, ana, { groupId, after: null })).toBeNull()
  const unknown = refuse({ because: 'unknown group' })
  expect(await joinGroup(db, ana, { groupId })).toEqual(unknown)
  expect(await deleteGroup(db, by, { groupId })).toEqual(unknown)

  await expect(restoreGroup(db, ana, { groupId })).rejects.toThrow(NotAllowed)
  const second = await aGroup(db, by)
  expect(await restoreGroup(db, by, { groupId })).toEqual(refuse({ because: 'name is taken' }))
  await deleteGroup(db, by, { groupId: second })
  expect(await restoreGroup(db, by, { groupId })).toEqual(accept(null))
  expect(await namesOf(db, ana, groupId)).toEqual(['Lee Board*', 'Ana Reyes'])
})

test('groups of another community do not exist', async ({ db }) => {
  const [by, other] = [await aLeader(db), await aLeader(db)]
  const groupId = await aGroup(db, other)
  const unknown = refuse({ because: 'unknown group' })
  expect(await readGroup(db, by, { groupId, after: null })).toBeNull()
  expect(await joinGroup(db, by, { groupId })).toEqual(unknown)
  expect(await changeGroup(db, by, { ...pool, groupId })).toEqual(unknown)
  expect(await deleteGroup(db, by, { groupId })).toEqual(unknown)
  expect(await restoreGroup(db, by, { groupId })).toEqual(unknown)
  const ana = await aNeighbour(db, by)
  const few = { ...ana, permissions: new Set([]) }
  expect(() => listGroups(db, few)).toThrow(NotAllowed)
  await expect(joinGroup(db, few, { groupId })).rejects.toThrow(NotAllowed)
})

test('many members are read page by page, admins first', async ({ db }) => {
  const by = await aLeader(db)
  const groupId = await aGroup(db, by)
  for (let count = 0; count < 52; count += 1) {
    const lastName = String.fromCharCode(65 + (count % 26)).repeat(2)
    await joinGroup(db, await aNeighbour(db, { ...by, lastName }), { groupId })
  }
  const first = await look(db, by, groupId)
  expect([first.memberCount, first.members.length]).toEqual([53, 50])
  const rest = await readGroup(db, by, { groupId, after: first.next })
  expect([rest!.members.length, rest!.next]).toEqual([3, null])
  const all = [...first.members, ...rest!.members].map(({ memberId }) => memberId)
  expect(new Set(all).size).toBe(53)
})
