import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { newId } from '#domain/new-id.ts'
import { findOrAddProperty } from '#domain/properties/add-property.ts'
import { NotAllowed, type Permission } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aLeader, aNewcomer, anInvitation } from '#test/factories.ts'
import { aHousehold, anInvitedGuest } from '#test/households.ts'
import { change } from '#test/rows.ts'
import { createHousehold } from './create-household.ts'
import type { HouseholdTab } from './household-state.ts'
import { householdsOnPage, listAllHouseholds, openHouseholds } from './open-households.ts'
import { readHousehold } from './read-household.ts'
import { setHouseholdInactive } from './set-household-status.ts'

const place = { unit: null, city: 'AUSTIN', state: 'TX', zip: '78701' }
const at = (street: string) => ({
  place: { home: { kind: 'street' as const, street, ...place }, householdName: null },
})

test('tabs tell who lives somewhere, has no access, no Head, and where nobody lives any more', async ({
  db,
}) => {
  const town = await aHousehold(db, { members: 1 })
  const { communityId, leader } = town
  const inactive = await aHousehold(db, { town })
  const headless = await aHousehold(db, { town, heads: 0, members: 1 })
  const past = await aHousehold(db, { town })
  await anInvitedGuest(db, { by: town.heads[0]!, householdId: town.householdId })
  const dates = { inactiveAt: new Date(), inactiveBecause: 'Dues' }
  await change(db, 'households', { communityId, id: inactive.householdId }, dates)
  await change(
    db,
    'residencies',
    { communityId, id: past.heads[0]!.residencyId },
    { until: new Date('2099-01-01') },
  )
  const on = async (tab: Parameters<typeof openHouseholds>[2]['tab']) => {
    const { page, counts } = await openHouseholds(db, leader, { tab, search: '' })
    expect(counts[tab]).toBe(page.households.length)
    return page.households.map(({ id }) => id).sort()
  }
  const ids = (...homes: { householdId: string }[]) => homes.map((one) => one.householdId).sort()
  expect(await on('all')).toEqual(ids(town, inactive, headless))
  expect(await on('active')).toEqual(ids(town, headless))
  expect(await on('inactive')).toEqual(ids(inactive))
  expect(await on('headless')).toEqual(ids(headless))
  expect(await on('past')).toEqual(ids(past))
})

test('a line says who lives there and who is Head; one that nobody lives in keeps its name', async ({
  db,
}) => {
  const home = await aHousehold(db, { members: 1 })
  const { communityId, leader } = home
  await anInvitedGuest(db, { by: home.heads[0]!, householdId: home.householdId })
  const question = { tab: 'all', search: '' } as const
  const [line] = (await openHouseholds(db, leader, question)).page.households
  expect(line).toMatchObject({
    ...{ name: { after: ['Chen', 'Okafor'] }, state: 'active', living: 2, expected: 1 },
    ...{ people: ['Daniel Okafor', 'Ruth Okafor'], heads: ['Ruth Okafor'] },
    ...{ door: expect.stringMatching(/^\d+ MAIN ST$/), town: 'AUSTIN TX 78701' },
  })
  for (const { residencyId: id } of [...home.heads, ...home.members])
    await change(db, 'residencies', { communityId, id }, { until: new Date('2099-01-01') })
  await change(db, 'members', { communityId, id: home.heads[0]!.memberId }, { leftAt: new Date() })
  const [still] = (await openHouseholds(db, leader, { ...question, search: 'bo' })).page.households
  expect(still).toMatchObject({ name: { after: ['Chen'] }, living: 0, expected: 1, people: [] })
})

test('what a trust or company owns is listed as that, among all and by itself, and holds nobody', async ({
  db,
}) => {
  const { leader } = await aHousehold(db)
  const made = async (name: string | null) => {
    const { place } = aNewcomer()
    const { home } = place as Extract<typeof place, { home: unknown }>
    const propertyId = await inCommunity(db, leader.communityId, (db, now) =>
      findOrAddProperty(db, leader, { home, now }),
    )
    const wanted = { propertyId, name, submission: newId() }
    await createHousehold(db, leader, wanted)
    return wanted.submission
  }
  const trust = await made('Maple Holdings LLC')
  await made('Garden flat')
  await made(null)
  const on = async (tab: HouseholdTab) => {
    const { page, counts } = await openHouseholds(db, leader, { tab, search: '' })
    expect(counts[tab]).toBe(page.households.length)
    return page.households.map(({ name, state }) => [name, state])
  }
  const unpeopled = [
    [{ given: 'Maple Holdings LLC' }, 'organization'],
    [{ given: 'Garden flat' }, 'new'],
  ]
  const okafors = [{ after: ['Okafor'] }, 'active']
  expect(await on('all')).toEqual([okafors, ...unpeopled])
  expect(await on('unpeopled')).toEqual(unpeopled)
  expect(await on('active')).toEqual([okafors])
  expect(await on('past')).toEqual([[{ after: [] }, 'past']])
  const detail = await readHousehold(db, leader, { householdId: trust })
  expect(detail).toMatchObject({ name: { given: 'Maple Holdings LLC' }, state: 'organization' })
  expect(
    await setHouseholdInactive(db, leader, { householdId: trust, because: 'Dues' }),
  ).toMatchObject({ refusal: { because: 'nobody lives there' } })
})

