import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { type Actor, permissions } from '#domain/roles/permission.ts'
import { readActor } from '#domain/roles/read-actor.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember, anAccount, anInvitation } from '#test/factories.ts'
import { aHousehold } from '#test/households.ts'
import { change, rowsOf } from '#test/rows.ts'
import { type Entrance, enterCommunity } from './enter-community.ts'

const from = '192.0.2.7'
const yesterday = addDays(new Date(), -1)
const tomorrow = addDays(new Date(), 1)
const notAMember = { ok: false, refusal: { because: 'not a member' } }

test('a resident is inside with the permissions of their role', async ({ db }) => {
  const { communityId, slug } = await aCommunity(db, { color: '#123456' })
  const { id: memberId, accountId } = await aMember(db, { communityId })
  const entered = await enterCommunity(db, { accountId: accountId!, from }, slug)
  expect(entered).toEqual({
    ok: true,
    value: {
      by: {
        communityId,
        memberId,
        accountId,
        permissions: new Set([
          'view active members',
          'view leaders',
          'view member profiles',
          'view member groups',
        ]),
        from,
      },
      roleId: expect.any(String),
      role: 'Resident',
      isLeader: false,
      community: {
        slug,
        name: 'Maple Court',
        color: '#123456',
        timeZone: 'America/Chicago',
        trialEndsAt: expect.any(Date),
        logo: null,
        curtain: null,
      },
      readOnly: null,
      hasOthers: false,
      livesHere: false,
      isPaused: false,
      support: null,
    },
  })
})

test('a leader is inside with every permission', async ({ db }) => {
  const { slug, leader } = await aCommunity(db)
  const entered = await enterCommunity(db, { accountId: leader.accountId, from }, slug)
  expect(entered).toMatchObject({
    value: { by: { ...leader, from, permissions: new Set(permissions) }, isLeader: true },
  })
})

test('strangers cannot tell a community from one that does not exist', async ({ db }) => {
  const { slug } = await aCommunity(db)
  const { leader: neighbor } = await aCommunity(db)
  const { accountId } = neighbor
  expect(await enterCommunity(db, { accountId, from }, slug)).toEqual(notAMember)
  expect(await enterCommunity(db, { accountId, from }, `${slug}-not`)).toEqual(notAMember)
  expect(await enterCommunity(db, { accountId: newId(), from }, slug)).toEqual(notAMember)
})

test.for(['', 'a\u0000b', 'MAPLE', "' or true --", '%', '../..', 'x'.repeat(5000)])(
  'no community has the address %j',
  async (slug, { db }) => {
    const { id: accountId } = await anAccount(db)
    expect(await enterCommunity(db, { accountId, from }, slug)).toEqual(notAMember)
  },
)

test('who is invited, or has left, is not a member', async ({ db }) => {
  const { communityId, slug, leader } = await aCommunity(db)
  const invited = await anInvitation(db, { by: leader })
  const { id: waiting } = await anAccount(db, { email: invited.email })
  await change(db, 'members', { communityId, id: invited.memberId }, { accountId: waiting })
  const gone = await aMember(db, { communityId, leftAt: yesterday })
  for (const accountId of [waiting, gone.accountId!])
    expect(await enterCommunity(db, { accountId, from }, slug)).toEqual(notAMember)
})

test('who is suspended is told so, behind the curtain too', async ({ db }) => {
  const { communityId, slug } = await aCommunity(db, { curtainDrawnAt: yesterday })
  const suspension = { suspendedAt: yesterday, suspendedBecause: 'dues' }
  const { accountId } = await aMember(db, { communityId, ...suspension })
  expect(await enterCommunity(db, { accountId: accountId!, from }, slug)).toEqual({
    ok: false,
    refusal: { because: 'suspended', reason: 'dues' },
  })
})

test.for([
  ['is not drawn', 'inside', { curtainDrawnAt: null }],
  ['is drawn', 'behind the curtain', { curtainDrawnAt: yesterday }],
  ['will be lifted', 'behind the curtain', { curtainDrawnAt: yesterday, curtainLiftsAt: tomorrow }],
  ['was to be lifted by now', 'inside', { curtainDrawnAt: yesterday, curtainLiftsAt: yesterday }],
] as const)(
  'while the curtain %s, a resident is %s and a leader inside',
  async ([, where, curtain], { db }) => {
    const { communityId, slug, leader } = await aCommunity(db, curtain)
    const { accountId } = await aMember(db, { communityId })
    expect(await whereIs(db, accountId!, slug)).toBe(where)
    expect(await whereIs(db, leader.accountId, slug)).toBe('inside')
  },
)

