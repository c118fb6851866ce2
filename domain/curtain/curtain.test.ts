import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { enterCommunity } from '#domain/communities/enter-community.ts'
import { addDays, addMinutes } from '#domain/days.ts'
import { accept, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aCommunity, aLeader, aMember } from '#test/factories.ts'
import { change, rowsOf } from '#test/rows.ts'
import { drawCurtain } from './draw-curtain.ts'
import { liftCurtain } from './lift-curtain.ts'
import { liftDueCurtains } from './lift-due-curtains.ts'
import { cancelLifting, planLifting } from './plan-lifting.ts'
import { readCurtain } from './read-curtain.ts'

const notDrawn = refuse({ because: 'not drawn' })
const friday = { day: '2030-11-22', time: '09:00', tells: true }

/** Nine o'clock of that Friday in Austin. */
const nine = new Date('2030-11-22T15:00:00Z')
const before = addDays(nine, -2)

const deedsOf = async (db: Db, { communityId }: Actor) =>
  (await rowsOf(db, communityId, 'auditEvents'))
    .filter(({ deed }) => /curtain|lifting/.test(deed))
    .map(({ deed, facts, actorId }) => ({ deed, facts, actorId }))

const toldIn = async (db: Db, { communityId }: Actor) =>
  (await rowsOf(db, communityId, 'deliveries'))
    .filter(({ template }) => template === 'curtain lifted')
    .map(({ recipient }) => recipient)

test('behind a drawn curtain is everybody but leaders, at once, until it is lifted', async ({
  db,
}) => {
  const { leader: by, slug, communityId } = await aCommunity(db)
  const [ana, bo] = [
    await aMember(db, { communityId }),
    await aMember(db, { communityId, role: 'board' }),
  ]
  const isInside = async (accountId: string | null) =>
    (await enterCommunity(db, { accountId: accountId!, from: null }, slug)).ok
  const inside = () => Promise.all([ana.accountId, bo.accountId, by.accountId].map(isInside))
  expect(await inside()).toEqual([true, true, true])
  expect(await drawCurtain(db, by)).toEqual(accept(null))
  expect(await inside()).toEqual([false, false, true])
  expect(await readCurtain(db, by)).toEqual({
    drawn: { drawnAt: expect.any(Date), drawnBy: 'Lee Board', liftsAt: null, tells: true },
    residents: 2,
    leaders: 1,
    isLeader: true,
  })
  expect(await liftCurtain(db, by, { tells: true })).toEqual(accept({ told: 2 }))
  expect(await inside()).toEqual([true, true, true])
  expect((await readCurtain(db, by)).drawn).toBeNull()
  expect((await toldIn(db, by)).sort()).toEqual([ana.email, bo.email].sort())
  expect(await deedsOf(db, by)).toEqual([
    { deed: 'drew curtain', facts: {}, actorId: by.memberId },
    {
      deed: 'lifted curtain',
      facts: { drawnAt: expect.any(String), count: 2 },
      actorId: by.memberId,
    },
  ])
})

test('who has left, is suspended, only expected or a leader does not wait', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const now = new Date()
  const given = [
    { leftAt: now },
    { suspendedAt: now, suspendedBecause: 'arrears' },
    { role: 'leader' as const },
    { role: 'leader' as const, suspendedAt: now, suspendedBecause: 'arrears' },
  ]
  for (const one of [...given, { joinedAt: null }, {}]) await aMember(db, { communityId, ...one })
  await drawCurtain(db, by)
  expect(await readCurtain(db, by)).toMatchObject({ residents: 1, leaders: 2 })
  expect(await liftCurtain(db, by, { tells: true })).toEqual(accept({ told: 1 }))
})

test('a leader who is one no more is outside at the next request', async ({ db }) => {
  const { leader: by, slug, communityId } = await aCommunity(db)
  const cora = await aMember(db, { communityId, role: 'leader' })
  const resident = (await aMember(db, { communityId })).roleId
  await drawCurtain(db, by)
  const visitor = { accountId: cora.accountId!, from: null }
  expect((await enterCommunity(db, visitor, slug)).ok).toBe(true)
  await change(db, 'members', cora, { roleId: resident })
  expect(await enterCommunity(db, visitor, slug)).toEqual(refuse({ because: 'behind the curtain' }))
})

