import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { test } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import { aProperty, homeAt } from '#test/open-codes.ts'
import { listPlaces } from './list-places.ts'

const place = (city: string, zip: string) => ({ city, state: 'TX', zip })

test('each town of the homes of a community is told once, at most twenty, after its own', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const places = () => inCommunity(db, communityId, (db) => listPlaces(db, communityId))
  const [own, bend, bee] = [place('AUSTIN', '78701'), place('BEND', '78702'), place('BEE', '78702')]
  expect(await places()).toEqual([own])

  for (const [at, one] of [bend, own, bee, bend, own].entries())
    await aProperty(db, by, { ...homeAt(`${at + 1} ELM ST`), ...one })
  expect(await places()).toEqual([own, own, bee, bend])

  for (let at = 0; at < 30; at += 1)
    await aProperty(db, by, { ...homeAt('7 ELM ST'), ...place('ELGIN', `${78800 + at}`) })
  expect(await places()).toHaveLength(21)
})