async function whereIs(db: Db, accountId: string, slug: string): Promise<string> {
  const entered = await enterCommunity(db, { accountId, from }, slug)
  return entered.ok ? 'inside' : entered.refusal.because
}

test('a change of role, or of what it may do, takes effect at once', async ({ db }) => {
  const { communityId, slug } = await aCommunity(db)
  const { id, accountId } = await aMember(db, { communityId, role: 'leader' })
  const roles = await rowsOf(db, communityId, 'roles')
  const resident = { communityId, id: roles.find(({ system }) => system === 'resident')!.id }
  const enter = () => enterCommunity(db, { accountId: accountId!, from }, slug)

  expect(await enter()).toMatchObject({ value: { role: 'Community Leader', isLeader: true } })
  await change(db, 'members', { communityId, id }, { roleId: resident.id })
  expect(await enter()).toMatchObject({ value: { role: 'Resident', isLeader: false } })
  await change(db, 'roles', resident, { permissions: ['invite members'] })
  expect(await enter()).toMatchObject({
    value: { by: { permissions: new Set(['invite members']) } },
  })
})

test('someone of several communities is told that there are others', async ({ db }) => {
  const { slug, leader } = await aCommunity(db)
  const { accountId } = leader
  const enter = () => enterCommunity(db, { accountId, from }, slug)
  const { communityId } = await aCommunity(db)

  const gone = await aMember(db, { communityId, accountId, leftAt: yesterday })
  expect(await enter()).toMatchObject({ value: { hasOthers: false } })
  await change(db, 'members', gone, { leftAt: null })
  expect(await enter()).toMatchObject({ value: { hasOthers: true } })
})

test.for([
  ['goes on for good', null, null],
  ['is on trial', null, tomorrow],
  ['has ended its trial', 'trial ended', yesterday],
] as const)('a community that %s is read only: %s', async ([, readOnly, trialEndsAt], { db }) => {
  const { slug, leader } = await aCommunity(db, { trialEndsAt })
  const entered = await enterCommunity(db, { accountId: leader.accountId, from }, slug)
  expect(entered).toMatchObject({ value: { readOnly, community: { trialEndsAt } } })
})

test('people of households set inactive are inside and may do nothing, until one is active', async ({
  db,
}) => {
  const town = await aCommunity(db)
  const [one, other] = [await aHousehold(db, { town }), await aHousehold(db, { town })]
  const [ruth, neighbour] = [one.heads[0]!, other.heads[0]!]
  const standingOf = async ({ accountId }: Actor) => {
    const entered = await enterCommunity(db, { accountId, from }, town.slug)
    const { isPaused, by } = (entered as { value: Entrance }).value
    const acts = (await readActor(db, by)) !== null
    return { isPaused, acts, may: by.permissions.size > 0 }
  }
  const { communityId } = town
  const paused = { isPaused: true, acts: false, may: false }
  const free = { isPaused: false, acts: true, may: true }
  const hold = (id: string, inactiveAt: Date | null) =>
    change(db, 'households', { communityId, id }, { inactiveAt })

  await hold(one.householdId, yesterday)
  expect(await standingOf(ruth)).toEqual(paused)
  expect(await standingOf(neighbour)).toEqual(free)
  expect(await standingOf(town.leader)).toEqual(free)

  const place = { householdId: other.householdId, memberId: ruth.memberId }
  const dates = { since: yesterday, confirmedAt: yesterday }
  const residency = { communityId, id: newId(), householdRole: 'member', ...place, ...dates }
  await inCommunity(db, communityId, (db) =>
    db.insertInto('residencies').values(residency).execute(),
  )
  expect(await standingOf(ruth)).toEqual(free)
  await hold(other.householdId, yesterday)
  expect(await standingOf(ruth)).toEqual(paused)
  const leaders = await rowsOf(db, communityId, 'roles')
  const roleId = leaders.find(({ system }) => system === 'leader')!.id
  await change(db, 'members', { communityId, id: ruth.memberId }, { roleId })
  expect(await standingOf(ruth)).toEqual(free)
})

test('the address of a logo is another with each logo', async ({ db }) => {
  const logo = { logo: Buffer.from('x'), logoType: 'image/png' }
  const { communityId, slug, leader } = await aCommunity(db, { ...logo, logoChosenAt: yesterday })
  const entered = await enterCommunity(db, { accountId: leader.accountId, from }, slug)
  const address = `/logo/${communityId}?${yesterday.getTime()}`
  expect(entered).toMatchObject({ value: { community: { logo: address } } })
})
