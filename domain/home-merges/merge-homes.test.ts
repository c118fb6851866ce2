import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import { addDays } from '#domain/days.ts'
import { voidInvitations } from '#domain/invitations/void-invitations.ts'
import { newId } from '#domain/new-id.ts'
import { findOrAddProperty } from '#domain/properties/add-property.ts'
import { changeAddress } from '#domain/properties/change-address.ts'
import { createProperty } from '#domain/properties/create-property.ts'
import { deleteProperty } from '#domain/properties/delete-property.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aLeader, anEmail, anInvitation, anOpenCode } from '#test/factories.ts'
import { aPlannedRoster, carryOut } from '#test/planned-rosters.ts'
import { aRow, atStreet, called } from '#test/roster-rows.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { listAlikeHomes, listHomeMerges } from './list-home-merges.ts'
import { mergeHomes } from './merge-homes.ts'
import { previewHomeMerge } from './preview-home-merge.ts'
import { undoHomeMerge } from './undo-home-merge.ts'
import { findHomeOfVoidedPass } from './voided-pass.ts'

const home = (street: string, unit: string | null = null): Home => ({
  ...{ kind: 'street', street, unit, city: 'AUSTIN', state: 'TX', zip: '78701' },
})

/** A home that a roster spelled twice: somebody is expected in each. */
async function aHomeTwice(db: Db) {
  const by = await aLeader(db)
  const [right, wrong] = [home('7 OAK LN'), home('7 OKA LN')]
  for (const one of [right, wrong])
    await anInvitation(db, { by, newcomer: { place: { home: one, householdName: null } } })
  const [one, other] = (await rowsOf(db, by.communityId, 'properties')).map(({ id }) => id) as [
    string,
    string,
  ]
  const seen = await previewHomeMerge(db, by, { one, other })
  if (!seen.ok) throw new Error(seen.refusal.because)
  const wish = { two: { one, other }, stays: 'one' as const, seen: seen.value.seen, isSure: false }
  return { by, communityId: by.communityId, right, wrong, one, other, wish, preview: seen.value }
}

const add = (db: Db, by: Awaited<ReturnType<typeof aLeader>>, one: Home) =>
  inCommunity(db, by.communityId, (db, now) => findOrAddProperty(db, by, { home: one, now }))

const homesOf = async (db: Db, communityId: string) =>
  (await rowsOf(db, communityId, 'households')).map(({ propertyId }) => propertyId)

const refusedAs = (because: string) => ({ ok: false, refusal: { because } })

test('two spellings of one home become one, with everybody, and the other spelling leads there', async ({
  db,
}) => {
  const { by, communityId, wrong, one, other, wish, preview } = await aHomeTwice(db)
  expect([preview.one.door, preview.other.door]).toEqual(['7 OAK LN', '7 OKA LN'])
  expect(preview.other.households).toMatchObject([
    { name: { after: ['Chen'] }, people: ['Bo Chen'] },
  ])
  const submission = newId()
  const merged = { ok: true, value: { mergeId: submission } }
  expect(await mergeHomes(db, by, { ...wish, submission })).toEqual(merged)
  expect(await mergeHomes(db, by, { ...wish, submission })).toEqual(merged)
  expect(await homesOf(db, communityId)).toEqual([one, one])
  expect(await rowOf(db, 'properties', { communityId, id: other })).toMatchObject({
    mergedInto: one,
    deletedAt: expect.any(Date),
  })
  expect(await add(db, by, wrong)).toBe(one)
  expect(await createProperty(db, by, { home: wrong, submission: newId() })).toMatchObject({
    refusal: { because: 'exists', propertyId: one },
  })
  const deeds = (await rowsOf(db, communityId, 'auditEvents')).map(({ deed }) => deed)
  expect(deeds.filter((deed) => deed === 'merged properties')).toHaveLength(1)
})

