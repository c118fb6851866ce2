import { expect } from 'vitest'
import { NotAllowed } from '#domain/roles/permission.ts'
import { aBroughtRoster, aCheckedRoster, changeRoster, rosterOf } from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import { rowsOf } from '#test/rows.ts'
import { cancelImport } from './cancel-import.ts'

const april = new Date('2030-04-02T10:00:00Z')
const importing = { askedFor: 'import', askedAt: april }

test('an import that has begun is stopped, and the log says who did', async ({ db }) => {
  const by = { ...(await aLeader(db)), from: '203.0.113.7' }
  const rosterId = await aCheckedRoster(db, by)
  await changeRoster(db, by, { rosterId, ...importing, startedAt: april })
  await cancelImport(db, by, { rosterId }, { at: april })
  expect(await rosterOf(db, by, rosterId)).toMatchObject({
    ...{ askedFor: null, askedAt: null, cancelledAt: april, startedAt: april },
  })
  expect((await rowsOf(db, by.communityId, 'auditEvents')).at(-1)).toMatchObject({
    ...{ deed: 'stopped import', actorId: by.memberId, accountId: by.accountId },
    ...{ facts: { rosterId }, fromAddress: '203.0.113.7', happenedAt: april },
  })
})

test('one that has not begun is as it was before somebody asked for it', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aCheckedRoster(db, by)
  const before = await rosterOf(db, by, rosterId)
  await changeRoster(db, by, { rosterId, ...importing })
  await cancelImport(db, by, { rosterId })
  expect(await rosterOf(db, by, rosterId)).toEqual(before)
})

test('whatever is not being imported, and what is of another community, stays as it is', async ({
  db,
}) => {
  const [by, stranger] = [await aLeader(db), await aLeader(db)]
  const rosterId = await aBroughtRoster(db, by)
  const foreign = await aCheckedRoster(db, stranger)
  await changeRoster(db, by, { rosterId, askedFor: 'check', askedAt: april })
  await changeRoster(db, stranger, { rosterId: foreign, ...importing })
  const before = [await rosterOf(db, by, rosterId), await rosterOf(db, stranger, foreign)]
  await cancelImport(db, by, { rosterId })
  await cancelImport(db, by, { rosterId: foreign })
  const after = [await rosterOf(db, by, rosterId), await rosterOf(db, stranger, foreign)]
  expect(after).toEqual(before)
  const deeds = (await rowsOf(db, by.communityId, 'auditEvents')).map(({ deed }) => deed)
  expect(deeds).not.toContain('stopped import')
})

test('nobody stops an import without the permission', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aCheckedRoster(db, by)
  const actor = { ...by, permissions: new Set(['invite members'] as const) }
  expect(() => cancelImport(db, actor, { rosterId })).toThrow(NotAllowed)
})
