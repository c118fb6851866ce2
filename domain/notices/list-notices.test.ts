import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addMinutes } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aCommunity, aLeader, aMember } from '#test/factories.ts'
import { rowsOf } from '#test/rows.ts'
import { listNotices } from './list-notices.ts'
import { settleNotice } from './settle-notice.ts'
import { type NewNotice, tellLeaders } from './tell-leaders.ts'

const april = new Date('2030-04-02T10:00:00Z')

function tell(
  db: Db,
  communityId: string,
  notice: Partial<NewNotice> & { now: Date },
): Promise<void> {
  return inCommunity(db, communityId, (db) =>
    tellLeaders(db, { communityId, kind: 'asked a leader', memberId: null, ...notice }),
  )
}

test('the home page lists what nobody has settled, newest first', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const bo = await aMember(db, { communityId, firstName: 'Bo', lastName: 'Chen' })
  const later = addMinutes(april, 1)
  const asked = { memberId: bo.id, facts: { askedBy: 'other@example.com' } }
  await tell(db, communityId, { ...asked, now: april })
  await tell(db, communityId, { kind: 'joined with default role', memberId: bo.id, now: later })
  await tell(db, communityId, { now: addMinutes(april, -1) })

  const id = expect.any(String)
  expect(await listNotices(db, leader)).toEqual([
    {
      id,
      kind: 'joined with default role',
      noticedAt: later,
      memberName: 'Bo Chen',
      askedBy: null,
      home: null,
      group: null,
    },
    {
      id,
      kind: 'asked a leader',
      noticedAt: april,
      memberName: 'Bo Chen',
      askedBy: 'other@example.com',
      home: null,
      group: null,
    },
    {
      id,
      kind: 'asked a leader',
      noticedAt: addMinutes(april, -1),
      memberName: null,
      askedBy: null,
      home: null,
      group: null,
    },
  ])
})

test('a notice that one leader settles is settled for all', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const { id: memberId, accountId } = await aMember(db, { communityId, role: 'leader' })
  const second = { ...leader, memberId, accountId: accountId! }
  await tell(db, communityId, { now: april })
  await tell(db, communityId, { now: addMinutes(april, 1) })
  const [newer, older] = await listNotices(db, leader)

  await settleNotice(db, leader, { noticeId: newer!.id })

  expect(await listNotices(db, second)).toEqual([older])
  const settled = async () =>
    (await rowsOf(db, communityId, 'notices')).find(({ id }) => id === newer!.id)
  const once = await settled()
  expect(once).toMatchObject({ settledAt: expect.any(Date), settledBy: leader.memberId })
  await settleNotice(db, second, { noticeId: newer!.id })
  expect(await settled()).toEqual(once)
})

test('nobody sees or settles what another community was told', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  const neighbor = await aLeader(db)
  await tell(db, communityId, { now: april })
  const [notice] = await listNotices(db, leader)
  expect(await listNotices(db, neighbor)).toEqual([])
  await settleNotice(db, neighbor, { noticeId: notice!.id })
  await settleNotice(db, leader, { noticeId: newId() })
  expect(await listNotices(db, leader)).toEqual([notice])
})

test('the home page shows twenty notices, the newest', async ({ db }) => {
  const { communityId, leader } = await aCommunity(db)
  for (let minute = 0; minute < 22; minute += 1)
    await tell(db, communityId, { now: addMinutes(april, minute) })
  const minutes = (await listNotices(db, leader)).map(
    ({ noticedAt }) => (noticedAt.getTime() - april.getTime()) / 60_000,
  )
  expect(minutes).toEqual(Array.from({ length: 20 }, (_, place) => 21 - place))
})

test('who may not view members as an admin reads and settles no notices', async ({ db }) => {
  const leader = await aLeader(db)
  const by = { ...leader, permissions: new Set(['view active members'] as const) }
  expect(() => listNotices(db, by)).toThrow(new NotAllowed('admin view members'))
  expect(() => settleNotice(db, by, { noticeId: newId() })).toThrow(NotAllowed)
})
