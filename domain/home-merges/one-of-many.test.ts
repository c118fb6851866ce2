import { newId } from '#domain/new-id.ts'
import { anOpenCode } from '#test/factories.ts'
import { readsFew, type Scene } from '#test/one-of-many.ts'
import { aHome } from '#test/passes.ts'
import { listHomeMerges } from './list-home-merges.ts'
import { mergeHomes } from './merge-homes.ts'
import { previewHomeMerge } from './preview-home-merge.ts'
import { undoHomeMerge } from './undo-home-merge.ts'
import { findHomeOfVoidedPass } from './voided-pass.ts'

/** The home of the scene, and an empty one that a leader takes for the same. */
async function twoHomes({ db, by, one: { propertyId } }: Scene, { havePasses = false } = {}) {
  const two = { one: propertyId, other: await aHome(db, by, { street: '9 QUILL LN' }) }
  if (havePasses)
    for (const propertyId of Object.values(two))
      await anOpenCode(db, { by, propertyId, channel: 'pass' })
  const preview = await previewHomeMerge(db, by, two)
  if (!preview.ok) throw new Error(preview.refusal.because)
  const { seen } = preview.value
  return { two, stays: 'one' as const, seen, isSure: true, submission: newId() }
}

readsFew({
  'two homes side by side': async (scene) => {
    const { two } = await twoHomes(scene)
    return () => previewHomeMerge(scene.db, scene.by, two)
  },
  'making them one': async (scene) => {
    const merging = await twoHomes(scene)
    return () => mergeHomes(scene.db, scene.by, merging)
  },
  'making them two again': async (scene) => {
    const merging = await twoHomes(scene)
    await mergeHomes(scene.db, scene.by, merging)
    return () => undoHomeMerge(scene.db, scene.by, { mergeId: merging.submission })
  },
  'whose access pass it voided': async (scene) => {
    const merging = await twoHomes(scene, { havePasses: true })
    await mergeHomes(scene.db, scene.by, merging)
    return () => findHomeOfVoidedPass(scene.db, scene.by, { mergeId: merging.submission })
  },
  'the one merge there is': async (scene) => {
    await mergeHomes(scene.db, scene.by, await twoHomes(scene))
    return () => listHomeMerges(scene.db, scene.by)
  },
})