test('within thirty days the two are two again, and what came since stays where it came', async ({
  db,
}) => {
  const { by, communityId, wrong, one, other, wish } = await aHomeTwice(db)
  const mergeId = newId()
  await mergeHomes(db, by, { ...wish, submission: mergeId })
  await anInvitation(db, { by, newcomer: { place: { propertyId: one, householdName: 'New' } } })
  const [listed] = await listHomeMerges(db, by)
  expect(listed).toMatchObject({ id: mergeId, stays: '7 OAK LN', goes: '7 OKA LN', staysId: one })
  const tooLate = { at: addDays(new Date(), 31) }
  expect(await undoHomeMerge(db, by, { mergeId }, tooLate)).toEqual(refusedAs('too late'))
  for (let time = 0; time < 2; time += 1)
    expect(await undoHomeMerge(db, by, { mergeId })).toEqual({ ok: true, value: null })
  expect(await homesOf(db, communityId)).toEqual([one, other, one])
  expect(await add(db, by, wrong)).toBe(other)
  expect(await listHomeMerges(db, by)).toEqual([])
})

test('of two access passes one stays good, and whoever holds one is led to the home that stays', async ({
  db,
}) => {
  const { by, communityId, one, other, wish: old } = await aHomeTwice(db)
  const kept = await anOpenCode(db, { by, propertyId: one, channel: 'pass' })
  const second = await anOpenCode(db, { by, propertyId: other, channel: 'pass' })
  expect(await mergeHomes(db, by, { ...old, submission: newId() })).toEqual(refusedAs('changed'))
  const seen = await previewHomeMerge(db, by, old.two)
  const wish = { ...old, seen: seen.ok ? seen.value.seen : '' }
  expect(await mergeHomes(db, by, { ...wish, submission: newId() })).toMatchObject({ ok: true })
  const state = async ({ invitationId: id }: { invitationId: string }) => {
    const { voidedAt, propertyId } = await rowOf(db, 'invitations', { communityId, id })
    return { isGood: voidedAt === null, propertyId }
  }
  expect(await state(kept)).toEqual({ isGood: true, propertyId: one })
  expect(await state(second)).toEqual({ isGood: false, propertyId: one })
})

test('a merge tells whose access pass it voided, and says nothing of one that was void before', async ({
  db,
}) => {
  const { by, one, other, wish: old } = await aHomeTwice(db)
  await anOpenCode(db, { by, propertyId: one, channel: 'pass' })
  const spent = await anOpenCode(db, { by, propertyId: other, channel: 'pass' })
  await voidInvitations(db, by, { invitationIds: [spent.invitationId] })
  const merge = async () => {
    const seen = await previewHomeMerge(db, by, old.two)
    const wish = { ...old, seen: seen.ok ? seen.value.seen : '', submission: newId() }
    await mergeHomes(db, by, wish)
    return { mergeId: wish.submission }
  }
  const first = await merge()
  expect(await listHomeMerges(db, by)).toMatchObject([{ voidedPass: false }])
  await undoHomeMerge(db, by, first)
  expect(await findHomeOfVoidedPass(db, by, first)).toBeNull()
  await anOpenCode(db, { by, propertyId: other, channel: 'pass' })
  const second = await merge()
  expect(await listHomeMerges(db, by)).toMatchObject([{ voidedPass: true }])
  await undoHomeMerge(db, by, second)
  expect(await findHomeOfVoidedPass(db, by, second)).toBe('7 OKA LN')
  expect(await findHomeOfVoidedPass(db, await aLeader(db), second)).toBeNull()
})

test('a home is no pair with itself, with a stranger’s or with one that is gone', async ({
  db,
}) => {
  const { by, one, other } = await aHomeTwice(db)
  const foreign = await aHomeTwice(db)
  expect(await previewHomeMerge(db, by, { one, other: one })).toEqual(refusedAs('same home'))
  expect(await previewHomeMerge(db, by, { one, other: foreign.one })).toEqual(refusedAs('unknown'))
  const submission = newId()
  const two = { one, other: foreign.one }
  const asked = { two, stays: 'one' as const, seen: '', isSure: false, submission }
  expect(await mergeHomes(db, by, asked)).toEqual(refusedAs('unknown'))
  const blind = { ...by, permissions: new Set(['update property' as const]) }
  expect(() => previewHomeMerge(db, blind, { one, other })).toThrow(NotAllowed)
})

