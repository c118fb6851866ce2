import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { test } from '#test/database.ts'
import { aCommunity, aLeader, aMember } from '#test/factories.ts'
import { change, rowsOf } from '#test/rows.ts'
import { chooseHowTold, readHowTold } from './how-told.ts'
import { type NewNotice, tellLeaders } from './tell-leaders.ts'

const april = new Date('2030-04-02T10:00:00Z')

function tell(db: Db, notice: Omit<NewNotice, 'kind' | 'now'>): Promise<void> {
  return inCommunity(db, notice.communityId, (db) =>
    tellLeaders(db, { kind: 'asked a leader', now: april, ...notice }),
  )
}

test('leaders are told on their home page, and at once by e-mail if they want it so', async ({
  db,
}) => {
  const { communityId, leader } = await aCommunity(db)
  const daily = await aMember(db, { communityId, role: 'leader', told: 'daily' })
  const about = await aMember(db, { communityId, firstName: 'Bo' })

  await tell(db, { communityId, memberId: about.id, facts: { askedBy: 'bo@example.com' } })

  const notices = await rowsOf(db, communityId, 'notices')
  expect(notices).toEqual([
    {
      communityId,
      id: expect.any(String),
      kind: 'asked a leader',
      memberId: about.id,
      facts: { askedBy: 'bo@example.com' },
      noticedAt: april,
      settledAt: null,
      settledBy: null,
    },
  ])
  const deliveries = await rowsOf(db, communityId, 'deliveries')
  expect(deliveries).toMatchObject([
    {
      template: 'notice',
      memberId: leader.memberId,
      recipient: expect.stringContaining('@'),
      locale: 'en',
      facts: { noticeId: notices[0]!.id },
      queuedAt: april,
    },
  ])
  expect(deliveries.map(({ memberId }) => memberId)).not.toContain(daily.id)
})

test('nobody is written to who is no leader, has left, is suspended or has no address', async ({
  db,
}) => {
  const { communityId, leader } = await aCommunity(db)
  const suspension = { suspendedAt: april, suspendedBecause: 'dues' }
  await aMember(db, { communityId })
  await aMember(db, { communityId, role: 'leader', leftAt: april })
  await aMember(db, { communityId, role: 'leader', ...suspension })
  const unreachable = await aMember(db, { communityId, role: 'leader' })
  await change(db, 'members', unreachable, { email: null })
  const waiting = await aMember(db, { communityId, role: 'leader' })
  await change(db, 'members', waiting, { joinedAt: null })

  await tell(db, { communityId, memberId: null })

  const told = (await rowsOf(db, communityId, 'deliveries')).map(({ memberId }) => memberId)
  expect(told).toEqual([leader.memberId])
})

test('every leader is told in their own language', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const second = await aMember(db, { communityId, role: 'leader', locale: 'es' })
  await tell(db, { communityId, memberId: null })
  const told = (await rowsOf(db, communityId, 'deliveries')).map((row) => [
    row.memberId,
    row.locale,
  ])
  expect(Object.fromEntries(told)).toEqual({ [leader.memberId]: 'en', [second.id]: 'es' })
})

test('the leaders of other communities are told nothing', async ({ db }) => {
  const { communityId } = await aLeader(db)
  const { communityId: others } = await aLeader(db)
  await tell(db, { communityId, memberId: null })
  expect(await rowsOf(db, others, 'notices')).toEqual([])
  expect(await rowsOf(db, others, 'deliveries')).toEqual([])
})

test('a notice falls with the deed it tells of', async ({ db }) => {
  const { communityId } = await aLeader(db)
  const failing = inCommunity(db, communityId, async (db) => {
    await tellLeaders(db, { communityId, kind: 'asked a leader', memberId: null, now: april })
    throw new Error('later')
  })
  await expect(failing).rejects.toThrow('later')
  expect(await rowsOf(db, communityId, 'notices')).toEqual([])
  expect(await rowsOf(db, communityId, 'deliveries')).toEqual([])
})

test('a leader chooses how to be told, for themselves alone', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const { id: memberId, accountId } = await aMember(db, { communityId, role: 'leader' })
  const other = { ...leader, memberId, accountId: accountId! }
  expect(await readHowTold(db, leader)).toBe('at once')
  await chooseHowTold(db, leader, { told: 'daily' })
  expect([await readHowTold(db, leader), await readHowTold(db, other)]).toEqual([
    'daily',
    'at once',
  ])
  await chooseHowTold(db, leader, { told: 'at once' })
  expect(await readHowTold(db, leader)).toBe('at once')
})
