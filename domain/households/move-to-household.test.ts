import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aCommunity, aJoining, anInvitation } from '#test/factories.ts'
import { hurriedBy } from '#test/hold-open.ts'
import { aHousehold, anInvitedGuest } from '#test/households.ts'
import { whoLivesIn } from '#test/moves.ts'
import { rowsOf } from '#test/rows.ts'
import { appointAsLeader, stepDownHead } from './lead-household.ts'
import { moveToHousehold } from './move-to-household.ts'
import { readHousehold } from './read-household.ts'
import { renameHousehold } from './rename-household.ts'

/** Two households of one community, the first of two people. */
async function twoHouseholds(db: Db) {
  const from = await aHousehold(db, { members: 1 })
  const to = await aHousehold(db, { town: from })
  const [ruth, daniel] = [from.heads[0]!, from.members[0]!]
  const wish = {
    householdId: from.householdId,
    toId: to.householdId,
    householdRole: 'member',
  } as const
  return { ...from, from, to, ruth, daniel, wish }
}

const refusedAs = (because: string) => ({ ok: false, refusal: { because } })

test('somebody moves into another household; where they lived before stays as history', async ({
  db,
}) => {
  const { communityId, leader, from, to, daniel, wish } = await twoHouseholds(db)
  const moved = await moveToHousehold(db, leader, { ...wish, residencyId: daniel.residencyId })
  expect(moved).toEqual({ ok: true, value: { name: 'Daniel Okafor' } })
  expect(await whoLivesIn(db, from)).toEqual(['Ruth'])
  expect(await whoLivesIn(db, to)).toEqual(['Daniel', 'Ruth'])
  const before = (await readHousehold(db, leader, from))!
  expect(before.past.map(({ name, until }) => [name, until !== null])).toEqual([
    ['Daniel Okafor', true],
  ])
  const letters = await rowsOf(db, communityId, 'deliveries')
  expect(letters.filter(({ template }) => template === 'moved to household')).toMatchObject([
    { recipient: daniel.email },
  ])
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.at(-1)).toMatchObject({ deed: 'moved to household', memberId: daniel.memberId })
})

test('who is only expected is expected there, and their code leads there', async ({ db }) => {
  const { communityId, leader, from, to, wish } = await twoHouseholds(db)
  const place = { householdId: from.householdId }
  const invited = await anInvitation(db, {
    by: leader,
    newcomer: { place, householdRole: 'member' },
  })
  const seen = (await readHousehold(db, leader, from))!
  const { residencyId } = seen.present.find(({ isJoined }) => !isJoined)!
  await moveToHousehold(db, leader, { ...wish, residencyId })
  const { invitationId, email } = invited
  await redeemInvitation(db, await aJoining(db, { email }), { communityId, invitationId })
  expect(await whoLivesIn(db, to)).toEqual(['Bo', 'Ruth'])
  expect(await whoLivesIn(db, from)).toEqual(['Daniel', 'Ruth'])
  const bo = (await readHousehold(db, leader, to))!.present.find(({ name }) => name === 'Bo Chen')
  expect(bo).toMatchObject({ isJoined: true, householdRole: 'member' })
})

test('nobody moves into their own, a foreign or an unknown household, and a guest is the Head’s', async ({
  db,
}) => {
  const { leader, from, ruth, daniel, wish } = await twoHouseholds(db)
  const { residencyId } = daniel
  const move = (given: Partial<typeof wish & { residencyId: string }> | { toId: string }) =>
    moveToHousehold(db, leader, { ...wish, residencyId, ...given })
  const stranger = await aHousehold(db)
  expect(await move({ toId: from.householdId })).toEqual(refusedAs('same household'))
  expect(await move({ toId: stranger.householdId })).toEqual(refusedAs('unknown household'))
  const strangers = stranger.heads[0]!.residencyId
  expect(await move({ residencyId: strangers })).toEqual(refusedAs('unknown person'))
  await anInvitedGuest(db, { by: ruth, householdId: from.householdId })
  const guest = (await readHousehold(db, leader, from))!.present.find(({ isGuest }) => isGuest)!
  expect(await move({ residencyId: guest.residencyId })).toEqual(refusedAs('a guest'))
  expect(() => moveToHousehold(db, daniel, { ...wish, residencyId })).toThrow(NotAllowed)
})

test('of two leaders who move one person at once, one does it and the other is told', async ({
  db,
}) => {
  const { communityId, slug, leader, daniel, to, wish } = await twoHouseholds(db)
  const third = await aHousehold(db, { town: { communityId, slug, leader } })
  const { residencyId } = daniel
  const { first, second } = await hurriedBy(db, communityId, {
    first: (db) => moveToHousehold(db, leader, { ...wish, residencyId }),
    second: (db) => moveToHousehold(db, leader, { ...wish, residencyId, toId: third.householdId }),
  })
  expect(first.ok).toBe(true)
  expect(second).toEqual(refusedAs('unknown person'))
  const lives = [await whoLivesIn(db, to), await whoLivesIn(db, third)].flat()
  expect(lives.filter((name) => name === 'Daniel')).toHaveLength(1)
})

test('a leader appoints a Head and steps another down, but never the last', async ({ db }) => {
  const { leader, from, ruth, daniel } = await twoHouseholds(db)
  const { householdId } = from
  const of = ({ residencyId }: { residencyId: string }) => ({ householdId, residencyId })
  expect(await stepDownHead(db, leader, of(ruth))).toEqual(refusedAs('last head'))
  expect(await appointAsLeader(db, leader, of(daniel))).toMatchObject({ ok: true })
  expect(await stepDownHead(db, leader, of(ruth))).toMatchObject({ ok: true })
  const people = (await readHousehold(db, leader, from))!.present
  expect(people.map(({ name, householdRole }) => [name, householdRole])).toEqual([
    ['Daniel Okafor', 'head'],
    ['Ruth Okafor', 'member'],
  ])
  const foreign = (await aHousehold(db)).heads[0]!
  expect(await appointAsLeader(db, leader, of(foreign))).toEqual(refusedAs('unknown person'))
})

test('of two Heads who are stepped down at once, one stays', async ({ db }) => {
  const { communityId, leader, householdId, heads } = await aHousehold(db, { heads: 2 })
  const stepDown = (db: Db, at: number) =>
    stepDownHead(db, leader, { householdId, residencyId: heads[at]!.residencyId })
  const { first, second } = await hurriedBy(db, communityId, {
    first: (db) => stepDown(db, 0),
    second: (db) => stepDown(db, 1),
  })
  expect(first.ok).toBe(true)
  expect(second).toEqual(refusedAs('last head'))
})

test('a household is renamed, and called after its people again', async ({ db }) => {
  const { leader, householdId } = await aHousehold(db)
  const nameOf = async () => (await readHousehold(db, leader, { householdId }))!.name
  await renameHousehold(db, leader, { householdId, name: 'The Lighthouse' })
  expect(await nameOf()).toEqual({ given: 'The Lighthouse' })
  await renameHousehold(db, leader, { householdId, name: null })
  expect(await nameOf()).toEqual({ after: ['Okafor'] })
  const other = (await aCommunity(db)).leader
  expect(await renameHousehold(db, other, { householdId, name: 'Ours' })).toEqual(
    refusedAs('unknown household'),
  )
})
