import { addDays } from '#domain/days.ts'
import { aMove, aWish } from '#test/moves.ts'
import { aHomeOfTwo, readsFew, type Scene } from '#test/one-of-many.ts'
import { cancelMove } from './cancel-move.ts'
import { carryOutDueMoves } from './carry-out-due-moves.ts'
import { changeMove } from './change-move.ts'
import { foreseeMove, readMovers } from './foresee-move.ts'
import { listPlans } from './list-plans.ts'
import { planMove } from './plan-move.ts'
import { readMove } from './read-move.ts'
import { undoMove } from './undo-move.ts'

const inDays = (days: number) => addDays(new Date(), days)
const dayIn = (days: number) => inDays(days).toISOString().slice(0, 10)
const soon = { when: 'leaves', day: dayIn(30) } as const
const done = { when: 'left', day: dayIn(-3) } as const

/** A home that was sold, or will be. */
async function aSale(scene: Scene, given: typeof soon | typeof done) {
  const home = await aHomeOfTwo(scene)
  const moveId = await aMove(scene.db, home, given)
  return { ...home, moveId }
}

readsFew({
  'who may move': async (scene) => {
    const home = await aHomeOfTwo(scene)
    return () => readMovers(scene.db, scene.by, home)
  },
  'what a sale would end': async (scene) => {
    const wish = aWish(await aHomeOfTwo(scene), done)
    return () => foreseeMove(scene.db, scene.by, wish)
  },
  'a sale': async (scene) => {
    const wish = aWish(await aHomeOfTwo(scene), done)
    return () => planMove(scene.db, scene.by, wish)
  },
  'a head who moved out': async (scene) => {
    const { head, member, ...home } = await aHomeOfTwo(scene)
    const who = { residencyIds: [head.residencyId], nextHeadId: member.residencyId }
    const wish = aWish(home, { ...done, reason: 'moved out', ...who })
    return () => planMove(scene.db, scene.by, wish)
  },
  'a home in which somebody is expected': (scene) => {
    const wish = aWish(scene.one, done)
    return () => planMove(scene.db, scene.by, wish)
  },
  planning: async (scene) => {
    const wish = aWish(await aHomeOfTwo(scene), soon)
    return () => planMove(scene.db, scene.by, wish)
  },
  'changing a plan': async (scene) => {
    const { moveId } = await aSale(scene, soon)
    const change = { moveId, when: 'leaves', day: dayIn(60) } as const
    return () => changeMove(scene.db, scene.by, { ...change, residencyIds: [], nextHeadId: null })
  },
  'cancelling a plan': async (scene) => {
    const { moveId } = await aSale(scene, soon)
    return () => cancelMove(scene.db, scene.by, { moveId })
  },
  'carrying a plan out': async (scene) => {
    await aSale(scene, soon)
    return async () => ({ ok: (await carryOutDueMoves(scene.db, { at: inDays(40) })) === 1 })
  },
  'a plan': async (scene) => {
    const { moveId } = await aSale(scene, soon)
    return () => readMove(scene.db, scene.by, { moveId })
  },
  'a move that is done': async (scene) => {
    const { moveId } = await aSale(scene, done)
    return () => readMove(scene.db, scene.by, { moveId })
  },
  'the plans of a home': async ({ db, by, one: { propertyId, householdId } }) => {
    const { communityId } = by
    await aMove(db, { communityId, leader: by, householdId }, soon)
    return () => listPlans(db, { communityId, propertyId })
  },
  undoing: async (scene) => {
    const { moveId } = await aSale(scene, done)
    return () => undoMove(scene.db, scene.by, { moveId })
  },
})
