import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays, addMinutes } from '#domain/days.ts'
import { freshDatabase, test } from '#test/database.ts'
import { aCommunity, aMember } from '#test/factories.ts'
import { rowsOf } from '#test/rows.ts'
import { chooseHowTold } from './how-told.ts'
import { listNotices } from './list-notices.ts'
import { sendDailyNotices } from './send-daily-notices.ts'
import { settleNotice } from './settle-notice.ts'
import { tellLeaders } from './tell-leaders.ts'

/** The day after tomorrow at this time, UTC: later than any choice made now, however late it is. */
function soon(time: string): Date {
  return new Date(`${addDays(new Date(), 2).toISOString().slice(0, 10)}T${time}Z`)
}

/** A community in Honolulu, where it is eight in the morning at 18:00 UTC all year. */
async function aDailyLeader(db: Db, timeZone = 'Pacific/Honolulu') {
  const { communityId, leader } = await aCommunity(db, { timeZone })
  await chooseHowTold(db, leader, { told: 'daily' })
  return { communityId, leader }
}

function tell(db: Db, communityId: string, now: Date): Promise<void> {
  return inCommunity(db, communityId, (db) =>
    tellLeaders(db, { communityId, kind: 'asked a leader', memberId: null, now }),
  )
}

async function dailyMail(db: Db, communityId: string) {
  const deliveries = await rowsOf(db, communityId, 'deliveries')
  return deliveries.map(({ template, memberId, queuedAt }) => ({ template, memberId, queuedAt }))
}

test('a leader who is told daily has one e-mail in the morning, with all the news', async ({
  db,
}) => {
  const { communityId, leader } = await aDailyLeader(db)
  const { memberId } = leader
  await tell(db, communityId, soon('05:00'))
  await tell(db, communityId, soon('06:00'))
  const morning = soon('18:05')

  await sendDailyNotices(db, { at: soon('17:05') })
  expect(await dailyMail(db, communityId)).toEqual([])
  await sendDailyNotices(db, { at: morning })
  const sent = [{ template: 'daily notices', memberId, queuedAt: morning }]
  expect(await dailyMail(db, communityId)).toEqual(sent)
  await sendDailyNotices(db, { at: soon('19:05') })
  expect(await dailyMail(db, communityId)).toEqual(sent)
})

test.for([
  ['Pacific/Honolulu', '17:59:59', 0],
  ['Pacific/Honolulu', '18:00:00', 1],
  ['Pacific/Kiritimati', '17:59:59', 0],
  ['Pacific/Kiritimati', '18:00:00', 1],
  ['Pacific/Pago_Pago', '18:59:59', 0],
  ['Pacific/Pago_Pago', '19:00:00', 1],
  ['Asia/Kolkata', '02:29:59', 0],
  ['Asia/Kolkata', '02:30:00', 1],
  ['Asia/Kathmandu', '18:14:59', 1],
  ['Asia/Kathmandu', '18:15:00', 0],
] as const)('in %s at %s UTC the morning mail leaves: %i', async ([zone, time, mails], { db }) => {
  const { communityId } = await aDailyLeader(db, zone)
  const at = soon(time)
  await tell(db, communityId, addMinutes(at, -30))
  await sendDailyNotices(db, { at })
  expect(await dailyMail(db, communityId)).toHaveLength(mails)
})

test('news after the morning mail wait for the next morning', async ({ db }) => {
  const { communityId } = await aDailyLeader(db)
  await tell(db, communityId, soon('17:00'))
  await sendDailyNotices(db, { at: soon('18:00:00.100') })
  await tell(db, communityId, soon('18:30'))
  await sendDailyNotices(db, { at: soon('19:00:00.900') })
  expect(await dailyMail(db, communityId)).toHaveLength(1)
  await sendDailyNotices(db, { at: addDays(soon('17:59'), 1) })
  expect(await dailyMail(db, communityId)).toHaveLength(1)
  await sendDailyNotices(db, { at: addDays(soon('18:00'), 1) })
  expect(await dailyMail(db, communityId)).toHaveLength(2)
  await sendDailyNotices(db, { at: addDays(soon('18:00'), 2) })
  expect(await dailyMail(db, communityId)).toHaveLength(2)
})

test('the morning mail begins where the last one ended', async ({ db }) => {
  const { communityId } = await aDailyLeader(db)
  const first = soon('18:05')
  await tell(db, communityId, soon('17:00'))
  await sendDailyNotices(db, { at: first })
  await tell(db, communityId, soon('20:00'))
  await sendDailyNotices(db, { at: addDays(first, 1) })
  const [one, two] = await rowsOf(db, communityId, 'deliveries')
  expect(Date.parse((one!.facts as { since: string }).since)).toBeLessThan(Date.now() + 1000)
  expect(two!.facts).toEqual({ since: first.toISOString() })
})

test('nobody is written to without news, or by a mail they have not chosen', async ({ db }) => {
  const { communityId, leader } = await aDailyLeader(db)
  await aMember(db, { communityId, told: 'daily' })
  await aMember(db, { communityId, role: 'leader', told: 'daily', leftAt: new Date() })
  await sendDailyNotices(db, { at: soon('18:05') })
  expect(await dailyMail(db, communityId)).toEqual([])

  await tell(db, communityId, soon('17:00'))
  const [notice] = await listNotices(db, leader)
  await settleNotice(db, leader, { noticeId: notice!.id })
  await sendDailyNotices(db, { at: soon('18:05') })
  expect(await dailyMail(db, communityId)).toEqual([])

  await chooseHowTold(db, leader, { told: 'at once' })
  await tell(db, communityId, soon('17:30'))
  await sendDailyNotices(db, { at: soon('18:05') })
  const templates = (await dailyMail(db, communityId)).map(({ template }) => template)
  expect(templates).toEqual(['notice'])
})

test('what a leader was told at once is not told again once they choose the daily mail', async ({
  db,
}) => {
  const { communityId, leader } = await aCommunity(db, { timeZone: 'Pacific/Honolulu' })
  await tell(db, communityId, addMinutes(new Date(), -10))
  await chooseHowTold(db, leader, { told: 'daily' })
  await sendDailyNotices(db, { at: soon('18:05') })
  const templates = (await dailyMail(db, communityId)).map(({ template }) => template)
  expect(templates).toEqual(['notice'])
})

test('every leader who wants it is written to once, even when two workers hurry', async () => {
  const { db } = await freshDatabase()
  const { communityId, leader } = await aDailyLeader(db)
  const second = await aMember(db, { communityId, role: 'leader', told: 'daily' })
  const elsewhere = await aDailyLeader(db, 'Asia/Kolkata')
  for (const id of [communityId, elsewhere.communityId]) await tell(db, id, soon('01:00'))
  const at = soon('18:05')

  const queued = await Promise.all([1, 2, 3, 4].map(() => sendDailyNotices(db, { at })))

  expect(queued.reduce((sum, count) => sum + count)).toBe(3)
  const told = (await dailyMail(db, communityId)).map(({ memberId }) => memberId)
  expect(told.sort()).toEqual([leader.memberId, second.id].sort())
  expect(await dailyMail(db, elsewhere.communityId)).toHaveLength(1)
  await db.destroy()
})
