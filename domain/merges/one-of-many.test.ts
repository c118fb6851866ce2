import { anInvitation } from '#test/factories.ts'
import { aDweller } from '#test/households.ts'
import { aMerge, aMerging } from '#test/merges.ts'
import { readsFew, type Scene } from '#test/one-of-many.ts'
import { listMerges } from './list-merges.ts'
import { mergeMembers } from './merge-members.ts'
import { previewMerge } from './preview-merge.ts'
import { undoMerge } from './undo-merge.ts'

/** Bob is expected in the home of the scene, and Robert has come in there by another way. */
async function bobAndRobert({ db, by, one: { householdId } }: Scene) {
  const quill = { lastName: 'Quill', householdRole: 'member', place: { householdId } } as const
  const bob = await anInvitation(db, { by, newcomer: { ...quill, firstName: 'Bob' } })
  const invited = await anInvitation(db, { by, newcomer: { ...quill, firstName: 'Robert' } })
  const robert = await aDweller(db, { communityId: by.communityId, invited })
  return { one: bob.memberId, other: robert.memberId }
}

readsFew({
  'two records side by side': async (scene) => {
    const two = await bobAndRobert(scene)
    return () => previewMerge(scene.db, scene.by, { two, chosen: {} })
  },
  'making them one': async (scene) => {
    const merging = await aMerging(scene.db, scene.by, await bobAndRobert(scene))
    return () => mergeMembers(scene.db, scene.by, merging)
  },
  'making them two again': async (scene) => {
    const merge = await aMerge(scene.db, scene.by, await bobAndRobert(scene))
    return () => undoMerge(scene.db, scene.by, merge)
  },
  'the one merge there is': async (scene) => {
    await aMerge(scene.db, scene.by, await bobAndRobert(scene))
    return () => listMerges(scene.db, scene.by)
  },
})
