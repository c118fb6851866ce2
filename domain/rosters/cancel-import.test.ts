import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { type Actor, NotAllowed } from '#domain/roles/permission.ts'
import { aBroughtRoster, aCheckedRoster, changeRoster, rosterOf } from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { aLeader, key } from '#test/factories.ts'
import { untilHeldUp, untilHeldUpOrOver } from '#test/held-up.ts'
import { rowsOf } from '#test/rows.ts'
import { cancelImport } from './cancel-import.ts'
import { importRoster } from './import-roster.ts'
import { rosterState } from './roster.ts'
import { startImport } from './start-import.ts'

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

test('an import whose first part is under way is stopped behind it', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aCheckedRoster(db, by)
  await startImport(db, by, { rosterId, sends: 'later' }, { at: april })
  const letGo = await holdMember(db, by)
  const stopping = new AbortController()
  const importing = importRoster(
    db,
    by,
    { rosterId, askedAt: april },
    { key, signal: stopping.signal, onProgress: () => stopping.abort() },
  )
  await untilHeldUp(db)
  const cancelling = cancelImport(db, by, { rosterId })
  await untilHeldUpOrOver(db, cancelling, 2)
  letGo()
  await Promise.all([importing, cancelling])
  const roster = (await rosterOf(db, by, rosterId))!
  expect([roster.doneRows, rosterState(roster)]).toEqual([2, 'cancelled'])
})

/** Keeps everybody waiting who would write that this member did something. */
async function holdMember(db: Db, { communityId, memberId }: Actor): Promise<() => void> {
  const [held, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  inCommunity(db, communityId, async (db) => {
    await sql`select from members where community_id = ${communityId} and id = ${memberId} for update`.execute(
      db,
    )
    held.resolve()
    await letGo.promise
  }).catch(held.reject)
  await held.promise
  return () => letGo.resolve()
}

test('one that has not begun is as it was before somebody asked for it', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aCheckedRoster(db, by)
  const before = await rosterOf(db, by, rosterId)
  await changeRoster(db, by, { rosterId, ...importing })
  await cancelImport(db, by, { rosterId })
  expect(await rosterOf(db, by, rosterId)).toEqual(before)
})

test('one that was given up is stopped like any other, and can be gone on with', async ({ db }) => {
  const by = await aLeader(db)
  for (const startedAt of [null, april]) {
    const rosterId = await aCheckedRoster(db, by)
    await changeRoster(db, by, { rosterId, ...importing, startedAt, failedAt: april })
    await cancelImport(db, by, { rosterId })
    const roster = (await rosterOf(db, by, rosterId))!
    expect(rosterState(roster)).toBe(startedAt ? 'cancelled' : 'checked')
  }
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
