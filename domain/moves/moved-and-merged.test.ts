import { expect } from 'vitest'
import { addDays } from '#domain/days.ts'
import { accept } from '#domain/result.ts'
import { freshDatabase, test } from '#test/database.ts'
import { aLeader, anInvitation } from '#test/factories.ts'
import { aDweller } from '#test/households.ts'
import { aMerge } from '#test/merges.ts'
import { aMove, whoLivesIn } from '#test/moves.ts'
import { rowsOf } from '#test/rows.ts'
import { carryOutDueMoves } from './carry-out-due-moves.ts'
import { undoMove } from './undo-move.ts'

const april = new Date('2030-04-10T17:00:00Z')
const may = new Date('2030-05-02T17:00:00Z')

test('a plan goes on for the person whose two records became one, and comes undone for them', async () => {
  const { db } = await freshDatabase()
  const leader = await aLeader(db)
  const { communityId } = leader
  const came = await anInvitation(db, { by: leader, newcomer: { firstName: 'Robert' } })
  const robert = await aDweller(db, { communityId, invited: came })
  const bob = await anInvitation(db, { by: leader, newcomer: { firstName: 'Bob' } })
  const home = { communityId, leader, householdId: bob.householdId! }
  const places = await rowsOf(db, communityId, 'residencies')
  const residencyIds = places.flatMap(({ id, memberId }) => (memberId === bob.memberId ? [id] : []))
  const wish = { reason: 'lease ended', when: 'leaves', day: '2030-04-30' } as const
  const moveId = await aMove(db, home, { ...wish, residencyIds, at: april })
  await aMerge(db, leader, { one: robert.memberId, other: bob.memberId })
  expect(await whoLivesIn(db, home)).toEqual(['Robert'])

  expect(await carryOutDueMoves(db, { at: may })).toBe(1)
  expect(await whoLivesIn(db, home)).toEqual([])
  expect(await undoMove(db, leader, { moveId }, { at: addDays(may, 1) })).toEqual(accept(null))
  expect(await whoLivesIn(db, home)).toEqual(['Robert'])
})
