import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays, addMinutes } from '#domain/days.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { voidInvitations } from '#domain/invitations/void-invitations.ts'
import { findOrAddProperty } from '#domain/properties/add-property.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { freshDatabase, test } from '#test/database.ts'
import { aCommunity, aJoining, anInvitation } from '#test/factories.ts'
import { aHomeAt, aKnock, type Knock } from '#test/knocks.ts'
import { change, letLeave, rowsOf } from '#test/rows.ts'
import { answerKnocks } from './answer-knocks.ts'

let streets = 0

/** A number that no other test has. */
function aCount(): number {
  streets += 1
  return streets
}

const aHome = () => aHomeAt(`${aCount()} WILLOW WAY`)

/** A community in whose roster Robert Reyes is expected, by a name and code that no other test has. */
async function aRoster(db: Db, { sent = true }: { sent?: boolean } = {}) {
  const { communityId, slug, leader } = await aCommunity(db)
  const home = aHome()
  const place = { home, householdName: null }
  const newcomer = { firstName: 'Robert', lastName: 'Reyes', place, sendNow: sent }
  const robert = await anInvitation(db, { by: leader, newcomer })
  const ask = (given: Partial<Knock> = {}, at?: Date) => {
    const person = { firstName: 'Bob', lastName: 'Reyes', home }
    return aKnock(db, { community: slug, ...person, ...given }, at)
  }
  const answer = async (given: Partial<Knock> = {}, at?: Date) => {
    const knock = await ask(given, at)
    await answerKnocks(db, { at })
    return requestOf(db, communityId, knock.id)
  }
  return { communityId, slug, leader, home, robert, ask, answer }
}

const requestOf = async (db: Db, communityId: string, id: string) =>
  (await rowsOf(db, communityId, 'joinRequests')).find((row) => row.id === id)

const lettersOf = async (db: Db, { communityId }: Pick<Actor, 'communityId'>, template: string) =>
  (await rowsOf(db, communityId, 'deliveries')).filter((row) => row.template === template)

test('somebody the roster knows by name and home is sent their own invitation, at the contact on file', async ({
  db,
}) => {
  const { answer, communityId, robert, leader } = await aRoster(db, { sent: false })
  const request = await answer()
  const { memberId, invitationId } = robert
  expect(request).toMatchObject({ outcome: 'sent', memberId, invitationId, settledBy: null })
  const letters = await lettersOf(db, leader, 'invitation')
  expect(letters.map(({ recipient }) => recipient)).toEqual([robert.email])
  expect(await rowsOf(db, communityId, 'notices')).toEqual([])
  expect(await db.selectFrom('knocks').selectAll().where('id', '=', request!.id).execute()).toEqual(
    [],
  )
})

test('an invitation that has run out is valid again when its person asks', async ({ db }) => {
  const { answer, communityId, robert } = await aRoster(db, { sent: false })
  const { invitationId: id } = robert
  await change(
    db,
    'invitations',
    { communityId, id },
    {
      invitedAt: new Date('2020-01-01'),
      expiresAt: new Date('2020-03-01'),
    },
  )
  expect(await answer()).toMatchObject({ outcome: 'sent' })
  const [invitation] = await rowsOf(db, communityId, 'invitations')
  expect(invitation!.expiresAt!.getTime()).toBeGreaterThan(Date.now())
})

test('whoever knows the name and the contact needs not know the home as it is written', async ({
  db,
}) => {
  const { answer, robert } = await aRoster(db, { sent: false })
  const request = await answer({ home: aHome(), email: robert.email })
  expect(request).toMatchObject({ outcome: 'sent', memberId: robert.memberId })
})

test('a message that has just left is enough', async ({ db }) => {
  const { answer, leader, communityId } = await aRoster(db)
  await letLeave(db, communityId)
  expect(await answer()).toMatchObject({ outcome: 'sent' })
  expect(await lettersOf(db, leader, 'invitation')).toHaveLength(1)
})

