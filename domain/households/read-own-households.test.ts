import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { enterCommunity } from '#domain/communities/enter-community.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aNumber, anInvitation, key } from '#test/factories.ts'
import { aDweller, aHousehold, anInvitedGuest } from '#test/households.ts'
import { change } from '#test/rows.ts'
import { readOwnHouseholds } from './read-own-households.ts'

const april = new Date('2040-04-01T17:00:00Z')

test('a Head sees who lives there and who is expected, with the code of each guest', async ({
  db,
}) => {
  const { communityId, householdId, leader, heads } = await aHousehold(db, { members: 1 })
  const by = heads[0]!
  const phone = aNumber()
  const text = { channel: 'text', email: null, phone, consented: true } as const
  const guest = await anInvitedGuest(db, { by, householdId, firstName: 'Zoe', ...text })
  await anInvitation(db, { by: leader, newcomer: { place: { householdId }, firstName: 'Abe' } })

  const [home, ...others] = await readOwnHouseholds(db, by, { key })

  expect(others).toEqual([])
  expect(home).toMatchObject({
    id: householdId,
    name: { after: ['Chen', 'Okafor'] },
    door: expect.stringMatching(/^\d+ MAIN ST$/),
    isHead: true,
    isNeeded: true,
    isAlone: false,
  })
  const seen = home!.dwellers.map(({ name, householdRole, isYou, joinedAt, guest }) => [
    ...[name, householdRole, isYou, joinedAt !== null, guest?.contact ?? null],
  ])
  expect(seen).toEqual([
    ['Ruth Okafor', 'head', true, true, null],
    ['Daniel Okafor', 'member', false, true, null],
    ['Abe Chen', 'head', false, false, null],
    ['Zoe Chen', 'member', false, false, phone],
  ])
  expect(home!.dwellers.at(-1)!.guest).toMatchObject({
    invitationId: guest.invitationId,
    code: guest.code.replaceAll('-', ''),
    channel: 'text',
    state: 'queued',
    trouble: null,
    expiresAt: expect.any(Date),
  })
  expect(communityId).toBe(by.communityId)
})

test('a member sees the same people, and no invitation', async ({ db }) => {
  const { householdId, heads, members } = await aHousehold(db, { members: 1 })
  await anInvitedGuest(db, { by: heads[0]!, householdId })
  const [home] = await readOwnHouseholds(db, members[0]!, { key })
  expect(home).toMatchObject({ isHead: false, isNeeded: false, isAlone: false })
  expect(home!.dwellers.map(({ name, isYou, guest }) => [name, isYou, guest])).toEqual([
    ['Daniel Okafor', true, null],
    ['Ruth Okafor', false, null],
    ['Bo Chen', false, null],
  ])
})

test('who lives in several homes sees each, and what they head in it', async ({ db }) => {
  const first = await aHousehold(db)
  const { communityId, slug, leader } = first
  const second = await aHousehold(db, { town: { communityId, slug, leader } })
  const [ruth] = first.heads
  const place = { householdId: second.householdId }
  const invited = await anInvitation(db, {
    by: leader,
    newcomer: { place, householdRole: 'member' },
  })
  const twin = await aDweller(db, { communityId, invited })
  await change(
    db,
    'residencies',
    { communityId, id: twin.residencyId },
    { memberId: ruth!.memberId },
  )

  const homes = await readOwnHouseholds(db, ruth!, { key })

  expect(homes.map(({ id, isHead, isAlone }) => [id, isHead, isAlone])).toEqual([
    [first.householdId, true, true],
    [second.householdId, false, false],
  ])
})

test('who has moved out or only waits has no home, and is told so', async ({ db }) => {
  const { communityId, slug, heads } = await aHousehold(db)
  const [head] = heads
  expect(await hasHome(db, head!, slug)).toBe(true)
  await change(db, 'residencies', { communityId, id: head!.residencyId }, { until: april })
  expect(await hasHome(db, head!, slug)).toBe(false)
  expect(await readOwnHouseholds(db, head!, { key })).toEqual([])
})

test('a place that waits to be confirmed is not a home yet', async ({ db }) => {
  const { communityId, slug, heads } = await aHousehold(db)
  const [head] = heads
  await change(db, 'residencies', { communityId, id: head!.residencyId }, { confirmedAt: null })
  expect(await hasHome(db, head!, slug)).toBe(false)
  expect(await readOwnHouseholds(db, head!, { key })).toEqual([])
})

/** What the gate of the community says of them. */
async function hasHome(db: Db, { accountId }: Actor, slug: string): Promise<boolean> {
  const entered = await enterCommunity(db, { accountId, from: null }, slug)
  return entered.ok && entered.value.livesHere
}
