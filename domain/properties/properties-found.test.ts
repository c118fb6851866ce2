import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { listAlikeHomes } from '#domain/home-merges/list-home-merges.ts'
import { test } from '#test/database.ts'
import { aCommunity } from '#test/factories.ts'
import { aLargeTown, homesRead, manyHomes } from '#test/many-homes.ts'
import { findProperties } from './find-properties.ts'
import { readProperties } from './list-properties.ts'
import { propertiesFound } from './properties-found.ts'
import type { PropertyTab } from './property-state.ts'

const named = ['7 QUILLFEATHER LN', '7 QUILFEATHER LN']

test('among thousands a search finds the homes it finds among few', async () => {
  const { db, by } = await aLargeTown(named)
  const found = async (search: string, tab: PropertyTab = 'all') => {
    const { items } = await readProperties(db, by, { tab, search, most: 60 })
    return items.map(({ door }) => door)
  }

  expect(await found('quillfeather austin')).toEqual([named[0]])
  expect(await found('feather', 'active')).toEqual([named[1], named[0]])
  expect(await found('feather', 'vacant')).toEqual([])
  expect(await found('elm5200', 'vacant')).toEqual(['5200 ELM5200 ST'])
  expect(await found('austin', 'vacant')).toEqual(['5200 ELM5200 ST'])
  expect(await found('austin')).toHaveLength(60)
  expect(await found("'; drop table properties; --")).toEqual([])
  const { properties } = await findProperties(db, by, { search: 'feather' })
  expect(properties.map(({ home }) => home.split(',')[0])).toEqual([named[1], named[0]])
})

test('a new spelling is suggested beside thousands of homes', async ({ db }) => {
  const by = await manyHomes(db, { homes: 300, named })
  const pairs = await listAlikeHomes(db, by)
  expect(pairs.map(({ doors }) => doors)).toEqual([named])
})

test('homes are found in the community one is in, and nowhere outside of any', async ({ db }) => {
  const [maple, cedar] = [await manyHomes(db, { homes: 2 }), await aCommunity(db)]
  const ids = (communityId: string) =>
    inCommunity(db, communityId, (db) => propertiesFound(db, ['%elm1%']))
  expect(await ids(maple.communityId)).toHaveLength(1)
  expect(await ids(cedar.communityId)).toEqual([])
  expect(await propertiesFound(db, ['%elm1%'])).toEqual([])
})

test('a page of homes, a search and suggestions look at few of thousands', async () => {
  const { db, by } = await aLargeTown(named)
  const page = (tab: PropertyTab, search: string) => (db: Db) =>
    readProperties(db, by, { tab, search, most: 50 })
  const questions: [what: string, few: number, ask: (db: Db) => Promise<unknown>][] = [
    ['all', 1000, page('all', '')],
    ['active', 1000, page('active', '')],
    ['a rare word', 1000, page('all', 'quillfeather')],
    ['a rare word and a common one', 1000, page('all', 'quillfeather austin')],
    ['a rare word among the vacant', 1000, page('vacant', 'elm5200')],
    ['a common word', 6000, page('all', 'austin')], // five thousand tell that it is common
    ['the first to choose from', 1000, (db) => findProperties(db, by, { search: '' })],
    ['few to choose from', 1000, (db) => findProperties(db, by, { search: 'quillfeather' })],
  ]
  for (const [what, few, ask] of questions) {
    const read = await homesRead(db, by, ask)
    expect([what, read < few ? 'few' : read]).toEqual([what, 'few'])
  }
  expect(await homesRead(db, by, (db) => listAlikeHomes(db, by))).toBeLessThan(3000)
})
