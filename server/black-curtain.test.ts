import { expect, onTestFinished, test } from 'vitest'
import { listen } from '#database/listen.ts'
import { drawCurtain } from '#domain/curtain/draw-curtain.ts'
import { liftCurtain } from '#domain/curtain/lift-curtain.ts'
import { postgresLive } from '#integrations/live/postgres.ts'
import { freshDatabase } from '#test/database.ts'
import { aCommunity, aLeader, aMember } from '#test/factories.ts'
import { aPool } from '#test/full-database.ts'
import { change } from '#test/rows.ts'

async function aHouse() {
  const { address } = await freshDatabase()
  const live = postgresLive((given) => listen(address, given))
  onTestFinished(() => live.close())
  const watching = (topic: string) =>
    live.watch(topic, new AbortController().signal)[Symbol.asyncIterator]()
  return { db: aPool(address, 'application'), watching }
}

const silent = Symbol('silent')
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 100, silent))

test('whoever is told something as it happens is asked again when the curtain is drawn', async () => {
  const { db, watching } = await aHouse()
  const [by, other] = [await aLeader(db), await aLeader(db)]
  const [told, elsewhere] = [by, other].map(({ communityId }) =>
    watching(`community ${communityId}`),
  )
  await told!.next()
  await elsewhere!.next()
  await drawCurtain(db, by)
  expect(await told!.next()).toMatchObject({ done: false })
  await liftCurtain(db, by, { tells: false })
  expect(await Promise.race([told!.next(), aWhile()])).toBe(silent)
  expect(await Promise.race([elsewhere!.next(), aWhile()])).toBe(silent)
})

test('and when they get another role', async () => {
  const { db, watching } = await aHouse()
  const { communityId } = await aCommunity(db)
  const cora = await aMember(db, { communityId, role: 'leader' })
  const { roleId } = await aMember(db, { communityId })
  const told = watching(`member ${cora.id}`)
  await told.next()
  const next = told.next()
  await change(db, 'members', cora, { firstName: 'Coralie' })
  expect(await Promise.race([next, aWhile()])).toBe(silent)
  await change(db, 'members', cora, { roleId })
  expect(await next).toMatchObject({ done: false })
})