test('a household without a Head tells who is expected to be one, and who is suspended', async ({
  db,
}) => {
  const town = await aHousehold(db, { heads: 0, members: 1 })
  const { communityId, leader } = town
  const awaiting = await aHousehold(db, { town, heads: 0, members: 1 })
  const place = { householdId: awaiting.householdId }
  await anInvitation(db, { by: leader, newcomer: { lastName: 'Ng', place } })
  await anInvitation(db, { by: leader })
  const suspended = await aHousehold(db, { town })
  const { memberId: id } = suspended.heads[0]!
  await change(
    db,
    'members',
    { communityId, id },
    { suspendedAt: new Date(), suspendedBecause: 'Dues' },
  )

  const { page, counts } = await openHouseholds(db, leader, { tab: 'headless', search: '' })
  expect(counts.headless).toBe(3)
  const told = page.households.map(({ id, heads, headsExpected, headsSuspended }) => ({
    ...{ id, heads, headsExpected, headsSuspended },
  }))
  const none = { heads: [], headsExpected: [], headsSuspended: [] }
  expect(told).toEqual([
    { ...none, id: town.householdId },
    { ...none, id: awaiting.householdId, headsExpected: ['Bo Ng'] },
    { ...none, id: suspended.householdId, headsSuspended: ['Ruth Okafor'] },
  ])
})

test('households stand in the order of their streets, and pages follow each other both ways', async ({
  db,
}) => {
  const leader = await aLeader(db)
  const streets = ['10 OAK LN', '9 OAK LN', '101 ELM ST', '3 PINE ST']
  for (const street of streets) await anInvitation(db, { by: leader, newcomer: at(street) })
  const doors = async (question = {}) => {
    const { page } = await openHouseholds(db, leader, { tab: 'all', search: '', ...question })
    return { ...page, doors: page.households.map(({ door }) => door) }
  }
  expect((await doors()).doors).toEqual(['101 ELM ST', '9 OAK LN', '10 OAK LN', '3 PINE ST'])

  for (let number = 1; number <= householdsOnPage; number += 1)
    await anInvitation(db, { by: leader, newcomer: at(`${number} ASH CT`) })
  const first = await doors()
  expect([first.doors.length, first.doors[9], first.previous]).toEqual([50, '10 ASH CT', null])
  const second = await doors({ after: first.next })
  expect([second.doors, second.next]).toEqual([
    ['101 ELM ST', '9 OAK LN', '10 OAK LN', '3 PINE ST'],
    null,
  ])
  const back = await doors({ before: second.previous })
  expect([back.doors, back.previous]).toEqual([first.doors, null])
})

test('a search finds each word in name, address or people, and nothing of a stranger', async ({
  db,
}) => {
  const leader = await aLeader(db)
  const { householdId } = await anInvitation(db, {
    by: leader,
    newcomer: { firstName: 'Zoë', lastName: 'Müller', phone: '+15125550123', ...at('7 OAK LN') },
  })
  await change(db, 'households', { ...leader, id: householdId }, { name: 'The Lighthouse' })
  await anInvitation(db, { by: leader })
  await anInvitation(db, { newcomer: at('7 OAK LN') })
  const find = async (search: string) =>
    (await openHouseholds(db, leader, { tab: 'all', search })).page.households.map(({ id }) => id)
  for (const search of ['zoe', 'MÜLLER', 'lighthouse', '7 oak', 'oak zoë', 'muller 78701 light'])
    expect([search, await find(search)]).toEqual([search, [householdId]])
  for (const search of ['zoe pine', '5125550123', '%', 'nobody'])
    expect(await find(search)).toEqual([])
})

test('what a viewer may not see is neither shown nor found nor put in order', async ({ db }) => {
  const leader = await aLeader(db)
  await anInvitation(db, { by: leader, newcomer: { lastName: 'Zweig', ...at('9 OAK LN') } })
  await anInvitation(db, { by: leader, newcomer: { lastName: 'Adler', ...at('3 ASH CT') } })
  const as = (...permissions: Permission[]) => ({ ...leader, permissions: new Set(permissions) })
  const read = async (by: typeof leader, search = '') => {
    const { page } = await openHouseholds(db, by, { tab: 'all', search })
    return page.households.map(({ name, door, people }) => ({ name, door, people }))
  }
  const nothing = { name: null, door: null, people: null }
  expect(await read(as('view households'))).toEqual([nothing, nothing])
  for (const search of ['zweig', 'oak'])
    expect(await read(as('view households'), search)).toEqual([])
  const people = await read(as('view households', 'admin view members'))
  expect(people.map(({ name, door }) => [name, door])).toEqual([
    [{ after: ['Zweig'] }, null],
    [{ after: ['Adler'] }, null],
  ])
  expect(await read(as('view households', 'view property'), 'zweig')).toEqual([])
  expect(await read(as('view households', 'view property'), 'oak')).toEqual([
    { ...nothing, door: '9 OAK LN' },
  ])
  expect(() => openHouseholds(db, as('view property'), { tab: 'all', search: '' })).toThrow(
    NotAllowed,
  )
})

test('a household is made at a home once, however often the form is sent, and waits for people', async ({
  db,
}) => {
  const leader = await aLeader(db)
  const home = at('7 OAK LN').place.home
  const propertyId = await inCommunity(db, leader.communityId, (db, now) =>
    findOrAddProperty(db, leader, { home, now }),
  )
  const submission = crypto.randomUUID()
  const wanted = { propertyId, name: 'Garden flat', submission }
  const made = { ok: true, value: { householdId: submission } }
  expect(await createHousehold(db, leader, wanted)).toEqual(made)
  expect(await createHousehold(db, leader, wanted)).toEqual(made)
  const all = await listAllHouseholds(db, leader, { tab: null, search: '', most: 9 })
  expect(all.map(({ name, state }) => [name, state])).toEqual([[{ given: 'Garden flat' }, 'new']])
  const foreign = { ...wanted, propertyId: crypto.randomUUID(), submission: crypto.randomUUID() }
  expect(await createHousehold(db, leader, foreign)).toEqual({
    ok: false,
    refusal: { because: 'unknown property' },
  })
})
