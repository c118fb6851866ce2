import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import { newId } from '#domain/new-id.ts'
import { type Actor, NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import { change } from '#test/rows.ts'
import { findOrAddProperty } from './add-property.ts'
import { findByHome, findById } from './find-by-home.ts'
import { findProperties, mostProperties } from './find-properties.ts'

const austin = { city: 'AUSTIN', state: 'TX', zip: '78701' }
const april = new Date('2026-04-01T12:00:00Z')

const homes: Home[] = [
  { kind: 'street', street: '9 MAIN ST', unit: null, ...austin },
  { kind: 'street', street: '12 MAIN ST', unit: 'APT 4', ...austin },
  { kind: 'street', street: '12 OAK LN', unit: null, ...austin, city: 'WEST LAKE', zip: '78746' },
  { kind: 'street', street: '1 CAÑADA WAY', unit: null, ...austin },
  { kind: 'lot', lot: 'LOT 7', unit: 'UNIT B', ...austin },
]

function add(db: Db, by: Actor, homes: readonly Home[]): Promise<string[]> {
  return inCommunity(db, by.communityId, async (db) => {
    const ids: string[] = []
    for (const home of homes) ids.push(await findOrAddProperty(db, by, { home, now: april }))
    return ids
  })
}

const [nine, twelve, oak, canada, lot] = [
  '9 MAIN ST, AUSTIN TX 78701',
  '12 MAIN ST APT 4, AUSTIN TX 78701',
  '12 OAK LN, WEST LAKE TX 78746',
  '1 CAÑADA WAY, AUSTIN TX 78701',
  'LOT 7 UNIT B, AUSTIN TX 78701',
]

test.for([
  ['', [canada, lot, nine, twelve, oak]],
  ['main', [nine, twelve]],
  ['MAIN st', [nine, twelve]],
  ['st main 12', [twelve]],
  ['apt 4', [twelve]],
  ['west lake', [oak]],
  ['78746', [oak]],
  ['cañada', [canada]],
  ['lot 7', [lot]],
  ['unit b', [lot]],
  ['%', []],
  ['_', []],
  ['\\', []],
  ['elm', []],
] as const)('a search for “%s” finds %j', async ([search, found], { db }) => {
  const by = await aLeader(db)
  await add(db, by, homes)

  const { properties, more } = await findProperties(db, by, { search })
  expect(properties.map(({ home }) => home)).toEqual(found)
  expect(more).toBe(false)
})

test('an answer holds so many properties and says that there are more', async ({ db }) => {
  const by = await aLeader(db)
  const street = (_: unknown, number: number): Home => ({
    kind: 'street',
    street: `${1000 + number} ELM ST`,
    unit: null,
    ...austin,
  })
  await add(db, by, Array.from({ length: mostProperties }, street))
  const all = await findProperties(db, by, { search: 'elm' })
  expect(all).toMatchObject({ more: false, properties: { length: mostProperties } })

  await add(db, by, [street(null, mostProperties)])
  expect(await findProperties(db, by, { search: 'elm' })).toEqual({ ...all, more: true })
})

test('properties of other communities and deleted ones are not found', async ({ db }) => {
  const [by, neighbour] = [await aLeader(db), await aLeader(db)]
  const [foreign] = await add(db, neighbour, homes)
  const [own, deleted] = await add(db, by, homes.slice(0, 2))
  await change(db, 'properties', { ...by, id: deleted! }, { deletedAt: april })
  const found = { id: own!, home: nine! }

  expect(await findProperties(db, by, { search: '' })).toEqual({ properties: [found], more: false })
  expect(await findById(db, by, own!)).toEqual(found)
  expect(await findById(db, by, deleted!)).toBeNull()
  expect(await findById(db, by, foreign!)).toBeNull()
  expect(await findById(db, by, newId())).toBeNull()
  expect(await findByHome(db, by, homes[0]!)).toEqual(found)
  expect(await findByHome(db, by, homes[1]!)).toBeNull()
  expect(await findByHome(db, by, homes[2]!)).toBeNull()
})

test('a home is found however it is spelled', async ({ db }) => {
  const by = await aLeader(db)
  const [, id] = await add(db, by, homes)
  const spelled: Home = { kind: 'street', street: '12 Main Street #4', unit: null, ...austin }

  expect(await findByHome(db, by, spelled)).toEqual({ id, home: twelve })
})

test('nobody looks properties up without the permission to invite', async ({ db }) => {
  const leader = await aLeader(db)
  const by = { ...leader, permissions: new Set(['view property'] as const) }

  expect(() => findProperties(db, by, { search: '' })).toThrow(NotAllowed)
  expect(() => findByHome(db, by, homes[0]!)).toThrow(NotAllowed)
  expect(() => findById(db, by, newId())).toThrow(NotAllowed)
})
