import { expect, onTestFinished } from 'vitest'
import type { Db } from '#database/connect.ts'
import { forSupport } from '#database/for-asker.ts'
import { rememberOrigin } from '#domain/conversations/brought-rosters.ts'
import { readMessages } from '#domain/conversations/read-messages.ts'
import { reportRosters } from '#domain/conversations/report-rosters.ts'
import type { RosterNews } from '#domain/conversations/roster-news.ts'
import { addDays } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { cancelImport } from '#domain/rosters/cancel-import.ts'
import { discardRoster } from '#domain/rosters/discard-roster.ts'
import { forgetOldRosters } from '#domain/rosters/forget-old-rosters.ts'
import { startImport } from '#domain/rosters/start-import.ts'
import { beginWork } from '#domain/rosters/work-on-roster.ts'
import { wordReport } from '#server/rosters/word-report.ts'
import { aCheckedRoster, changeRoster } from '#test/brought-rosters.ts'
import { aConversation } from '#test/conversations.ts'
import { freshDatabase } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import { aPool } from '#test/full-database.ts'
import { test, theLimits } from '#test/identity.ts'
import { anAgentAtWork } from '#test/support.ts'
import { aHouse, publicUrl } from '#test/visitor.ts'

const word = (news: RosterNews) => wordReport(news, { publicUrl })

/** A roster that an agent made of an attachment of a leader, its rows checked, and two workers. */
async function aRosterOfAConversation() {
  const { address, db } = await freshDatabase()
  onTestFinished(() => db.destroy())
  const by = await aLeader(db)
  const { accountId, communityId } = by
  const asker = { accountId, communityId }
  const { conversationId } = await aConversation(db, { limits: theLimits(db) }, { asker })
  const pools = [aPool(address, 'application'), aPool(address, 'application')]
  const bring = async () => {
    const rosterId = await aCheckedRoster(db, by)
    return rememberOrigin(db, by, { rosterId, conversationId, fileId: newId() })
  }
  /** How many reports each of two workers writes at once, and what stands there then. */
  const tell = async (db: Db) => {
    const counts = await Promise.all(pools.map((pool) => reportRosters(pool, { word })))
    const [, ...said] = await readMessages(db, asker, conversationId)
    return { told: counts[0]! + counts[1]!, said: said.map(({ text }) => text) }
  }
  return { db, by, bring, conversationId, rosterId: await bring(), tell: () => tell(db) }
}

test('an import that somebody stopped is told of once each time, and then that it is done', async () => {
  const { db, by, rosterId, tell } = await aRosterOfAConversation()
  await startImport(db, by, { rosterId, sends: 'later' })
  await changeRoster(db, by, { rosterId, startedAt: new Date(), doneRows: 1 })
  expect((await tell()).told).toBe(0)
  await cancelImport(db, by, { rosterId })
  const first = await tell()
  expect(first.told).toBe(1)
  expect(first.said[0]).toContain('“owners.csv” was stopped after 1 of 3 rows. What was imported')
  expect(first.said[0]).toContain(`/roster/${rosterId}`)
  expect((await tell()).told).toBe(0)
  await startImport(db, by, { rosterId, sends: 'later' })
  expect((await tell()).told).toBe(0)
  await cancelImport(db, by, { rosterId })
  expect((await tell()).said).toHaveLength(2)
  await changeRoster(db, by, { rosterId, cancelledAt: null, finishedAt: new Date() })
  const done = await tell()
  expect(done.said[2]).toContain('has been imported')
  expect((await tell()).said).toHaveLength(3)
})

test('an import whose workers died for good is told of, and waits for an agent', async () => {
  const { db, by, rosterId, conversationId, tell } = await aRosterOfAConversation()
  const { communityId } = by
  await startImport(db, by, { rosterId, sends: 'later' })
  for (let tries = 0; tries < 4; tries += 1) await beginWork(db, { communityId, rosterId })
  const { told, said } = await tell()
  expect(told).toBe(1)
  expect(said[0]).toContain('could not be finished: 0 of 3 rows are imported')
  expect((await tell()).told).toBe(0)
  const { lastBy } = await forSupport(db, (db) =>
    db
      .selectFrom('conversations')
      .select('lastBy')
      .where('id', '=', conversationId)
      .executeTakeFirstOrThrow(),
  )
  expect(lastBy).toBe('asker')
})

test('a roster that was discarded, or waited too long, is told of once, and may be brought again', async () => {
  const { db, by, bring, rosterId, tell } = await aRosterOfAConversation()
  await discardRoster(db, by, { rosterId })
  const discarded = await tell()
  expect(discarded.told).toBe(1)
  expect(discarded.said[0]).toContain('was put aside, and nothing of it was imported')
  await bring()
  await forgetOldRosters(db, { at: addDays(new Date(), 40) })
  const expired = await tell()
  expect(expired.told).toBe(1)
  expect(expired.said[1]).toContain('waited for a month')
  expect((await tell()).told).toBe(0)
})

test('a file that is no roster is answered once, however often an agent tries', async ({
  db,
  tools,
}) => {
  const house = aHouse(db)
  const { visitor, leader, communityId } = await anAgentAtWork(house)
  const asker = { accountId: leader.accountId, communityId }
  const file = { name: 'owners.xlsx', bytes: Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]) }
  const { conversationId } = await aConversation(db, tools, { asker, files: [file] })
  const here = `/support/conversations/${conversationId}`
  for (let times = 0; times < 2; times += 1) {
    const open = await visitor.open(here)
    const [, form] = /action="([^"]+\/roster)"/.exec(open.html)!
    const refused = await visitor.send(open, form!)
    expect(refused.words).toContain('could not be read as a roster, and the conversation says so')
  }
  const [, ...said] = await readMessages(db, asker, conversationId)
  expect(said.map(({ text }) => text)).toEqual([
    expect.stringContaining('We could not read “owners.xlsx” as a roster'),
  ])
})