test('lifted quietly, nobody is told; drawn and lifted again, everybody is told again', async ({
  db,
}) => {
  const by = await aLeader(db)
  await aMember(db, { communityId: by.communityId })
  await drawCurtain(db, by)
  expect(await liftCurtain(db, by, { tells: false })).toEqual(accept({ told: 0 }))
  expect(await toldIn(db, by)).toEqual([])
  for (const times of [1, 2]) {
    await drawCurtain(db, by)
    await liftCurtain(db, by, { tells: true })
    expect(await toldIn(db, by)).toHaveLength(times)
  }
})

test('of two leaders who lift it at once one does, and everybody is told once', async ({ db }) => {
  const by = await aLeader(db)
  await aMember(db, { communityId: by.communityId })
  await drawCurtain(db, by)
  const outcomes = await Promise.all([1, 2].map(() => liftCurtain(db, by, { tells: true })))
  expect(outcomes).toContainEqual(accept({ told: 1 }))
  expect(outcomes).toContainEqual(notDrawn)
  expect(await toldIn(db, by)).toHaveLength(1)
})

test('of two who draw it at once one does', async ({ db }) => {
  const by = await aLeader(db)
  const outcomes = await Promise.all([drawCurtain(db, by), drawCurtain(db, by)])
  expect(outcomes).toContainEqual(accept(null))
  expect(outcomes).toContainEqual(refuse({ because: 'drawn already' }))
})

test('who is no leader does not lock themselves out', async ({ db }) => {
  const { communityId } = await aLeader(db)
  const { id: memberId, accountId } = await aMember(db, { communityId, role: 'board' })
  const may = ['view community preferences', 'update community preferences'] as const
  const given = { communityId, memberId, accountId: accountId!, from: null }
  const by = { ...given, permissions: new Set(may) }
  expect(await drawCurtain(db, by)).toEqual(refuse({ because: 'leaders only' }))
  expect(await readCurtain(db, by)).toMatchObject({ drawn: null, isLeader: false })
})

test('at its time the curtain lifts by itself, and everybody who waits is told once', async ({
  db,
}) => {
  const by = await aLeader(db)
  await aMember(db, { communityId: by.communityId })
  await drawCurtain(db, by, { at: before })
  expect(await planLifting(db, by, friday, { at: before })).toEqual(accept(null))
  const view = await readCurtain(db, by, { at: before })
  expect(view.drawn).toMatchObject({ liftsAt: nine, tells: true })
  await liftDueCurtains(db, { at: addMinutes(nine, -1) })
  expect(await toldIn(db, by)).toEqual([])
  expect((await readCurtain(db, by, { at: nine })).drawn).toBeNull()

  await Promise.all([liftDueCurtains(db, { at: nine }), liftDueCurtains(db, { at: nine })])
  await liftDueCurtains(db, { at: addMinutes(nine, 1) })
  expect(await toldIn(db, by)).toHaveLength(1)
  expect((await deedsOf(db, by)).slice(-2)).toEqual([
    {
      deed: 'planned lifting',
      facts: { was: null, is: '2030-11-22 09:00', tells: true },
      actorId: by.memberId,
    },
    {
      deed: 'lifted curtain',
      facts: { drawnAt: before.toISOString(), count: 1, because: 'its time' },
      actorId: null,
    },
  ])
})

test('a curtain that is drawn again before a worker came tells those of the first lifting', async ({
  db,
}) => {
  const by = await aLeader(db)
  await aMember(db, { communityId: by.communityId })
  await drawCurtain(db, by, { at: before })
  await planLifting(db, by, friday, { at: before })
  const later = addMinutes(nine, 5)
  expect(await liftCurtain(db, by, { tells: false }, { at: later })).toEqual(notDrawn)
  expect(await drawCurtain(db, by, { at: later })).toEqual(accept(null))
  expect(await toldIn(db, by)).toHaveLength(1)
  expect((await readCurtain(db, by, { at: later })).drawn).toMatchObject({ liftsAt: null })
  await liftDueCurtains(db, { at: later })
  expect((await readCurtain(db, by, { at: later })).drawn).not.toBeNull()
})

