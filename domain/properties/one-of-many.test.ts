import { newId } from '#domain/new-id.ts'
import { listPassBatches } from '#domain/passes/list-batches.ts'
import { makePassesForHomes } from '#domain/passes/make-passes-for-homes.ts'
import { readPasses } from '#domain/passes/read-passes.ts'
import { readPassesOfMembers } from '#domain/passes/read-passes-of-members.ts'
import { anOpenCode, key } from '#test/factories.ts'
import { aHomeAt } from '#test/knocks.ts'
import { readsFew, type Scene } from '#test/one-of-many.ts'
import { aHome } from '#test/passes.ts'
import { changeAddress } from './change-address.ts'
import { createProperty } from './create-property.ts'
import { deleteProperty } from './delete-property.ts'
import { findByHome, findById } from './find-by-home.ts'
import { findHome } from './find-home.ts'
import { foreseeDeleting } from './in-the-way.ts'
import { markEmpty } from './mark-empty.ts'
import { readProperty } from './read-property.ts'
import { restoreProperty } from './restore-property.ts'

const nowhere = aHomeAt('7 QUILL LN')

/** A home in which nobody lives. */
const anEmptyHome = ({ db, by }: Scene) => aHome(db, by, { street: '9 QUILL LN' })

readsFew({
  'a home':
    ({ db, by, one }) =>
    () =>
      readProperty(db, by, one),
  'the address of a home':
    ({ db, by, one }) =>
    () =>
      findHome(db, by, one),
  'a home by its spelling':
    ({ db, by, one: { street } }) =>
    () =>
      findByHome(db, by, aHomeAt(street)),
  'a home by its id':
    ({ db, by, one: { propertyId } }) =>
    () =>
      findById(db, by, propertyId),
  'adding one':
    ({ db, by }) =>
    () =>
      createProperty(db, by, { home: nowhere, submission: newId() }),
  'changing an address':
    ({ db, by, one: { propertyId } }) =>
    () =>
      changeAddress(db, by, { propertyId, home: nowhere }),
  'marking one as empty': async (scene) => {
    const propertyId = await anEmptyHome(scene)
    return () => markEmpty(scene.db, scene.by, { propertyId, isEmpty: true })
  },
  'what stands in the way of deleting one':
    ({ db, by, one }) =>
    () =>
      foreseeDeleting(db, by, one),
  'deleting one': async (scene) => {
    const propertyId = await anEmptyHome(scene)
    return () => deleteProperty(scene.db, scene.by, { propertyId })
  },
  'restoring one': async (scene) => {
    const propertyId = await anEmptyHome(scene)
    await deleteProperty(scene.db, scene.by, { propertyId })
    return () => restoreProperty(scene.db, scene.by, { propertyId })
  },
  'making a pass for one home': async (scene) => {
    const propertyId = await anEmptyHome(scene)
    const wanted = { submission: newId(), propertyId }
    return () => makePassesForHomes(scene.db, scene.by, wanted, { key })
  },
  'the pass for one home': async (scene) => {
    const { db, by } = scene
    const propertyId = await anEmptyHome(scene)
    await anOpenCode(db, { by, propertyId })
    return () => readPasses(db, by, { propertyId }, { key })
  },
  'the passes of a batch of one': async (scene) => {
    const { db, by } = scene
    const [batchId, propertyId] = [newId(), await anEmptyHome(scene)]
    await makePassesForHomes(db, by, { submission: batchId, propertyId }, { key })
    return () => readPasses(db, by, { batchId }, { key })
  },
  'a batch of one': async (scene) => {
    const { db, by } = scene
    const [batchId, propertyId] = [newId(), await anEmptyHome(scene)]
    await makePassesForHomes(db, by, { submission: batchId, propertyId }, { key })
    return () => listPassBatches(db, by, { batchId })
  },
  'the pass for one member':
    ({ db, by, one: { memberId } }) =>
    () =>
      readPassesOfMembers(db, by, { memberIds: [memberId] }, { key }),
})
