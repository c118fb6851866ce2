import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { freshDatabase, test } from '#test/database.ts'
import { aCommunity } from '#test/factories.ts'
import { aPool } from '#test/full-database.ts'
import { aLargeTown, homesRead, manyHomes } from '#test/many-homes.ts'
import { countHouseholds } from './count-households.ts'
import type { HouseholdTab } from './household-state.ts'
import { householdsFound } from './households-found.ts'
import { listAllHouseholds } from './open-households.ts'

const named = ['7 QUILLFEATHER LN', '8 QUILLFEATHER LN']

test('among thousands a search finds the households it finds among few', async () => {
  const { db, by } = await aLargeTown(named)
  await inCommunity(db, by.communityId, (db) =>
    sql`update households as h set name = 'The 100% Heron House' from properties as p
      where h.community_id = ${by.communityId} and p.community_id = h.community_id
        and p.id = h.property_id and p.street = '8 QUILLFEATHER LN'`.execute(db),
  )
  const found = async (search: string, tab: HouseholdTab | null = 'all', who = by) =>
    (await listAllHouseholds(db, who, { tab, search, most: 60 })).map(({ door }) => door)

  expect(await found('quillfeather')).toEqual(named)
  expect(await found('ana quill reyes5200')).toEqual([named[0]])
  expect(await found('reyes5201')).toEqual([named[1]])
  expect(await found('reyes5201 heron 100% ana')).toEqual([named[1]])
  expect(await found('reyes5200 heron')).toEqual([])
  expect(await found('nobody')).toEqual([])
  expect(await found('elm5200 austin')).toEqual([])
  expect(await found('elm5200 austin', 'past')).toEqual(['5200 ELM5200 ST'])
  expect(await found('austin elm', 'past')).toEqual(['5200 ELM5200 ST'])
  expect(await found('austin')).toHaveLength(60)

  const blind: Actor = { ...by, permissions: new Set(['view households']) }
  const listed = await listAllHouseholds(db, blind, { tab: 'all', search: 'heron', most: 9 })
  expect(listed.map(({ name }) => name)).toEqual([{ given: 'The 100% Heron House' }])
  expect(await found('quillfeather', 'all', blind)).toEqual([])
  expect(await found('reyes5201', 'all', blind)).toEqual([])
})

test('households are found in the community one is in, and nowhere outside of any', async ({
  db,
}) => {
  const [maple, cedar] = [await manyHomes(db, { homes: 2 }), await aCommunity(db)]
  const asked = { search: 'elm1', tab: 'all', sees: { people: true, homes: true } } as const
  const ids = (communityId: string) =>
    inCommunity(db, communityId, (db) => householdsFound(db, asked))
  expect(await ids(maple.communityId)).toHaveLength(1)
  expect(await ids(cedar.communityId)).toEqual([])
  expect(await householdsFound(db, asked)).toEqual([])
})

test('a word that could be a piece of a statement is a word', async ({ db }) => {
  const by = await manyHomes(db, { homes: 2 })
  for (const search of ["x' or true --", "'; drop table members; --", '%L %1$L', 'a\\', '{}'])
    expect(await listAllHouseholds(db, by, { tab: 'all', search, most: 9 })).toEqual([])
})

test('a page of households and a search look at few of thousands', async () => {
  const { db, by } = await aLargeTown(named)
  const questions: [tab: HouseholdTab, search: string][] = [
    ['all', ''],
    ['active', ''],
    ['inactive', ''],
    ['all', 'quillfeather'],
    ['all', 'quillfeather austin'],
    ['all', 'reyes5201'],
    ['headless', 'quillfeather'],
    ['past', 'elm5200'],
    ['all', 'austin'],
  ]
  for (const [tab, search] of questions) {
    const read = await homesRead(db, by, (db) =>
      listAllHouseholds(db, by, { tab, search, most: 50 }),
    )
    const few = search === 'austin' ? 12_000 : 1000 // five thousand tell that a word is common
    expect([tab, search, read < few ? 'few' : read]).toEqual([tab, search, 'few'])
  }
})

test('counting households ends, however many people there are', async () => {
  const { address } = await freshDatabase()
  const db = aPool(address, 'application')
  const by = await manyHomes(db, { homes: 11_500 })
  await sql`vacuum analyze`.execute(aPool(address, 'owner'))
  const count = (db: Db) => countHouseholds(db, by)
  expect(await inCommunity(db, by.communityId, count)).toMatchObject({ headless: 0 })
  expect(await homesRead(db, by, count)).toBeLessThan(31_000)
})
