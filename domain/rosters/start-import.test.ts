import { expect } from 'vitest'
import { addDays } from '#domain/days.ts'
import { accept, refuse } from '#domain/result.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { aBroughtRoster, aCheckedRoster, changeRoster, rosterOf } from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { aCommunity, aLeader } from '#test/factories.ts'
import { change, rowsOf } from '#test/rows.ts'
import { startImport } from './start-import.ts'

const april = new Date('2030-04-02T10:00:00Z')
const may = addDays(april, 30)

test.for([
  ['now', { sends: 'now', sendAt: null }],
  ['later', { sends: 'later', sendAt: null }],
  [{ at: may }, { sends: 'at', sendAt: may }],
] as const)(
  'an import is asked for, with invitations that leave %o',
  async ([sends, stored], { db }) => {
    const by = { ...(await aLeader(db)), from: '203.0.113.7' }
    const rosterId = await aCheckedRoster(db, by)
    expect(await startImport(db, by, { rosterId, sends }, { at: april })).toEqual(accept(null))
    expect(await rosterOf(db, by, rosterId)).toMatchObject({
      ...{ ...stored, askedFor: 'import', askedAt: april, startedAt: null },
      ...{ askedBy: by.memberId, askedFrom: '203.0.113.7' },
    })
  },
)

test('asked again while it is under way, an import goes on as it was', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aCheckedRoster(db, by)
  await startImport(db, by, { rosterId, sends: 'later' }, { at: april })
  const before = await rosterOf(db, by, rosterId)
  expect(await startImport(db, by, { rosterId, sends: 'now' }, { at: may })).toEqual(accept(null))
  expect(await rosterOf(db, by, rosterId)).toEqual(before)
})

test('one that was stopped goes on, and one that was stuck is tried again', async ({ db }) => {
  const by = await aLeader(db)
  for (const values of [
    { startedAt: april, cancelledAt: april },
    { askedFor: 'import', askedAt: april, failedAt: april, attempts: 3 },
  ]) {
    const rosterId = await aCheckedRoster(db, by)
    await changeRoster(db, by, { rosterId, ...values })
    const outcome = await startImport(db, by, { rosterId, sends: 'now' }, { at: may })
    expect(outcome).toEqual(accept(null))
    expect(await rosterOf(db, by, rosterId)).toMatchObject({
      ...{ askedFor: 'import', askedAt: may, cancelledAt: null, failedAt: null, attempts: 0 },
    })
  }
})

test('what was never checked, is being checked again, or was imported is not imported', async ({
  db,
}) => {
  const by = await aLeader(db)
  const start = (rosterId: string) => startImport(db, by, { rosterId, sends: 'now' })
  const notChecked = refuse({ because: 'not checked' })
  expect(await start(await aBroughtRoster(db, by))).toEqual(notChecked)
  for (const [values, because] of [
    [{ askedFor: 'check', askedAt: april }, 'not checked'],
    [{ askedFor: 'check', askedAt: april, failedAt: april }, 'not checked'],
    [{ startedAt: april, finishedAt: april }, 'already imported'],
    [{ startedAt: april, finishedAt: april, undoneAt: april }, 'already imported'],
    [{ startedAt: april, cancelledAt: april, undoneAt: april }, 'already imported'],
  ] as const) {
    const rosterId = await aCheckedRoster(db, by)
    await changeRoster(db, by, { rosterId, ...values })
    const before = await rosterOf(db, by, rosterId)
    expect(await start(rosterId)).toEqual(refuse({ because }))
    expect(await rosterOf(db, by, rosterId)).toEqual(before)
  }
})

test('invitations do not leave in the past', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aCheckedRoster(db, by)
  const start = { rosterId, sends: { at: april } }
  const inThePast = refuse({ because: 'in the past' })
  expect(await startImport(db, by, start, { at: april })).toEqual(inThePast)
  expect(await rosterOf(db, by, rosterId)).toMatchObject({ askedFor: null, sends: 'later' })
})

test('who may not grant the default role has nobody imported', async ({ db }) => {
  const { leader, communityId } = await aCommunity(db)
  const rosterId = await aCheckedRoster(db, leader)
  const resident = (await rowsOf(db, communityId, 'roles')).find(
    ({ system }) => system === 'resident',
  )!
  await change(db, 'roles', resident, { permissions: ['invite members'] })
  const by = { ...leader, permissions: new Set(['import roster'] as const) }
  const outcome = await startImport(db, by, { rosterId, sends: 'now' })
  expect(outcome).toEqual(refuse({ because: 'may not grant' }))
  expect(await rosterOf(db, by, rosterId)).toMatchObject({ askedFor: null })
})

test('a roster of another community is unknown', async ({ db }) => {
  const stranger = await aLeader(db)
  const rosterId = await aCheckedRoster(db, stranger)
  const outcome = await startImport(db, await aLeader(db), { rosterId, sends: 'now' })
  expect(outcome).toEqual(refuse({ because: 'unknown roster' }))
})

test('nobody starts an import without the permission', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aCheckedRoster(db, by)
  const actor = { ...by, permissions: new Set(['invite members'] as const) }
  expect(() => startImport(db, actor, { rosterId, sends: 'now' })).toThrow(NotAllowed)
})
