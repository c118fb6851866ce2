import { newId } from '#domain/new-id.ts'
import { aGroup, aNeighbour } from '#test/groups.ts'
import { readsFew, type Scene } from '#test/one-of-many.ts'
import { addToGroup } from './add-to-group.ts'
import { changeGroup } from './change-group.ts'
import { chooseAdmin } from './choose-admins.ts'
import { createGroup } from './create-group.ts'
import { deleteGroup } from './delete-group.ts'
import { joinGroup } from './join-group.ts'
import { leaveGroup, removeFromGroup } from './leave-group.ts'
import { listOwnGroups, runsAGroup } from './list-own-groups.ts'
import { readGroup } from './read-group.ts'
import { restoreGroup } from './restore-group.ts'
import { acceptRequest, declineRequest, withdrawRequest } from './settle-request.ts'
import { takeOutAgain } from './take-out-again.ts'

const described = { name: 'Pool committee', about: '', isOpen: true }

/** The group of thousands, which the leader runs, and somebody who has just joined the community. */
async function everybody({ db, by }: Scene) {
  const { id: groupId } = await db
    .selectFrom('groups')
    .select('id')
    .where('communityId', '=', by.communityId)
    .executeTakeFirstOrThrow()
  return { groupId, ana: await aNeighbour(db, by) }
}

/** Somebody has asked to be let into the group of thousands. */
async function asking(scene: Scene) {
  const { db, by } = scene
  const { groupId, ana } = await everybody(scene)
  await changeGroup(db, by, { groupId, ...described, isOpen: false })
  await joinGroup(db, ana, { groupId })
  const request = await db
    .selectFrom('groupRequests')
    .select('id')
    .where('communityId', '=', by.communityId)
    .executeTakeFirstOrThrow()
  return { groupId, ana, requestId: request.id }
}

readsFew({
  'creating one':
    ({ db, by }) =>
    () =>
      createGroup(db, by, { ...described, submission: newId() }),
  'a group of one': async ({ db, by }) => {
    const groupId = await aGroup(db, by)
    return () => readGroup(db, by, { groupId, after: null })
  },
  'one’s own groups':
    ({ db, by }) =>
    () =>
      listOwnGroups(db, by),
  'whether one runs a group':
    ({ db, by }) =>
    () =>
      runsAGroup(db, by),
  'describing one of thousands': async (scene) => {
    const { groupId } = await everybody(scene)
    return () => changeGroup(scene.db, scene.by, { groupId, ...described })
  },
  'joining one of thousands': async (scene) => {
    const { groupId, ana } = await everybody(scene)
    return () => joinGroup(scene.db, ana, { groupId })
  },
  'asking one of thousands': async (scene) => {
    const { groupId, ana } = await everybody(scene)
    await changeGroup(scene.db, scene.by, { groupId, ...described, isOpen: false })
    return () => joinGroup(scene.db, ana, { groupId })
  },
  'letting somebody in': async (scene) => {
    const { groupId, requestId } = await asking(scene)
    return () => acceptRequest(scene.db, scene.by, { groupId, requestId })
  },
  'declining somebody': async (scene) => {
    const { groupId, requestId } = await asking(scene)
    return () => declineRequest(scene.db, scene.by, { groupId, requestId })
  },
  'asking no more': async (scene) => {
    const { groupId, ana } = await asking(scene)
    return () => withdrawRequest(scene.db, ana, { groupId })
  },
  'adding somebody': async (scene) => {
    const { groupId, ana } = await everybody(scene)
    return () => addToGroup(scene.db, scene.by, { groupId, memberIds: [ana.memberId] })
  },
  'taking out again who was added': async (scene) => {
    const { groupId, ana } = await everybody(scene)
    const added = { groupId, memberIds: [ana.memberId] }
    await addToGroup(scene.db, scene.by, added)
    return () => takeOutAgain(scene.db, scene.by, added)
  },
  'choosing an admin': async (scene) => {
    const { groupId } = await everybody(scene)
    const chosen = { groupId, memberId: scene.one.neighbourId, isAdmin: true }
    return () => chooseAdmin(scene.db, scene.by, chosen)
  },
  'sending somebody out': async (scene) => {
    const { groupId } = await everybody(scene)
    const { neighbourId: memberId } = scene.one
    return () => removeFromGroup(scene.db, scene.by, { groupId, memberId })
  },
  'leaving one of thousands': async (scene) => {
    const { groupId, ana } = await everybody(scene)
    await joinGroup(scene.db, ana, { groupId })
    return () => leaveGroup(scene.db, ana, { groupId })
  },
  'deleting one of thousands': async (scene) => {
    const { groupId } = await everybody(scene)
    return () => deleteGroup(scene.db, scene.by, { groupId })
  },
  'restoring one of thousands': async (scene) => {
    const { groupId } = await everybody(scene)
    await deleteGroup(scene.db, scene.by, { groupId })
    return () => restoreGroup(scene.db, scene.by, { groupId })
  },
})