test('a plan is changed, made quiet and cancelled', async ({ db }) => {
  const by = await aLeader(db)
  await aMember(db, { communityId: by.communityId })
  const at = before
  await drawCurtain(db, by, { at })
  await planLifting(db, by, friday, { at })
  await planLifting(db, by, { ...friday, time: '10:30', tells: false }, { at })
  const liftsAt = new Date('2030-11-22T16:30:00Z')
  expect((await readCurtain(db, by, { at })).drawn).toMatchObject({ liftsAt, tells: false })
  expect(await cancelLifting(db, by, { at })).toEqual(accept(null))
  expect(await cancelLifting(db, by, { at })).toEqual(accept(null))
  await liftDueCurtains(db, { at: addDays(nine, 1) })
  expect((await readCurtain(db, by, { at: addDays(nine, 1) })).drawn).toMatchObject({
    liftsAt: null,
  })
  expect((await deedsOf(db, by)).map(({ deed }) => deed)).toEqual([
    ...['drew curtain', 'planned lifting', 'planned lifting', 'cancelled lifting'],
  ])
})

test.for([
  ['the hour clocks skip is the one after it', '2031-03-09', '02:30', '2031-03-09T08:30:00Z'],
  ['the hour clocks repeat is the first', '2031-11-02', '01:30', '2031-11-02T06:30:00Z'],
  ['the day after is as long as any', '2031-11-03', '01:30', '2031-11-03T07:30:00Z'],
] as const)('%s', async ([, day, time, moment], { db }) => {
  const by = await aLeader(db)
  const at = addDays(new Date(moment), -3)
  await drawCurtain(db, by, { at })
  expect(await planLifting(db, by, { day, time, tells: true }, { at })).toEqual(accept(null))
  expect((await readCurtain(db, by, { at })).drawn?.liftsAt).toEqual(new Date(moment))
})

test.for([
  ['past', '2030-11-20', '08:59'],
  ['past', '2030-11-20', '09:00'],
  ['too far', '2031-11-24', '09:00'],
  ['no time', '2030-02-30', '09:00'],
  ['no time', '', '09:00'],
  ['no time', '2030-11-22', '25:00'],
  ['no time', '2030-11-22', ''],
] as const)(
  '%s: the curtain lifts on %s at %s is not taken',
  async ([because, day, time], { db }) => {
    const by = await aLeader(db)
    await drawCurtain(db, by, { at: before })
    const planned = await planLifting(db, by, { day, time, tells: true }, { at: before })
    expect(planned).toEqual(refuse({ because }))
    expect((await readCurtain(db, by, { at: before })).drawn?.liftsAt).toBeNull()
  },
)

test('where no curtain is drawn there is nothing to lift, plan or cancel', async ({ db }) => {
  const by = await aLeader(db)
  expect(await liftCurtain(db, by, { tells: true })).toEqual(notDrawn)
  expect(await planLifting(db, by, friday, { at: before })).toEqual(notDrawn)
  expect(await cancelLifting(db, by)).toEqual(notDrawn)
  expect(await deedsOf(db, by)).toEqual([])
})

test('the curtain of one community is not another one’s', async ({ db }) => {
  const [one, other] = [await aLeader(db), await aLeader(db)]
  await drawCurtain(db, one)
  expect((await readCurtain(db, other)).drawn).toBeNull()
  expect(await liftCurtain(db, other, { tells: true })).toEqual(notDrawn)
  expect((await readCurtain(db, one)).drawn).not.toBeNull()
})

test('who may only look at preferences neither draws nor lifts', async ({ db }) => {
  const leader = await aLeader(db)
  const by = { ...leader, permissions: new Set(['view community preferences'] as const) }
  const update = 'update community preferences'
  expect(() => drawCurtain(db, by)).toThrow(update)
  expect(() => liftCurtain(db, by, { tells: true })).toThrow(update)
  expect(() => planLifting(db, by, friday)).toThrow(update)
  expect(() => cancelLifting(db, by)).toThrow(update)
  expect((await readCurtain(db, by)).drawn).toBeNull()
})
