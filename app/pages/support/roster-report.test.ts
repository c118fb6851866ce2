import { expect } from 'vitest'
import { readMessages } from '#domain/conversations/read-messages.ts'
import { reportRosters } from '#domain/conversations/report-rosters.ts'
import { listAskedRosters, workOnRoster } from '#domain/rosters/work-on-roster.ts'
import { wordReport } from '#server/rosters/word-report.ts'
import { aConversation } from '#test/conversations.ts'
import { aPool } from '#test/full-database.ts'
import { test } from '#test/identity.ts'
import type { Page } from '#test/page.ts'
import { anAgentAtWork } from '#test/support.ts'
import { aHouse, publicUrl } from '#test/visitor.ts'

const owners = [
  'Name,Address,Email',
  'Ana Reyes,"1 Elm St, Austin TX 78701",ana.reyes.console@example.com',
  'Bo Chen,"2 Elm St, Austin TX 78701",',
].join('\n')

const word = (report: Parameters<typeof wordReport>[0]) => wordReport(report, { publicUrl })

test('a roster that a leader sent is mapped, reviewed and imported by an agent, and reported once', async ({
  db,
  own,
  tools,
}) => {
  const house = aHouse(db)
  const { visitor, leader, communityId, slug } = await anAgentAtWork(house)
  const asker = { accountId: leader.accountId, communityId }
  const file = { name: 'owners.csv', bytes: Buffer.from(owners) }
  const { conversationId } = await aConversation(db, tools, { asker, files: [file] })
  const work = async (page: Page) => {
    for (const one of await listAskedRosters(db))
      if (one.communityId === communityId) await workOnRoster(db, one, house.services)
    return visitor.open(page.path)
  }
  const open = await visitor.open(`/support/conversations/${conversationId}`)
  const [, form] = /action="([^"]+\/roster)"/.exec(open.html)!
  const columns = await visitor.send(open, form!)
  const review = await work(await visitor.send(columns, columns.path, {}, 'Check the rows'))
  expect(await reportRosters(db, { word })).toBe(0)
  const base = review.path.split('?')[0]!
  const started = await visitor.send(review, `${base}/import`)
  await work(started)

  const pools = [aPool(own.address, 'application'), aPool(own.address, 'application')]
  const told = await Promise.all(pools.map((pool) => reportRosters(pool, { word })))
  expect(told.toSorted()).toEqual([0, 1])
  expect(await reportRosters(db, { word })).toBe(0)
  const messages = await readMessages(db, asker, conversationId)
  expect(messages.map(({ author, authorName }) => [author, authorName])).toEqual([
    ['asker', null],
    ['support', null],
  ])
  const [, rosterId] = /\/roster\/([^/]+)/.exec(base)!
  expect(messages[1]!.text).toBe(
    [
      'Your roster “owners.csv” has been imported: 2 rows.',
      '• 1 created',
      '• 1 needs attention',
      '– Line 3, Bo Chen: Nobody in this home has an e-mail address. Type one, or go back to the columns and choose to invite on paper.',
      `See what became of each row: ${publicUrl}/c/${slug}/roster/${rosterId}`,
    ].join('\n'),
  )
  const shown = await visitor.open(`/support/conversations/${conversationId}`)
  expect(shown.html).toContain(`href="${base}"`)
})

test('a report says in the language of the conversation what was done, and nothing of what was not', () => {
  const report = {
    what: 'imported',
    fileName: 'a.csv',
    rows: 1,
    created: 0,
    updated: 0,
    skipped: 1,
    attention: 0,
    toSee: [],
  } as const
  const said = word({ ...report, path: '/c/elm/roster/1', locale: 'es' })
  expect(said).toContain('Su lista «a.csv» se ha importado: 1 fila.')
  expect(said).not.toContain('0')
})

test('of many rows that need attention the first are named, and the others counted', () => {
  const row = { who: ['Dee Long'], reason: 'unreadable email', typed: 'dee@' } as const
  const toSee = [
    { ...row, line: 4, who: [...row.who] },
    { ...row, line: 7, who: [], typed: 'x'.repeat(300) },
  ]
  const counts = { rows: 9, created: 0, updated: 0, skipped: 0, attention: 9 }
  const report = { what: 'imported', fileName: 'a.csv', ...counts, toSee, path: '/r' } as const
  expect(
    word({ ...report, locale: 'en' })
      .split('\n')
      .slice(1, -1),
  ).toEqual([
    '• 9 need attention',
    '– Line 4, Dee Long: “dee@” is not an e-mail address. It should look like ana@example.com.',
    `– Line 7: “${'x'.repeat(80)}…” is not an e-mail address. It should look like ana@example.com.`,
    '– and 7 more',
  ])
  expect(word({ ...report, locale: 'es' })).toContain('– Línea 4, Dee Long: ')
})
