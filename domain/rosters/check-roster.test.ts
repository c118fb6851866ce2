import { expect } from 'vitest'
import { accept, refuse } from '#domain/result.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import {
  aBroughtRoster,
  aCheckedRoster,
  changeRoster,
  linesOf,
  owners,
  rosterOf,
} from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { aLeader, anEmail } from '#test/factories.ts'
import { aRow, atStreet, called } from '#test/roster-rows.ts'
import { whatStands } from '#test/what-stands.ts'
import { checkRoster } from './check-roster.ts'
import { mendRows } from './mend-rows.ts'
import { planRoster } from './plan-roster.ts'
import { noTotals, type PlannedRow } from './planned.ts'
import { understandingOf } from './understanding.ts'

const april = new Date('2030-04-02T10:00:00Z')
const wish = { askedFor: 'check', askedAt: april }

test('a cell that is cut off in the middle of a sign keeps no roster from being checked', async ({
  db,
}) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by, {
    rows: [...owners, [`${'x'.repeat(499)}😀`, '4 Elm St']],
  })
  expect(await checkRoster(db, by, { rosterId })).toMatchObject({ ok: true, value: { rows: 4 } })
})

test('a roster is read as it was kept and mended, and changes nothing of the community', async ({
  db,
}) => {
  const by = await aLeader(db)
  const before = await whatStands(db, by.communityId)
  const rosterId = await aBroughtRoster(db, by)
  const rows = [{ line: 4, cells: { 5: 'cy@example.com' }, leaveOut: false }]
  await mendRows(db, by, { rosterId, rows: [...rows, { line: 2, cells: {}, leaveOut: true }] })
  const totals = {
    ...{ ...noTotals, rows: 3, create: 2, skip: 1 },
    ...{ properties: 2, households: 2, members: 2, invitations: 2 },
  }
  expect(await checkRoster(db, by, { rosterId })).toEqual(accept(totals))
  const roster = await rosterOf(db, by, rosterId)
  expect(roster).toMatchObject({ totals, askedFor: null, askedAt: null })
  expect(roster!.plannedAt).not.toBeNull()
  expect(await whatStands(db, by.communityId)).toEqual(before)
})

test('a roster that is checked again has one plan, the last', async ({ db }) => {
  const by = await aLeader(db)
  const [rosterId, other] = [await aCheckedRoster(db, by), await aCheckedRoster(db, by)]
  const planned = await linesOf(db, by, { table: 'rosterPlans', rosterId: other })
  await mendRows(db, by, { rosterId, rows: [{ line: 2, cells: {}, leaveOut: true }] })
  expect(await checkRoster(db, by, { rosterId })).toMatchObject({ value: { create: 1, skip: 1 } })
  expect(await linesOf(db, by, { table: 'rosterPlans', rosterId })).toHaveLength(3)
  expect(await linesOf(db, by, { table: 'rosterPlans', rosterId: other })).toEqual(planned)
})

test('long files are planned part by part, in their order, and tell how far they are', async ({
  db,
}) => {
  const by = await aLeader(db)
  const people = Array.from({ length: 2600 }, (_, at) => [
    ...['Ana Reyes', `${(at % 2599) + 1} Elm Street`, 'Austin', 'TX', '78701'],
    `ana${at % 2599}@example.com`,
  ])
  const rosterId = await aBroughtRoster(db, by, { rows: [owners[0]!, ...people] })
  await changeRoster(db, by, { rosterId, ...wish })
  const lines: number[] = []
  const onPart = (_: unknown, planned: readonly PlannedRow[]) =>
    lines.push(...planned.map(({ line }) => line))
  const checked = await checkRoster(db, by, { rosterId, askedAt: april, onPart })
  expect(checked).toMatchObject({ value: { rows: 2600, create: 2599, unchanged: 1 } })
  expect(lines).toEqual(people.map((_, at) => at + 2))
  expect(await rosterOf(db, by, rosterId)).toMatchObject({ checkedRows: 2600 })
  expect(await linesOf(db, by, { table: 'rosterPlans', rosterId })).toHaveLength(2600)
})

test('an answer to a wish that is no longer the last is thrown away', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by)
  await changeRoster(db, by, { rosterId, ...wish })
  const askedAt = new Date('2030-04-01')
  const outcome = await checkRoster(db, by, { rosterId, askedAt })
  expect(outcome).toEqual(refuse({ because: 'asked again' }))
  expect(await rosterOf(db, by, rosterId)).toMatchObject({
    ...wish,
    plannedAt: null,
    checkedRows: 0,
  })
  expect(await linesOf(db, by, { table: 'rosterPlans', rosterId })).toEqual([])
})

test('once its import has begun a roster keeps its plan', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aCheckedRoster(db, by)
  await changeRoster(db, by, { rosterId, startedAt: april })
  const before = await linesOf(db, by, { table: 'rosterPlans', rosterId })
  expect(await checkRoster(db, by, { rosterId })).toEqual(refuse({ because: 'already started' }))
  expect(await linesOf(db, by, { table: 'rosterPlans', rosterId })).toEqual(before)
})

test('a plan says which homes have an address, and each row what it says', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by)
  const home = atStreet('1 ELM ST')
  const rows = [
    aRow(home, [called('Ana Reyes', { email: anEmail() })], { line: 2 }),
    aRow(home, [called('Bo Reyes')], { line: 3 }),
    aRow(null, [], { line: 4 }),
  ]
  await planRoster(db, by, { rosterId, understanding: understandingOf(rows) }, { at: april })
  const plans = await linesOf(db, by, { table: 'rosterPlans', rosterId })
  const { homeKey } = rows[0]!
  expect(plans).toMatchObject([
    { line: 2, understood: rows[0], verdict: 'create', homeKey, hasEmail: true },
    { line: 3, understood: rows[1], homeKey, hasEmail: false },
    { line: 4, understood: rows[2], verdict: 'attention', homeKey: null, hasEmail: false },
  ])
  expect(await rosterOf(db, by, rosterId)).toMatchObject({ plannedAt: april })
})

test('what was chosen for homes without e-mail decides over the plan', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by, { withoutEmail: 'paper' })
  const checked = await checkRoster(db, by, { rosterId })
  expect(checked).toMatchObject({ value: { create: 3, invitations: 3 } })
})

test('nobody checks what is of another community, or without the permission', async ({ db }) => {
  const [by, stranger] = [await aLeader(db), await aLeader(db)]
  const rosterId = await aBroughtRoster(db, by)
  const unknown = refuse({ because: 'unknown roster' })
  expect(await checkRoster(db, stranger, { rosterId })).toEqual(unknown)
  const understanding = understandingOf([])
  expect(await planRoster(db, stranger, { rosterId, understanding })).toEqual(unknown)
  const actor = { ...by, permissions: new Set(['invite members'] as const) }
  await expect(checkRoster(db, actor, { rosterId })).rejects.toThrow(NotAllowed)
  expect(() => planRoster(db, actor, { rosterId, understanding })).toThrow(NotAllowed)
})
