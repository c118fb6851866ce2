import sharp from 'sharp'
import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { sharpPictures } from '#integrations/pictures/sharp.ts'
import { test } from '#test/database.ts'
import { aCommunity, aLeader } from '#test/factories.ts'
import { theLimits } from '#test/identity.ts'
import { rowsOf } from '#test/rows.ts'
import { chooseLogo, removeLogo } from './choose-logo.ts'
import { enterCommunity } from './enter-community.ts'
import { readLogo } from './read-logo.ts'

const green = { width: 300, height: 90, channels: 4 as const, background: '#1f6f54' }
const picture = await sharp({ create: green }).png().toBuffer()
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')

function choose(db: Db, by: Actor, bytes: Uint8Array) {
  return chooseLogo(db, { pictures: sharpPictures(), limits: theLimits(db) }, by, { bytes })
}

const choicesOf = async (db: Db, { communityId }: Actor) =>
  (await rowsOf(db, communityId, 'auditEvents')).filter(({ deed }) => deed === 'changed preference')

test('a community shows its logo, under another address with each', async ({ db }) => {
  const { leader: by, slug } = await aCommunity(db)
  const addressOf = async () => {
    const entered = await enterCommunity(db, by, slug)
    return entered.ok && entered.value.community.logo
  }
  expect(await addressOf()).toBeNull()
  expect((await choose(db, by, picture)).ok).toBe(true)
  const first = await addressOf()
  expect(first).toMatch(new RegExp(`^/logo/${by.communityId}\\?\\d+$`))
  const logo = await readLogo(db, by.communityId)
  expect(logo?.type).toBe('image/png')
  expect(await sharp(logo!.bytes).metadata()).toMatchObject({ width: 300, height: 90 })
  await choose(
    db,
    by,
    await sharp({ create: { ...green, background: '#113' } })
      .png()
      .toBuffer(),
  )
  expect(await addressOf()).not.toBe(first)

  await removeLogo(db, by)
  await removeLogo(db, by)
  expect([await addressOf(), await readLogo(db, by.communityId)]).toEqual([null, null])
  const events = await choicesOf(db, by)
  expect(events.map(({ facts }) => facts)).toEqual([
    { preference: 'logo', was: null, is: expect.stringMatching(/^\d+ bytes$/) },
    { preference: 'logo', was: expect.stringMatching(/^\d+ bytes$/), is: expect.any(String) },
    { preference: 'logo', was: expect.any(String), is: null },
  ])
  expect(JSON.stringify(events).length).toBeLessThan(3000)
})

test('what is no picture takes nothing away', async ({ db }) => {
  const by = await aLeader(db)
  await choose(db, by, picture)
  const before = await readLogo(db, by.communityId)
  expect(await choose(db, by, svg)).toEqual({ ok: false, refusal: { because: 'not a picture' } })
  expect(await readLogo(db, by.communityId)).toEqual(before)
  expect(await choicesOf(db, by)).toHaveLength(1)
})

test('a community tries twenty logos an hour, and another one is not kept waiting', async ({
  db,
}) => {
  const [by, other] = [await aLeader(db), await aLeader(db)]
  for (let tried = 0; tried < 20; tried += 1) await choose(db, by, svg)
  expect(await choose(db, by, picture)).toMatchObject({ refusal: { because: 'hurry' } })
  expect((await choose(db, other, picture)).ok).toBe(true)
})

test('who may not update preferences brings no logo and takes none away', async ({ db }) => {
  const leader = await aLeader(db)
  const by = { ...leader, permissions: new Set(['view community preferences'] as const) }
  await expect(choose(db, by, picture)).rejects.toThrow('update community preferences')
  expect(() => removeLogo(db, by)).toThrow('update community preferences')
  const row = await inCommunity(db, by.communityId, (db) =>
    db.selectFrom('communities').select('logo').where('id', '=', by.communityId).executeTakeFirst(),
  )
  expect(row).toEqual({ logo: null })
})
