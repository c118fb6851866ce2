import { expect } from 'vitest'
import { suspend } from '#domain/members/suspend.ts'
import { linesOf } from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { aLeader, anEmail, anInvitation } from '#test/factories.ts'
import { aDweller } from '#test/households.ts'
import { aPlannedRoster } from '#test/planned-rosters.ts'
import { aRow, atStreet, called } from '#test/roster-rows.ts'
import { change, rowsOf } from '#test/rows.ts'
import type { PlannedRow } from './planned.ts'

const april = new Date('2030-04-02T10:00:00Z')
const elm = atStreet('7 ELM ST')

test('a row that would bring somebody suspended in anew needs attention, and others do not', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const place = { home: elm, householdName: null }
  const bo = await aDweller(db, {
    communityId,
    invited: await anInvitation(db, { by, newcomer: { place } }),
  })
  await suspend(db, by, { memberId: bo.memberId, reason: 'Threatened a neighbour' })
  const [home] = await rowsOf(db, communityId, 'residencies')
  await change(db, 'residencies', { communityId, id: home!.id }, { until: april })
  await change(db, 'members', { communityId, id: bo.memberId }, { leftAt: april, email: null })
  const oak = atStreet('9 OAK AVE')
  const rows = [
    aRow(elm, [called('Bo Chen', { email: anEmail('again') })]),
    aRow(oak, [called('Bo Chen', { email: bo.email })]),
    aRow(atStreet('11 FIR CT'), [called('Bo Chen', { email: anEmail('namesake') })]),
    aRow(elm, [called('Mia Ortiz', { email: anEmail('mia') })]),
  ]

  const plansFor = async (actor: typeof by) => {
    const { rosterId } = await aPlannedRoster(db, actor, rows)
    const lines = await linesOf(db, by, { table: 'rosterPlans', rosterId })
    const plans = lines.map((line) => (line as unknown as { plan: PlannedRow }).plan)
    return plans.map(({ verdict, problems }) => [verdict, ...problems.map(({ reason }) => reason)])
  }
  const others = [...by.permissions].filter((one) => one !== 'change member role')

  expect(await plansFor(by)).toEqual([
    ['attention', 'suspended'],
    ['attention', 'suspended'],
    ['create'],
    ['create'],
  ])
  expect((await plansFor({ ...by, permissions: new Set(others) })).slice(0, 2)).toEqual([
    ['attention', 'ask a leader'],
    ['attention', 'ask a leader'],
  ])
})
