import { newId } from '#domain/new-id.ts'
import { key } from '#test/factories.ts'
import { aHomeOfTwo, readsFew } from '#test/one-of-many.ts'
import { appointHead } from './appoint-head.ts'
import { createHousehold } from './create-household.ts'
import { handOver } from './hand-over.ts'
import { appointAsLeader, stepDownHead } from './lead-household.ts'
import { leaveHousehold } from './leave-household.ts'
import { readDwellers } from './list-dwellers.ts'
import { listDwellings } from './list-dwellings.ts'
import { listHouseholds } from './list-households.ts'
import { moveToHousehold } from './move-to-household.ts'
import { readHousehold } from './read-household.ts'
import { readOwnHouseholds } from './read-own-households.ts'
import { removeResident } from './remove-resident.ts'
import { renameHousehold } from './rename-household.ts'
import { setHouseholdActive, setHouseholdInactive } from './set-household-status.ts'

readsFew({
  'a household':
    ({ db, by, one }) =>
    () =>
      readHousehold(db, by, one),
  'one’s own households': async (scene) => {
    const { head } = await aHomeOfTwo(scene)
    return () => readOwnHouseholds(scene.db, head, { key })
  },
  'the households of a home':
    ({ db, by, one }) =>
    () =>
      listHouseholds(db, by, one),
  'who lives in a home':
    ({ db, by, one }) =>
    () =>
      readDwellers(db, by, one),
  'the dwellings of a home':
    ({ db, by: { communityId }, one: { propertyId } }) =>
    () =>
      listDwellings(db, { communityId, propertyId }),
  'creating one': ({ db, by, one: { propertyId } }) => {
    const wanted = { propertyId, name: 'Quill Trust', submission: newId() }
    return () => createHousehold(db, by, wanted)
  },
  'renaming one':
    ({ db, by, one: { householdId } }) =>
    () =>
      renameHousehold(db, by, { householdId, name: 'Quill Trust' }),
  'making one inactive':
    ({ db, by, one: { householdId } }) =>
    () =>
      setHouseholdInactive(db, by, { householdId, because: 'fees' }),
  'making one active': async ({ db, by, one: { householdId } }) => {
    await setHouseholdInactive(db, by, { householdId, because: 'fees' })
    return () => setHouseholdActive(db, by, { householdId })
  },
  'a leader appoints a head': async (scene) => {
    const { householdId, member } = await aHomeOfTwo(scene)
    const { residencyId } = member
    return () => appointAsLeader(scene.db, scene.by, { householdId, residencyId })
  },
  'a leader lets a head step down': async (scene) => {
    const { householdId, head, member } = await aHomeOfTwo(scene)
    await appointHead(scene.db, head, member)
    const { residencyId } = head
    return () => stepDownHead(scene.db, scene.by, { householdId, residencyId })
  },
  'a leader moves somebody to another household': async (scene) => {
    const { householdId, member } = await aHomeOfTwo(scene)
    const { residencyId } = member
    const to = { toId: scene.one.householdId, householdRole: 'member' } as const
    return () => moveToHousehold(scene.db, scene.by, { householdId, residencyId, ...to })
  },
  'appointing a head': async (scene) => {
    const { head, member } = await aHomeOfTwo(scene)
    return () => appointHead(scene.db, head, member)
  },
  'handing over': async (scene) => {
    const { head, member } = await aHomeOfTwo(scene)
    return () => handOver(scene.db, head, member)
  },
  'taking a member out': async (scene) => {
    const { head, member } = await aHomeOfTwo(scene)
    return () => removeResident(scene.db, head, member)
  },
  'leaving a household': async (scene) => {
    const { householdId, member } = await aHomeOfTwo(scene)
    return () => leaveHousehold(scene.db, member, { householdId, isWhole: true })
  },
})
