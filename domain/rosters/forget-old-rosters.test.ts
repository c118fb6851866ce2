import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays, addMinutes } from '#domain/days.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { importRoster } from '#domain/rosters/import-roster.ts'
import { test } from '#test/database.ts'
import { aLeader, anEmail, key } from '#test/factories.ts'
import { aFile, aRow, atStreet, called } from '#test/roster-rows.ts'
import { forgetOldRosters } from './forget-old-rosters.ts'
import { keepRoster } from './keep-roster.ts'
import { planRoster } from './plan-roster.ts'
import { startImport } from './start-import.ts'
import { understandingOf } from './understanding.ts'

const april = new Date('2020-04-02T10:00:00Z')

/** A roster of one row with its file, brought so many days before. */
async function aRoster(
  db: Db,
  by: Actor,
  { days, minutes = 0 }: { days: number; minutes?: number },
) {
  const roster = {
    ...aFile(),
    withoutEmail: 'attention',
    sends: 'later',
    sharedStreet: null,
  } as const
  const bytes = Buffer.from('Name')
  const rows = [{ line: 2, cells: ['Ana Reyes'] }]
  const at = addMinutes(addDays(april, -days), minutes)
  return keepRoster(db, by, { ...roster, bytes, rows }, { at })
}

/** Plans it, so many days before. */
async function check(db: Db, by: Actor, { rosterId, days }: { rosterId: string; days: number }) {
  const rows = [
    aRow(atStreet('1 ELM ST'), [called('Ana Reyes', { email: anEmail() })], { line: 2 }),
  ]
  const planning = { rosterId, understanding: understandingOf(rows) }
  expect(await planRoster(db, by, planning, { at: addDays(april, -days) })).toMatchObject({
    ok: true,
  })
}

/** The rosters of a community that are left, and those of which the file is. */
function whatIsLeft(db: Db, { communityId }: Actor) {
  return inCommunity(db, communityId, async (db) => {
    const rosters = await db
      .selectFrom('rosters')
      .select('id')
      .where('communityId', '=', communityId)
      .orderBy('id')
      .execute()
    const files = await db
      .selectFrom('rosterFiles')
      .select('rosterId as id')
      .where('communityId', '=', communityId)
      .orderBy('rosterId')
      .execute()
    return { rosters: rosters.map(({ id }) => id), files: files.map(({ id }) => id) }
  })
}

test('a roster nobody imported is forgotten after thirty days, its file after seven', async ({
  db,
}) => {
  const [by, other] = [await aLeader(db), await aLeader(db)]
  const [, inTime, late, fresh] = [
    await aRoster(db, by, { days: 30, minutes: -1 }),
    await aRoster(db, by, { days: 30, minutes: 1 }),
    await aRoster(db, by, { days: 7, minutes: -1 }),
    await aRoster(db, by, { days: 7, minutes: 1 }),
  ]
  const elsewhere = await aRoster(db, other, { days: 1 })
  await forgetOldRosters(db, { at: april })
  const left = { rosters: [inTime, late, fresh], files: [fresh] }
  expect(await whatIsLeft(db, by)).toEqual(left)
  await forgetOldRosters(db, { at: april })
  expect(await whatIsLeft(db, by)).toEqual(left)
  expect(await whatIsLeft(db, other)).toEqual({ rosters: [elsewhere], files: [elsewhere] })
})

test('a roster that was checked lately waits on', async ({ db }) => {
  const by = await aLeader(db)
  const lately = await aRoster(db, by, { days: 60 })
  await check(db, by, { rosterId: lately, days: 29 })
  const longAgo = await aRoster(db, by, { days: 60 })
  await check(db, by, { rosterId: longAgo, days: 31 })
  await forgetOldRosters(db, { at: april })
  expect(await whatIsLeft(db, by)).toMatchObject({ rosters: [lately] })
})

test('a roster whose import has begun, or was asked for, stays', async ({ db }) => {
  const by = await aLeader(db)
  const [begun, asked] = [await aRoster(db, by, { days: 60 }), await aRoster(db, by, { days: 60 })]
  for (const rosterId of [begun, asked]) await check(db, by, { rosterId, days: 60 })
  await importRoster(db, by, { rosterId: begun }, { key, at: addDays(april, -59) })
  const at = addDays(april, -59)
  await startImport(db, by, { rosterId: asked, sends: 'later' }, { at })
  await forgetOldRosters(db, { at: april })
  expect(await whatIsLeft(db, by)).toEqual({ rosters: [begun, asked].sort(), files: [] })
})
