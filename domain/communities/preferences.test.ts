import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { addDays } from '#domain/days.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aLeader, anInvitation } from '#test/factories.ts'
import { rowOf, rowsOf } from '#test/rows.ts'
import { chooseColor } from './choose-color.ts'
import { chooseOpenCodes, chooseValidity } from './choose-for-invitations.ts'
import type { Color } from './color.ts'
import { chooseLocale, placeCommunity, renameCommunity } from './describe-community.ts'
import { findAlike } from './find-alike.ts'
import { readPreferences } from './read-preferences.ts'

const boise = { city: 'Boise', state: 'ID', zip: '83702', timeZone: 'America/Boise' }

async function choicesOf(db: Db, { communityId }: Actor) {
  const events = await rowsOf(db, communityId, 'auditEvents')
  return events
    .filter(({ deed }) => deed === 'changed preference')
    .map(({ actorId, fromAddress, facts }) => ({ actorId, fromAddress, facts }))
}

test('a community gets another name, is found under it, and keeps its address', async ({ db }) => {
  const by = { ...(await aLeader(db)), from: '192.0.2.7' }
  const before = await readPreferences(db, by)
  await renameCommunity(db, by, { name: 'Heron’s Landing HOA' })
  expect(await readPreferences(db, by)).toEqual({ ...before, name: 'Heron’s Landing HOA' })
  const founding = { name: 'heron’s landing', zip: '78701' }
  const alike = await findAlike(db, founding as Parameters<typeof findAlike>[1])
  expect(alike.map(({ name }) => name)).toContain('Heron’s Landing HOA')
  const facts = { preference: 'name', was: 'Maple Court', is: 'Heron’s Landing HOA' }
  expect(await choicesOf(db, by)).toEqual([
    { actorId: by.memberId, fromAddress: '192.0.2.7', facts },
  ])
})

test('each choice is kept with what it was and is, and the same again is none', async ({ db }) => {
  const by = await aLeader(db)
  for (const _ of ['once', 'again']) {
    await placeCommunity(db, by, { ...boise, street: '1 Elm St' })
    await chooseLocale(db, by, { locale: 'es' })
    await chooseColor(db, by, { color: '#0b5f83' as Color })
    await chooseValidity(db, by, { days: null })
    await chooseOpenCodes(db, by, { confirms: false })
  }
  expect((await choicesOf(db, by)).map(({ facts }) => facts)).toEqual([
    {
      preference: 'place',
      was: 'AUSTIN TX 78701, America/Chicago',
      is: '1 Elm St, Boise ID 83702, America/Boise',
    },
    { preference: 'language', was: 'en', is: 'es' },
    { preference: 'color', was: '#1f6f54', is: '#0b5f83' },
    { preference: 'invitation days', was: '90', is: 'no end' },
    { preference: 'open codes', was: 'leaders confirm', is: 'join at once' },
  ])
  expect(await readPreferences(db, by)).toEqual({
    ...{ ...boise, street: '1 Elm St', name: 'Maple Court', locale: 'es', color: '#0b5f83' },
    ...{ defaultRole: 'Resident', invitationDays: null, reminds: false, confirmsOpenCodes: false },
    twoFactorForLeadersSince: null,
  })
})

test('two leaders who choose at once take nothing from each other', async ({ db }) => {
  const by = await aLeader(db)
  await Promise.all([
    renameCommunity(db, by, { name: 'Heron Landing' }),
    placeCommunity(db, by, { ...boise, street: null }),
    chooseColor(db, by, { color: '#0b5f83' as Color }),
    chooseValidity(db, by, { days: 30 }),
  ])
  expect(await readPreferences(db, by)).toMatchObject({
    ...{ ...boise, name: 'Heron Landing', color: '#0b5f83', invitationDays: 30 },
  })
})

test('of two who rename it at once the audit log tells both, each from what the other made', async ({
  db,
}) => {
  const by = await aLeader(db)
  await Promise.all(
    ['Heron Landing', 'Walnut Hill'].map((name) => renameCommunity(db, by, { name })),
  )
  const facts = (await choicesOf(db, by)).map(({ facts }) => facts as { was: string; is: string })
  expect(facts.map(({ was }) => was).sort()).toEqual(
    ['Maple Court', ...facts.map(({ is }) => is)]
      .filter((name) => facts.some(({ was }) => was === name))
      .sort(),
  )
  expect(facts).toHaveLength(2)
  const { name } = await readPreferences(db, by)
  expect(facts.filter(({ was }) => was === name)).toEqual([])
})

test('a colour on which nobody could read white letters is not taken', async ({ db }) => {
  const by = await aLeader(db)
  expect(await chooseColor(db, by, { color: '#ffff00' as Color })).toMatchObject({
    refusal: { because: 'too pale', nearest: '#7a7a00' },
  })
  expect((await readPreferences(db, by)).color).toBe('#1f6f54')
  expect(await choicesOf(db, by)).toEqual([])
})

test.for([
  [30, 30],
  [365, 365],
  [null, null],
] as const)(
  'from now on invitations are valid for %s days, and older ones keep theirs',
  async ([days, valid], { db }) => {
    const by = await aLeader(db)
    const at = new Date('2030-04-02T10:00:00Z')
    const older = await anInvitation(db, { by, at })
    await chooseValidity(db, by, { days })
    const newer = await anInvitation(db, { by, at })
    const endOf = async ({ invitationId: id }: { invitationId: string }) =>
      (await rowOf(db, 'invitations', { communityId: by.communityId, id })).expiresAt
    expect(await endOf(older)).toEqual(addDays(at, 90))
    expect(await endOf(newer)).toEqual(valid && addDays(at, valid))
  },
)

test('what one community chooses is not another one’s', async ({ db }) => {
  const [one, other] = [await aLeader(db), await aLeader(db)]
  const before = await readPreferences(db, other)
  await renameCommunity(db, one, { name: 'Heron Landing' })
  await chooseColor(db, one, { color: '#0b5f83' as Color })
  expect(await readPreferences(db, other)).toEqual(before)
})

test('who may only look at preferences chooses nothing', async ({ db }) => {
  const leader = await aLeader(db)
  const by = { ...leader, permissions: new Set(['view community preferences'] as const) }
  const update = 'update community preferences'
  expect(() => renameCommunity(db, by, { name: 'Mine' })).toThrow(update)
  await expect(chooseColor(db, by, { color: '#0b5f83' as Color })).rejects.toThrow(update)
  expect((await readPreferences(db, by)).name).toBe('Maple Court')
  expect(() => readPreferences(db, { ...leader, permissions: new Set() })).toThrow('view')
})