test('who asks again an hour later is seen by a leader: the contact on file may be an old one', async ({
  db,
}) => {
  const { answer, communityId } = await aRoster(db, { sent: false })
  const first = await answer()
  const soon = addMinutes(first!.settledAt!, 30)
  expect(await answer({}, soon)).toMatchObject({ outcome: 'sent' })
  expect(await answer({}, addMinutes(first!.settledAt!, 61))).toMatchObject({ outcome: null })
  expect(await rowsOf(db, communityId, 'notices')).toMatchObject([{ kind: 'asked to join' }])
})

test('a member who has forgotten that they joined is told so, once, where they sign in', async ({
  db,
}) => {
  const { answer, robert, leader, communityId } = await aRoster(db)
  const joining = await aJoining(db, { email: robert.email })
  await redeemInvitation(db, joining, { communityId, invitationId: robert.invitationId })
  expect(await answer()).toMatchObject({ outcome: 'member already', memberId: robert.memberId })
  expect(await answer()).toMatchObject({ outcome: 'member already' })
  const letters = await lettersOf(db, leader, 'member already')
  expect(letters.map(({ recipient }) => recipient)).toEqual([robert.email])
})

test.for([
  ['has another name', { firstName: 'Rosa' }],
  ['names another home and another contact', { home: aHomeAt('9999 ELSEWHERE RD') }],
] as const)('who %s waits for a leader, who is told', async ([, given], { db }) => {
  const { answer, communityId, leader } = await aRoster(db, { sent: false })
  const request = await answer(given)
  expect(request).toMatchObject({ outcome: null, memberId: null, settledAt: null })
  expect(await lettersOf(db, leader, 'invitation')).toEqual([])
  const [notice] = await rowsOf(db, communityId, 'notices')
  expect(notice).toMatchObject({ kind: 'asked to join', facts: { requestId: request!.id } })
  expect(await lettersOf(db, leader, 'notice')).toHaveLength(1)
})

test('nobody is let in behind a leader who voided the invitation', async ({ db }) => {
  const { answer, leader, robert } = await aRoster(db)
  await voidInvitations(db, leader, { memberIds: [robert.memberId] })
  expect(await answer()).toMatchObject({ outcome: null })
})

test('where the contact on file takes no messages, a leader decides', async ({ db }) => {
  const { answer, communityId, robert } = await aRoster(db, { sent: false })
  await inCommunity(db, communityId, (db, since) =>
    db
      .insertInto('suppressions')
      .values({
        communityId,
        id: robert.memberId,
        recipient: robert.email,
        because: 'bounced',
        since,
      })
      .execute(),
  )
  expect(await answer()).toMatchObject({ outcome: null })
})

test('the same person asking the same while it waits is one request', async ({ db }) => {
  const { ask, communityId } = await aRoster(db)
  const mia = { firstName: 'Mia', email: 'mia@example.com' }
  for (let times = 0; times < 3; times += 1) await ask(mia)
  await answerKnocks(db)
  expect(await rowsOf(db, communityId, 'joinRequests')).toHaveLength(1)
  expect(await rowsOf(db, communityId, 'notices')).toHaveLength(1)
})

test('a community is found by its name and town, by its code, and by a home of it elsewhere', async ({
  db,
}) => {
  const name = `Quiet Harbour ${aCount()}`
  const nameKey = name.toLowerCase()
  const given = { name, nameKey, zip: '78702' }
  const { communityId, slug, leader } = await aCommunity(db, given)
  const far = { ...aHomeAt('5 LAKE RD', '75201'), city: 'DALLAS' }
  await inCommunity(db, communityId, (db, now) => findOrAddProperty(db, leader, { home: far, now }))
  const asked = [
    { community: `the ${name.toUpperCase()} HOA, Inc.`, home: aHomeAt('1 A ST', '78702') },
    { community: slug, home: aHomeAt('2 A ST', '78702') },
    { community: name, home: aHomeAt('3 A ST', '78705') },
    { community: name, home: far },
  ]
  for (const one of asked) await aKnock(db, one)
  const strange = [
    { community: name, home: { ...far, street: '6 LAKE RD' } },
    { community: slug, home: { ...far, street: '7 LAKE RD' } },
    { community: 'Another Place', home: aHomeAt('4 A ST', '78702') },
  ]
  for (const one of strange) await aKnock(db, one)
  await answerKnocks(db)
  const homes = (await rowsOf(db, communityId, 'joinRequests')).map(({ homeKey }) => homeKey)
  expect(homes.sort()).toEqual(
    ['75201|5||LAKE|RD||', '78702|1||A|ST||', '78702|2||A|ST||', '78705|3||A|ST||'].sort(),
  )
  expect(await db.selectFrom('knocks').select('id').execute()).toEqual([])
})

