import { expect } from 'vitest'
import { addDays } from '#domain/days.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { newId } from '#domain/new-id.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aJoining, aLeader, anInvitation, key } from '#test/factories.ts'
import { aBatch, aHome } from '#test/passes.ts'
import { aMemberWith, aRole, setDefault, systemRole } from '#test/roles.ts'
import { change, rowsOf } from '#test/rows.ts'
import { listPassBatches } from './list-batches.ts'
import { makePassesForHomes } from './make-passes-for-homes.ts'
import { readPasses } from './read-passes.ts'

const april = new Date('2026-04-01T12:00:00Z')

test('printing again makes no new codes', async ({ db }) => {
  const by = await aLeader(db)
  const batchId = await aBatch(db, by, { count: 20 })
  const before = await rowsOf(db, by.communityId, 'invitations')

  const first = await readPasses(db, by, { batchId }, { key })
  const second = await readPasses(db, by, { batchId }, { key })

  expect(first.map(({ code }) => code)).toEqual(second.map(({ code }) => code))
  expect(first.map(({ invitationId }) => invitationId)).toEqual(before.map(({ id }) => id))
  expect(await rowsOf(db, by.communityId, 'invitations')).toEqual(before)
})

test('what was used, voided or has run out is left out of the print, and counted', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const batchId = await aBatch(db, by, { count: 5, at: april })
  const [used, withdrawn, old, ...good] = await rowsOf(db, communityId, 'invitations')
  const ended = { sealedCode: null }
  await change(db, 'invitations', { communityId, id: used!.id }, { redeemedAt: april, ...ended })
  const voided = { voidedAt: april, voidedBecause: 'withdrawn', ...ended }
  await change(db, 'invitations', { communityId, id: withdrawn!.id }, voided)
  const may = addDays(april, 30)
  await change(db, 'invitations', { communityId, id: old!.id }, { expiresAt: may })

  const passes = await readPasses(db, by, { batchId }, { key, at: may })

  expect(passes.map(({ invitationId }) => invitationId)).toEqual(good.map(({ id }) => id))
  expect(await listPassBatches(db, by, {}, { at: may })).toEqual([
    {
      id: batchId,
      forHomes: false,
      size: 5,
      madeAt: april,
      madeBy: 'Lee Board',
      voidedAt: null,
      open: 2,
      joined: 1,
      expired: 1,
      voided: 1,
    },
  ])
})

test('batches stand newest first, each with its own counts', async ({ db }) => {
  const by = await aLeader(db)
  const first = await aBatch(db, by, { count: 2, at: april })
  const second = await aBatch(db, by, { count: 4, at: addDays(april, 1) })
  const list = await listPassBatches(db, by, {}, { at: addDays(april, 2) })
  expect(list.map(({ id, open }) => [id, open])).toEqual([
    [second, 4],
    [first, 2],
  ])
  const one = await listPassBatches(db, by, { batchId: first }, { at: addDays(april, 2) })
  expect(one.map(({ id }) => id)).toEqual([first])
})

test('a pass for a home knows its address and who is expected there', async ({ db }) => {
  const by = await aLeader(db)
  await aHome(db, by, { street: '10 OAK LN', unit: 'APT 4' })
  await aHome(db, by, { street: '12345 NORTHWEST WHISPERING WILLOW BLVD', unit: 'APT 1204' })
  const newcomer = { firstName: 'Hạnh', lastName: 'Nguyễn' }
  await anInvitation(db, { by, newcomer: { ...newcomer, place: aPlace('30 OAK LN') } })
  const named = { ...aPlace('40 OAK LN'), householdName: 'The Larks' }
  await anInvitation(db, { by, newcomer: { place: named } })
  await makePassesForHomes(db, by, { submission: newId() }, { key })

  const homes = (await readPasses(db, by, 'homes', { key })).map(({ home }) => home)

  const town = 'AUSTIN TX 78701'
  expect(homes).toEqual([
    { households: [], lines: ['12345 NORTHWEST WHISPERING WILLOW BLVD', 'APT 1204', town] },
    { households: [], lines: ['10 OAK LN APT 4', town] },
    { households: [{ after: ['Nguyễn'] }], lines: ['30 OAK LN', town] },
    { households: [{ given: 'The Larks' }], lines: ['40 OAK LN', town] },
  ])
})

const aPlace = (street: string) => ({
  home: { kind: 'street' as const, street, unit: null, city: 'AUSTIN', state: 'TX', zip: '78701' },
  householdName: null,
})

test('the passes of all homes leave out a home where somebody has joined meanwhile', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const { email, invitationId } = await anInvitation(db, { by })
  await aHome(db, by, { street: '999 OAK LN' })
  await makePassesForHomes(db, by, { submission: newId() }, { key })
  expect(await readPasses(db, by, 'homes', { key })).toHaveLength(2)

  await redeemInvitation(db, await aJoining(db, { email }), { communityId, invitationId })

  const left = await readPasses(db, by, 'homes', { key })
  expect(left.map(({ home }) => home?.lines[0])).toEqual(['999 OAK LN'])
})

test('a batch of another community has no passes here, nor has one of e-mails', async ({ db }) => {
  const [by, stranger] = [await aLeader(db), await aLeader(db)]
  const batchId = await aBatch(db, stranger)
  expect(await readPasses(db, by, { batchId }, { key })).toEqual([])
  expect(await listPassBatches(db, by)).toEqual([])
  const { communityId } = stranger
  for (const { id } of await rowsOf(db, communityId, 'invitations'))
    await change(db, 'invitations', { communityId, id }, { channel: 'email' })
  expect(await readPasses(db, stranger, { batchId }, { key })).toEqual([])
})

test('nobody reads codes without the permission', async ({ db }) => {
  const by = { ...(await aLeader(db)), permissions: new Set(['invite members'] as const) }
  expect(() => readPasses(db, by, 'homes', { key })).toThrow(NotAllowed)
  expect(() => listPassBatches(db, by)).toThrow(NotAllowed)
})

test('passes that would give more than one may grant are neither printed nor renewed', async ({
  db,
}) => {
  const leader = await aLeader(db)
  const { communityId } = leader
  const may = ['invite members via access pass'] as const
  const { by: clerk } = await aMemberWith(db, leader, may)
  const resident = await systemRole(db, leader, 'resident')
  await change(db, 'roles', { communityId, id: resident }, { permissions: [] })
  await setDefault(db, leader, await aRole(db, leader, { permissions: ['export members'] }))
  const rich = await aBatch(db, leader, { count: 2 })
  const first = await aHome(db, leader, { street: '7 OAK LN' })
  const submission = newId()
  await makePassesForHomes(db, leader, { submission }, { key, at: april })
  await setDefault(db, leader, resident)
  await aHome(db, leader, { street: '9 OAK LN' })
  await makePassesForHomes(db, clerk, { submission: newId() }, { key })
  const printed = await readPasses(db, clerk, 'homes', { key })
  expect(printed.map(({ home }) => home?.lines[0])).toEqual(['9 OAK LN'])
  await expect(readPasses(db, clerk, { batchId: rich }, { key })).rejects.toThrow(NotAllowed)
  const one = { propertyId: first }
  expect(await readPasses(db, leader, one, { key })).toEqual([])
  await makePassesForHomes(db, leader, { submission: newId() }, { key })
  expect(await readPasses(db, leader, one, { key })).toHaveLength(1)
  expect(await readPasses(db, leader, { batchId: rich }, { key })).toHaveLength(2)
})