const beside = { unit: null, city: 'AUSTIN', state: 'TX', zip: '78701' }

test.for<[string, Home, Home, boolean]>([
  ['unit: APT 4, APT 5', home('7 OAK LN', 'APT 4'), home('7 OAK LN', 'APT 5'), true],
  ['unit: null, APT 5', home('7 OAK LN'), home('7 OAK LN', 'APT 5'), true],
  ['number: 7, 9', home('7 OAK LN'), home('9 OAK LN'), true],
  ['street: OAK LN, ELM ST', home('7 OAK LN'), home('7 ELM ST'), true],
  [
    'lot: LOT 7, LOT 8',
    { kind: 'lot', lot: 'LOT 7', ...beside },
    { kind: 'lot', lot: 'LOT 8', ...beside },
    true,
  ],
  ['kind: 7 OAK LN, LOT 7', home('7 OAK LN'), { kind: 'lot', lot: 'LOT 7', ...beside }, true],
  ['spelling: OAK LN, OKA LN', home('7 OAK LN'), home('7 OKA LN'), false],
  ['spelling: HERON WAY, HERRON WAY', home('7 HERON WAY'), home('7 HERRON WAY'), false],
  ['spelling: HERON WAY, HERON', home('7 HERON WAY'), home('7 HERON'), false],
  ['street: N MAIN ST, S MAIN ST', home('12 N MAIN ST'), home('12 S MAIN ST'), true],
  ['street: OAK ST, OAK AVE', home('14 OAK ST'), home('14 OAK AVE'), true],
  ['street: 1ST ST, 2ND ST', home('16 1ST ST'), home('16 2ND ST'), true],
  ['street: ELM ST, FIR ST', home('1234 ELM ST'), home('1234 FIR ST'), true],
  ['street: STATE ROAD 5, STATE ROAD 7', home('9 STATE ROAD 5'), home('9 STATE ROAD 7'), true],
  [
    'place: AUSTIN TX 78701, AUSTIN TX 78702',
    home('7 OAK LN', '# 4'),
    { ...home('7 OAK LN', 'APT 4'), zip: '78702' },
    false,
  ],
])(
  'homes that differ in %s become one only if nothing else may be meant',
  async ([differ, left, right, mayBeTwo], { db }) => {
    const by = await aLeader(db)
    const two = { one: await add(db, by, left), other: await add(db, by, right) }
    const preview = await previewHomeMerge(db, by, two)
    if (!preview.ok) throw new Error(preview.refusal.because)
    const { differences, seen } = preview.value
    const told = differences.map(({ part, one, other }) => `${part}: ${one}, ${other}`)
    expect([told.join('; '), preview.value.mayBeTwo]).toEqual([differ, mayBeTwo])

    const wish = { two, stays: 'one' as const, seen, submission: newId() }
    const merged = expect.objectContaining({ ok: true })
    const first = await mergeHomes(db, by, { ...wish, isSure: false })
    expect(first).toEqual(mayBeTwo ? refusedAs('not sure') : merged)
    expect(await mergeHomes(db, by, { ...wish, isSure: true })).toEqual(merged)
  },
)

test('of two leaders who merge both ways at once, one does it and the other is told', async ({
  db,
}) => {
  const { by, communityId, wish } = await aHomeTwice(db)
  const outcomes = await Promise.all([
    mergeHomes(db, by, { ...wish, submission: newId() }),
    mergeHomes(db, by, { ...wish, stays: 'other', submission: newId() }),
  ])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual(refusedAs('unknown'))
  expect(new Set(await homesOf(db, communityId)).size).toBe(1)
})

