import { expect } from 'vitest'
import { NotAllowed } from '#domain/roles/permission.ts'
import { aBroughtRoster, aCheckedRoster, changeRoster } from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { aLeader, key } from '#test/factories.ts'
import { importRoster } from './import-roster.ts'
import { readRoster } from './read-roster.ts'
import { type RosterDates, rosterState } from './roster.ts'

const [april, may] = [new Date('2030-04-02T10:00:00Z'), new Date('2030-05-02T10:00:00Z')]

const nothingYet: RosterDates = {
  ...{ askedFor: null, failedAt: null, plannedAt: null },
  ...{ finishedAt: null, cancelledAt: null, undoneAt: null },
}

test.for([
  ['read', {}],
  ['checking', { askedFor: 'check' }],
  ['checking', { askedFor: 'check', plannedAt: april }],
  ['checked', { plannedAt: april }],
  ['importing', { askedFor: 'import', plannedAt: april }],
  ['importing', { askedFor: 'import', plannedAt: april, cancelledAt: april }],
  ['cancelled', { plannedAt: april, cancelledAt: april }],
  ['imported', { plannedAt: april, finishedAt: april }],
  ['imported', { plannedAt: april, finishedAt: april, cancelledAt: april, failedAt: april }],
  ['stuck', { askedFor: 'import', plannedAt: april, failedAt: april }],
  ['undone', { plannedAt: april, finishedAt: april, undoneAt: april }],
  ['undone', { askedFor: 'import', failedAt: april, undoneAt: april }],
] as const)('a roster is %s with %o', ([state, dates]) => {
  expect(rosterState({ ...nothingYet, ...dates })).toBe(state)
})

test('how far a roster has come is told while it is checked and while it is imported', async ({
  db,
}) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by, { at: april })
  const progressOf = async () => (await readRoster(db, by, rosterId))!.progress
  expect(await progressOf()).toEqual({ done: 0, of: 0 })
  await changeRoster(db, by, { rosterId, askedFor: 'check', askedAt: april, checkedRows: 2 })
  expect(await progressOf()).toEqual({ done: 2, of: 3 })
  const totals = JSON.stringify({ create: 4, update: 3, unchanged: 9 }) as never
  await changeRoster(db, by, {
    ...{ rosterId, askedFor: 'import', plannedAt: april, totals, startedAt: april },
    ...{ doneRows: 2, changedRows: 1 },
  })
  expect(await progressOf()).toEqual({ done: 3, of: 7 })
})

test('a roster tells all that is known of it, and where its invitations are listed', async ({
  db,
}) => {
  const by = await aLeader(db)
  const rosterId = await aCheckedRoster(db, by, { at: april })
  await importRoster(db, by, { rosterId }, { key, at: may })
  const roster = await readRoster(db, by, rosterId)
  expect(roster).toMatchObject({
    ...{ state: 'imported', madeAt: april, madeBy: 'Lee Board', startedAt: may, finishedAt: may },
    ...{ undoneAt: null, doneRows: 2, changedRows: 0, totals: { create: 2, attention: 1 } },
    batches: { email: rosterId, pass: expect.not.stringMatching(rosterId) },
  })
  await changeRoster(db, by, { rosterId, madeBy: null })
  expect((await readRoster(db, by, rosterId))!.madeBy).toBeNull()
})

test('nobody reads what is of another community, or without the permission', async ({ db }) => {
  const [by, stranger] = [await aLeader(db), await aLeader(db)]
  const rosterId = await aBroughtRoster(db, by)
  expect(await readRoster(db, stranger, rosterId)).toBeNull()
  const actor = { ...by, permissions: new Set(['invite members'] as const) }
  expect(() => readRoster(db, actor, rosterId)).toThrow(NotAllowed)
})
