import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { addDays } from '#domain/days.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { newId } from '#domain/new-id.ts'
import { accept } from '#domain/result.ts'
import { type Actor, NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aCommunity, aJoining, aLeader, anInvitation, key } from '#test/factories.ts'
import { aHome } from '#test/passes.ts'
import { change, rowsOf } from '#test/rows.ts'
import { countHomes } from './homes-without-members.ts'
import { makePassesForHomes } from './make-passes-for-homes.ts'
import { readPasses } from './read-passes.ts'

const april = new Date('2026-04-01T12:00:00Z')

async function make(db: Db, by: Actor, at?: Date) {
  const made = await makePassesForHomes(db, by, { submission: newId() }, { key, at })
  if (!made.ok) throw new Error(made.refusal.because)
  return made.value
}

const passesOf = async (db: Db, by: Actor) =>
  (await rowsOf(db, by.communityId, 'invitations')).filter(({ channel }) => channel === 'pass')

test('every home gets a pass of its own, in the order of addresses', async ({ db }) => {
  const by = await aLeader(db)
  const second = await aHome(db, by, { street: '20 OAK LN' })
  const first = await aHome(db, by, { street: '10 OAK LN' })

  const made = await make(db, by, april)

  expect(made).toEqual({ batchId: expect.any(String), made: 2, kept: 0, renewed: 0 })
  const passes = await passesOf(db, by)
  expect(passes.map(({ serial, propertyId }) => [serial, propertyId])).toEqual([
    [1, first],
    [2, second],
  ])
  expect(passes[0]).toMatchObject({ batchId: made.batchId, memberId: null, channel: 'pass' })
  const [batch] = await rowsOf(db, by.communityId, 'batches')
  expect(batch).toMatchObject({ forHomes: true, size: 2 })
})

test('a home where somebody has joined gets none; one that only waits for somebody does', async ({
  db,
}) => {
  const by = await aLeader(db)
  const joined = await anInvitation(db, { by })
  const waiting = await anInvitation(db, { by })
  const { communityId } = by
  const invitation = { communityId, invitationId: joined.invitationId }
  await redeemInvitation(db, await aJoining(db, { email: joined.email }), invitation)
  expect(await countHomes(db, by)).toEqual({ homes: 2, waiting: 1, empty: 0, withPass: 0 })

  expect(await make(db, by)).toMatchObject({ made: 1 })

  const [pass] = await passesOf(db, by)
  const households = await rowsOf(db, communityId, 'households')
  const home = households.find(({ id }) => id === waiting.householdId)!
  expect(pass!.propertyId).toBe(home.propertyId)
  expect(await countHomes(db, by)).toEqual({ homes: 2, waiting: 1, empty: 0, withPass: 1 })
})

test.for([
  ['left the community', 'members', { leftAt: april }],
  ['moved out', 'residencies', { until: new Date('2099-01-01') }],
] as const)('a home whose people have %s waits again', async ([, table, values], { db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const { email, invitationId, memberId } = await anInvitation(db, { by })
  await redeemInvitation(db, await aJoining(db, { email }), { communityId, invitationId })
  expect(await make(db, by)).toMatchObject({ batchId: null, made: 0 })
  const [residency] = await rowsOf(db, communityId, 'residencies')
  const ids = { members: memberId, residencies: residency!.id }
  await change(db, table, { communityId, id: ids[table] }, values as object)
  expect(await make(db, by)).toMatchObject({ made: 1 })
})

test('a household set inactive gets none: a new code would lead its people in again', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const { email, invitationId, householdId } = await anInvitation(db, { by })
  await redeemInvitation(db, await aJoining(db, { email }), { communityId, invitationId })
  await change(db, 'households', { communityId, id: householdId }, { inactiveAt: april })
  expect(await make(db, by)).toMatchObject({ batchId: null, made: 0 })
})