test('a roster with the old spelling brings nothing back, also while the household is inactive', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  await anInvitation(db, {
    by,
    newcomer: { place: { home: home('7 OAK LN'), householdName: null } },
  })
  const two = {
    one: await add(db, by, home('7 OAK LN')),
    other: await add(db, by, home('7 OKA LN')),
  }
  const preview = await previewHomeMerge(db, by, two)
  const seen = preview.ok ? preview.value.seen : ''
  await mergeHomes(db, by, { two, stays: 'one', seen, isSure: false, submission: newId() })
  const [household] = await rowsOf(db, communityId, 'households')
  await change(db, 'households', { communityId, id: household!.id }, { inactiveAt: new Date() })
  const rows = [
    aRow(atStreet('7 OKA LN'), [called('Cy Reyes', { email: anEmail('cy') })]),
    aRow(atStreet('7 OAK LN'), [called('Di Roe', { email: anEmail('di') })]),
  ]
  const { rosterId, totals } = await aPlannedRoster(db, by, rows)
  expect(totals).toMatchObject({ properties: 0, households: 0, members: 2 })
  await carryOut(db, by, rosterId)
  const households = await rowsOf(db, communityId, 'households')
  expect(households.map(({ propertyId }) => propertyId)).toEqual([two.one])
})

test('a chain of merges is undone from its end', async ({ db }) => {
  const { by, one, other, wish } = await aHomeTwice(db)
  const [first, second] = [newId(), newId()]
  await mergeHomes(db, by, { ...wish, stays: 'other', submission: first })
  const third = await add(db, by, home('7 OAKS LN'))
  const two = { one: other, other: third }
  const seen = await previewHomeMerge(db, by, two)
  const next = { ...wish, two, stays: 'other' as const, isSure: true }
  if (!seen.ok) throw new Error(seen.refusal.because)
  await mergeHomes(db, by, { ...next, seen: seen.value.seen, submission: second })
  expect(await add(db, by, home('7 OAK LN'))).toBe(third)
  expect(await undoHomeMerge(db, by, { mergeId: first })).toEqual(refusedAs('merged again'))
  expect(await undoHomeMerge(db, by, { mergeId: second })).toMatchObject({ ok: true })
  expect(await undoHomeMerge(db, by, { mergeId: first })).toMatchObject({ ok: true })
  expect(await add(db, by, home('7 OAK LN'))).toBe(one)
})

test('homes that may be one are suggested, and neighbours are not', async ({ db }) => {
  const { by } = await aHomeTwice(db)
  for (const one of [
    home('9 OAK LN'),
    home('7 PINE ST'),
    home('12 ELM ST', 'APT 4-B'),
    home('12 ELM ST', 'APT 4C'),
  ])
    await add(db, by, one)
  await add(db, by, home('12 ELM ST', 'APT 5'))
  const pairs = await listAlikeHomes(db, by)
  expect(pairs.map(({ doors }) => doors)).toEqual([['7 OAK LN', '7 OKA LN']])
})

test('an address is mended, but never into that of another home', async ({ db }) => {
  const { by, communityId, one, other, right } = await aHomeTwice(db)
  expect(await changeAddress(db, by, { propertyId: other, home: right })).toEqual({
    ok: false,
    refusal: { because: 'exists', propertyId: one },
  })
  const mended = home('17 OAK LN')
  expect(await changeAddress(db, by, { propertyId: other, home: mended })).toMatchObject({
    ok: true,
  })
  expect(await rowOf(db, 'properties', { communityId, id: other })).toMatchObject({
    street: '17 OAK LN',
    addressOrder: expect.stringMatching(/^oak ln 00000017 /),
  })
  expect(await add(db, by, mended)).toBe(other)
  expect(await deleteProperty(db, by, { propertyId: other })).toMatchObject({
    refusal: { because: 'lived in', inTheWay: { people: ['Bo Chen'] } },
  })
})

test('two homes are not two again while the one that stayed is spelled like the other', async ({
  db,
}) => {
  const { by, communityId, right, wrong, one, other, wish } = await aHomeTwice(db)
  const mergeId = newId()
  await mergeHomes(db, by, { ...wish, submission: mergeId })
  await changeAddress(db, by, { propertyId: one, home: wrong })
  expect(await undoHomeMerge(db, by, { mergeId })).toEqual(refusedAs('exists'))
  await changeAddress(db, by, { propertyId: one, home: right })
  expect(await undoHomeMerge(db, by, { mergeId })).toEqual({ ok: true, value: null })
  expect(await homesOf(db, communityId)).toEqual([one, other])
})
