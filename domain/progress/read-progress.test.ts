import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { sendUnsent } from '#domain/invitations/send-unsent.ts'
import { voidBatch } from '#domain/invitations/void-batch.ts'
import { test } from '#test/database.ts'
import { aCommunity, aLeader, anEmail } from '#test/factories.ts'
import { aHousehold, type TestHousehold } from '#test/households.ts'
import { aBatch, aHome } from '#test/passes.ts'
import { anImport } from '#test/planned-rosters.ts'
import { aRow, atStreet, called } from '#test/roster-rows.ts'
import { change, rowsOf } from '#test/rows.ts'
import { readLaunch } from './read-launch.ts'
import { readProgress } from './read-progress.ts'

/** A Tuesday; in Chicago the week began on Monday the 20th, at five o'clock in Greenwich. */
const now = new Date('2026-04-21T12:00:00Z')

const movedIn = (
  db: Db,
  { communityId, heads }: TestHousehold,
  confirmedAt: string,
  until?: string,
) =>
  change(
    db,
    'residencies',
    { communityId, id: heads[0]!.residencyId },
    { since: confirmedAt, confirmedAt, until: until ?? null },
  )

test('a home counts from the week in which somebody came in until everybody has gone', async ({
  db,
}) => {
  const town = await aCommunity(db, { createdAt: new Date('2026-03-31T12:00:00Z') })
  const [one, two, gone] = [
    await aHousehold(db, { town }),
    await aHousehold(db, { town }),
    await aHousehold(db, { town }),
  ]
  await aHome(db, town.leader, { street: '99 ZINNIA LN' })
  await movedIn(db, one, '2026-04-13T04:59:00Z')
  await movedIn(db, two, '2026-04-13T05:00:00Z')
  await movedIn(db, gone, '2026-04-01T12:00:00Z', '2026-04-14T12:00:00Z')
  expect(await readProgress(db, town.leader, { at: now })).toEqual({
    homes: 4,
    joined: 2,
    empty: 0,
    weeks: [
      { monday: '2026-03-30', joined: 1 },
      { monday: '2026-04-06', joined: 2 },
      { monday: '2026-04-13', joined: 2 },
      { monday: '2026-04-20', joined: 2 },
    ],
  })
})

test('a home whose people follow each other counts once', async ({ db }) => {
  const town = await aCommunity(db, { createdAt: new Date('2026-04-10T12:00:00Z') })
  const home = await aHousehold(db, { town, members: 1 })
  await movedIn(db, home, '2026-04-11T12:00:00Z')
  const { communityId } = town
  const moved = { since: '2026-04-14T12:00:00Z', confirmedAt: '2026-04-14T12:00:00Z' }
  await change(db, 'residencies', { communityId, id: home.members[0]!.residencyId }, moved)
  const { joined, weeks } = await readProgress(db, town.leader, { at: now })
  expect([joined, weeks.map((week) => week.joined)]).toEqual([1, [1, 1, 1]])
})

test('the curve is of half a year at most, and what came before it counts in it', async ({
  db,
}) => {
  const town = await aCommunity(db, { createdAt: new Date('2020-01-01T12:00:00Z') })
  await movedIn(db, await aHousehold(db, { town }), '2020-02-01T12:00:00Z')
  const { weeks } = await readProgress(db, town.leader, { at: now })
  expect(weeks).toHaveLength(26)
  expect(new Set(weeks.map(({ joined }) => joined))).toEqual(new Set([1]))
})

test('who was imported is not invited yet: something must leave, or be made to be handed out', async ({
  db,
}) => {
  const leader = await aLeader(db)
  const isInvited = async () => (await readLaunch(db, leader)).hasInvited
  const rows = [
    aRow(atStreet('1 ELM ST'), [called('Ana Reyes', { email: anEmail() })]),
    aRow(atStreet('2 OAK ST'), [called('Bo Chen')]),
  ]
  const batchId = await anImport(db, leader, rows, { withoutEmail: 'paper', sends: 'later' })
  expect(await isInvited()).toBe(false)
  const passes = await aBatch(db, leader)
  expect(await isInvited()).toBe(true)
  await voidBatch(db, leader, { batchId: passes })
  expect(await isInvited()).toBe(false)
  await sendUnsent(db, leader, { batchId })
  expect(await isInvited()).toBe(true)
})

test('a community begins with nothing, and each step of its launch is seen when it is done', async ({
  db,
}) => {
  const town = await aCommunity(db)
  const { communityId, leader } = town
  const launch = () => readLaunch(db, leader)
  const nothing = {
    isBranded: false,
    hasBoard: false,
    empty: 0,
    hasInvited: false,
    isCurtainDrawn: false,
  }
  expect(await launch()).toEqual({ ...nothing, homes: 0, joined: 0 })
  const { heads } = await aHousehold(db, { town })
  expect(await launch()).toEqual({ ...nothing, hasInvited: true, homes: 1, joined: 1 })
  const roles = await rowsOf(db, communityId, 'roles')
  const roleId = roles.find(({ system }) => system === 'board')!.id
  await change(db, 'members', { communityId, id: heads[0]!.memberId }, { roleId })
  expect(await launch()).toMatchObject({ hasInvited: false, hasBoard: true })
  const colored = { color: '#123456', curtainDrawnAt: new Date() }
  const other = await aCommunity(db, colored)
  const seen = { isBranded: true, isCurtainDrawn: true }
  expect(await readLaunch(db, other.leader)).toMatchObject(seen)
})