test('one home alone gets its pass, and keeps it', async ({ db }) => {
  const by = await aLeader(db)
  await aHome(db, by, { street: '10 OAK LN' })
  const propertyId = await aHome(db, by, { street: '12 OAK LN' })
  const makeOne = () => makePassesForHomes(db, by, { submission: newId(), propertyId }, { key })
  expect(await makeOne()).toMatchObject({ value: { made: 1, kept: 0 } })
  expect(await makeOne()).toMatchObject({ value: { made: 0, kept: 1, batchId: null } })
  expect(await passesOf(db, by)).toMatchObject([{ propertyId }])
  const which = { propertyId }
  expect(await readPasses(db, by, which, { key })).toMatchObject([
    { home: { lines: ['12 OAK LN', expect.any(String)] } },
  ])
  const foreign = await aCommunity(db)
  expect(await readPasses(db, foreign.leader, which, { key })).toEqual([])
})

test('a deleted home gets none', async ({ db }) => {
  const by = await aLeader(db)
  const id = await aHome(db, by, { street: '10 OAK LN' })
  await change(db, 'properties', { communityId: by.communityId, id }, { deletedAt: april })
  expect(await make(db, by)).toEqual({ batchId: null, made: 0, kept: 0, renewed: 0 })
  expect(await rowsOf(db, by.communityId, 'batches')).toEqual([])
})

test('making them again keeps every code, and adds only what is missing', async ({ db }) => {
  const by = await aLeader(db)
  await aHome(db, by, { street: '10 OAK LN' })
  await make(db, by, april)
  const before = await passesOf(db, by)
  await aHome(db, by, { street: '20 OAK LN' })

  expect(await make(db, by, addDays(april, 1))).toMatchObject({ made: 1, kept: 1, renewed: 0 })

  expect((await passesOf(db, by)).filter(({ id }) => id === before[0]!.id)).toEqual(before)
})

test('a pass that has run out is good again, with the same code and its full validity', async ({
  db,
}) => {
  const by = await aLeader(db)
  await aHome(db, by, { street: '10 OAK LN' })
  await make(db, by, april)
  const [before] = await passesOf(db, by)
  const july = addDays(april, 91)

  expect(await make(db, by, july)).toEqual({ batchId: null, made: 0, kept: 0, renewed: 1 })

  const expiresAt = addDays(july, 90)
  expect(await passesOf(db, by)).toEqual([{ ...before, expiresAt, renewedAt: july }])
})

test('two leaders at once make each pass once, and a form sent twice makes one batch', async ({
  db,
}) => {
  const by = await aLeader(db)
  for (const number of [1, 2, 3, 4]) await aHome(db, by, { street: `${number} OAK LN` })
  const submission = newId()
  const send = (id: string) => makePassesForHomes(db, by, { submission: id }, { key })

  const others = Array.from({ length: 8 }, () => send(newId()))

  const answers = await Promise.all([send(submission), send(submission), ...others])

  const made = answers.filter((one) => one.ok && one.value.made > 0)
  expect(new Set(made.map((one) => one.ok && one.value.batchId)).size).toBe(1)
  expect(await passesOf(db, by)).toHaveLength(4)
  expect(await rowsOf(db, by.communityId, 'batches')).toHaveLength(1)
})

test('homes of other communities get no pass from here', async ({ db }) => {
  const [by, stranger] = [await aLeader(db), await aLeader(db)]
  await aHome(db, stranger, { street: '10 OAK LN' })
  expect(await makePassesForHomes(db, by, { submission: newId() }, { key })).toEqual(
    accept({ batchId: null, made: 0, kept: 0, renewed: 0 }),
  )
  expect(await passesOf(db, stranger)).toEqual([])
})

test('nobody makes passes for homes without the permission', async ({ db }) => {
  const by = { ...(await aLeader(db)), permissions: new Set(['invite members'] as const) }
  expect(() => makePassesForHomes(db, by, { submission: newId() }, { key })).toThrow(NotAllowed)
})
