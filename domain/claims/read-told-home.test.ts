import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import type { ToldHome } from '#domain/addresses/read-home-in.ts'
import { findOrAddProperty } from '#domain/properties/add-property.ts'
import { accept, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import { readToldHome } from './read-told-home.ts'

const austin = { city: 'AUSTIN', state: 'TX', zip: '78701' }
const other = { city: 'AUSTIN', state: 'TX', zip: '78702' }

const read = (db: Db, { communityId }: Actor, told: Partial<ToldHome>) =>
  readToldHome(db, communityId, { street: '', unit: '', lotNumber: '', ...told })

const aProperty = (db: Db, by: Actor, home: Home) =>
  inCommunity(db, by.communityId, (db, now) => findOrAddProperty(db, by, { home, now }))

const street = (words: string, unit: string | null = null, place = austin): Home => ({
  kind: 'street',
  street: words,
  unit,
  ...place,
})
const lot = (words: string, unit: string | null = null): Home => ({
  kind: 'lot',
  lot: words,
  unit,
  ...austin,
})

test.for([
  ['a street', { street: '123 main street' }, street('123 MAIN ST')],
  ['a unit of its own', { street: '123 Main St', unit: 'apt 4' }, street('123 MAIN ST', 'APT 4')],
  ['a unit in the line', { street: '123 Main St Apt 4' }, street('123 MAIN ST', 'APT 4')],
  ['a unit in both', { street: '123 Main St #4', unit: '4' }, street('123 MAIN ST', '# 4')],
  [
    'the whole address',
    { street: '123 Main St, Dallas, TX 75201' },
    street('123 MAIN ST', null, { city: 'DALLAS', state: 'TX', zip: '75201' }),
  ],
  ['a lot by its number', { lotNumber: '07' }, lot('LOT 7')],
  ['a lot with its block', { lotNumber: 'Lot 7 Block 2' }, lot('LOT 7 BLK 2')],
  ['a lot and a unit', { lotNumber: '7', unit: 'B' }, lot('LOT 7', 'UNIT B')],
  ['a lot in the field for streets', { street: 'Lot 7' }, lot('LOT 7')],
] as const)('%s is read as it is typed', async ([, told, home], { db }) => {
  const outcome = await read(db, await aLeader(db), told)
  expect(outcome).toMatchObject({
    ok: true,
    value: { ...home, unit: outcome.ok && outcome.value.unit },
  })
  const ids = (unit: string | null) => unit?.replace(/\W+|UNIT/g, '') ?? null
  expect(ids(outcome.ok ? outcome.value.unit : null)).toBe(ids(home.unit))
})

test.for([
  ['nothing', {}, 'no home told'],
  ['only a unit', { unit: '4' }, 'no home told'],
  ['no number', { street: '!!!' }, 'unreadable street'],
  ['another town without its ZIP', { street: '123 Main St, Dallas, TX' }, 'unreadable zip'],
  ['no lot', { lotNumber: '???' }, 'unreadable street'],
] as const)('%s cannot be read, and says why', async ([, told, because], { db }) => {
  expect(await read(db, await aLeader(db), told)).toMatchObject(refuse({ because }))
})

test('a home is found in every town the community has homes in', async ({ db }) => {
  const by = await aLeader(db)
  const there = street('5 PINE RD', null, other)
  await aProperty(db, by, there)

  expect(await read(db, by, { street: '5 pine road' })).toEqual(accept(there))
  expect(await read(db, by, { street: '6 pine road' })).toEqual(accept(street('6 PINE RD')))
})

test('a home that two towns have is asked for with its ZIP', async ({ db }) => {
  const by = await aLeader(db)
  const there = street('5 PINE RD', null, other)
  for (const home of [street('5 PINE RD'), there]) await aProperty(db, by, home)

  expect(await read(db, by, { street: '5 Pine Rd' })).toEqual(refuse({ because: 'several towns' }))
  expect(await read(db, by, { street: '5 Pine Rd, Austin TX 78702' })).toEqual(accept(there))
})