test('of two communities of one name the one that knows the home is meant', async ({ db }) => {
  const name = `Twin Oaks ${aCount()}`
  const given = { name, nameKey: name.toLowerCase(), zip: '78703' }
  const older = await aCommunity(db, given)
  const other = await aCommunity(db, given)
  const home = aHomeAt('8 TWIN RD', '78703')
  await inCommunity(db, other.communityId, (db, now) =>
    findOrAddProperty(db, other.leader, { home, now }),
  )
  await aKnock(db, { community: name, home })
  await aKnock(db, { community: name, home: aHomeAt('9 TWIN RD', '78703') })
  await answerKnocks(db)
  for (const { communityId } of [older, other])
    expect(await rowsOf(db, communityId, 'joinRequests')).toHaveLength(1)
})

test('about one home five are taken up in a day; others wait, and are not lost', async ({ db }) => {
  const { ask, communityId } = await aRoster(db)
  for (let number = 0; number < 7; number += 1) await ask({ firstName: `Guess ${number}` })
  await answerKnocks(db)
  expect(await rowsOf(db, communityId, 'joinRequests')).toHaveLength(5)
  await answerKnocks(db, { at: addDays(new Date(), 2) })
  expect(await rowsOf(db, communityId, 'joinRequests')).toHaveLength(7)
})

test('a flood of requests reaches the leaders as ten notices, and a hundred requests a day', async ({
  db,
}) => {
  const { ask, communityId } = await aRoster(db)
  for (let number = 0; number < 102; number += 1) await ask({ home: aHome(), firstName: 'Mia' })
  await answerKnocks(db)
  expect(await rowsOf(db, communityId, 'joinRequests')).toHaveLength(100)
  expect(await rowsOf(db, communityId, 'notices')).toHaveLength(10)
})

test('one that cannot be answered keeps no other from its turn', async () => {
  const { db } = await freshDatabase()
  const { slug, communityId } = await aCommunity(db)
  const broken = await aKnock(db, { community: slug, home: { kind: 'street' } as Knock['home'] })
  await aKnock(db, { community: slug })
  await expect(answerKnocks(db)).rejects.toThrow()
  expect(await rowsOf(db, communityId, 'joinRequests')).toHaveLength(1)
  const left = await db.selectFrom('knocks').select(['id', 'dueAt', 'askedAt']).execute()
  expect(left.map(({ id }) => id)).toEqual([broken.id])
  expect(left[0]!.dueAt.getTime()).toBeGreaterThan(left[0]!.askedAt.getTime())
  await db.destroy()
})

test('two workers answer each knock once', async ({ db }) => {
  const { ask, communityId } = await aRoster(db)
  for (let number = 0; number < 20; number += 1) await ask({ home: aHome(), firstName: 'Mia' })
  await Promise.all([answerKnocks(db), answerKnocks(db), answerKnocks(db)])
  expect(await rowsOf(db, communityId, 'joinRequests')).toHaveLength(20)
  const deeds = (await rowsOf(db, communityId, 'auditEvents')).map(({ deed }) => deed)
  expect(deeds.filter((deed) => deed === 'asked to join')).toHaveLength(20)
})
