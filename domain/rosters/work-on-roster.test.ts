import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { enterCommunity } from '#domain/communities/enter-community.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { endOwnAccess } from '#domain/support/end-access.ts'
import {
  aBroughtRoster,
  aCheckedRoster,
  changeRoster,
  linesOf,
  rosterOf,
} from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { aCommunity, aLeader, aMember, anAccount, key } from '#test/factories.ts'
import { change, rowsOf } from '#test/rows.ts'
import { anAccess, aSupportAgent } from '#test/support.ts'
import { chooseColumns } from './choose-columns.ts'
import { startImport } from './start-import.ts'
import { beginWork, listAskedRosters, workOnRoster } from './work-on-roster.ts'

const april = new Date('2030-04-02T10:00:00Z')

/** The rosters of a community that wait for a worker. */
async function waiting(db: Db, { communityId }: Actor): Promise<string[]> {
  const asked = await listAskedRosters(db)
  return asked.filter((one) => one.communityId === communityId).map(({ rosterId }) => rosterId)
}

const work = (db: Db, { communityId }: Actor, rosterId: string) =>
  workOnRoster(db, { communityId, rosterId }, { key })

test('what was asked for waits for a worker, longest waiting first', async ({ db }) => {
  const by = await aLeader(db)
  const [late, early, nothing, stuck] = [
    await aBroughtRoster(db, by),
    await aBroughtRoster(db, by),
    await aBroughtRoster(db, by),
    await aBroughtRoster(db, by),
  ]
  const asked = { askedFor: 'check', askedAt: april }
  await changeRoster(db, by, { rosterId: late, ...asked })
  await changeRoster(db, by, { rosterId: early, ...asked, askedAt: new Date('2030-04-01') })
  await changeRoster(db, by, { rosterId: stuck, ...asked, failedAt: april })
  expect(await waiting(db, by)).toEqual([early, late])
  await work(db, by, nothing)
  expect(await rosterOf(db, by, nothing)).toMatchObject({ attempts: 0, plannedAt: null })
})

test('a worker checks rows, then imports them, and is done', async ({ db }) => {
  const by = { ...(await aLeader(db)), from: '203.0.113.7' }
  const rosterId = await aBroughtRoster(db, by)
  await chooseColumns(db, by, { rosterId, fields: {}, withoutEmail: 'attention' })
  await work(db, by, rosterId)
  expect(await rosterOf(db, by, rosterId)).toMatchObject({
    ...{ askedFor: null, totals: { create: 2, attention: 1 }, checkedRows: 3 },
  })
  expect(await linesOf(db, by, { table: 'rosterPlans', rosterId })).toHaveLength(3)
  expect(await rowsOf(db, by.communityId, 'invitations')).toEqual([])

  await startImport(db, by, { rosterId, sends: 'now' })
  await work(db, by, rosterId)
  expect(await rosterOf(db, by, rosterId)).toMatchObject({
    ...{ askedFor: null, finishedAt: expect.any(Date), startedBy: by.memberId, doneRows: 2 },
  })
  expect(await rowsOf(db, by.communityId, 'invitations')).toHaveLength(2)
  const events = await rowsOf(db, by.communityId, 'auditEvents')
  expect(events.at(-1)).toMatchObject({
    ...{ deed: 'imported roster', actorId: by.memberId, fromAddress: '203.0.113.7' },
  })
  expect(await waiting(db, by)).toEqual([])
})

/** What may have become of whoever asked. */
const lost: Record<string, (db: Db, who: { communityId: string; id: string }) => Promise<unknown>> =
  {
    'has left': (db, who) => change(db, 'members', who, { leftAt: april }),
    'is suspended': (db, who) =>
      change(db, 'members', who, { suspendedAt: april, suspendedBecause: 'moved' }),
    'may no longer import': async (db, who) => {
      const roles = await rowsOf(db, who.communityId, 'roles')
      const { id: roleId } = roles.find(({ system }) => system === 'board')!
      await change(db, 'members', who, { roleId })
    },
  }

test.for(Object.entries(lost))(
  'for somebody who %s nothing is done, and nobody tries again',
  async ([, lose], { db }) => {
    const first = await aLeader(db)
    const { communityId } = first
    const { id } = await aMember(db, { communityId, role: 'leader' })
    const account = await anAccount(db)
    const by = { ...first, memberId: id, accountId: account.id }
    const rosterId = await aBroughtRoster(db, by)
    await chooseColumns(db, by, { rosterId, fields: {}, withoutEmail: 'attention' })
    await lose(db, { communityId, id })
    await work(db, by, rosterId)
    expect(await rosterOf(db, by, rosterId)).toMatchObject({
      ...{ plannedAt: null, failedAt: expect.any(Date), askedFor: 'check' },
    })
    expect(await waiting(db, by)).toEqual([])
  },
)

test('an import that is refused is given up', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aCheckedRoster(db, by)
  await startImport(db, by, { rosterId, sends: 'now' })
  await changeRoster(db, by, { rosterId, startedAt: april, undoneAt: april })
  await work(db, by, rosterId)
  expect((await rosterOf(db, by, rosterId))!.failedAt).not.toBeNull()
})

test('what kills its worker again and again is given up at the fourth time', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aCheckedRoster(db, by)
  await startImport(db, by, { rosterId, sends: 'now' })
  const asked = { communityId: by.communityId, rosterId }
  for (let times = 0; times < 3; times += 1)
    expect(await beginWork(db, asked)).toEqual({ ...asked, rowCount: 3 })
  expect(await beginWork(db, asked)).toBeNull()
  expect(await rosterOf(db, by, rosterId)).toMatchObject({ failedAt: expect.any(Date) })
  await work(db, by, rosterId)
  expect(await rosterOf(db, by, rosterId)).toMatchObject({ startedAt: null })

  await startImport(db, by, { rosterId, sends: 'now' })
  expect(await beginWork(db, asked)).toEqual({ ...asked, rowCount: 3 })
  await work(db, by, rosterId)
  expect((await rosterOf(db, by, rosterId))!.finishedAt).not.toBeNull()
  expect(await beginWork(db, asked)).toBeNull()
})

test('a worker that is told to stop leaves the import to another', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const rosterId = await aCheckedRoster(db, by)
  await startImport(db, by, { rosterId, sends: 'now' })
  const stop = new AbortController()
  stop.abort()
  await workOnRoster(db, { communityId, rosterId }, { key, signal: stop.signal })
  expect(await rosterOf(db, by, rosterId)).toMatchObject({ startedAt: null, askedFor: 'import' })
  await work(db, by, rosterId)
  expect((await rosterOf(db, by, rosterId))!.finishedAt).not.toBeNull()
})

test('what a support agent asked of a worker is done with what the agent may, and is their deed', async ({
  db,
}) => {
  const { slug, leader } = await aCommunity(db)
  const agent = await aSupportAgent(db)
  await anAccess(db, { agent, slug, leader })
  const asking = { accountId: agent.accountId, from: null, hasSecondStep: true }
  const entered = await enterCommunity(db, asking, slug)
  const by = entered.ok ? entered.value.by : leader
  const rosterId = await aBroughtRoster(db, by)
  await chooseColumns(db, by, { rosterId, fields: {}, withoutEmail: 'attention' })
  await work(db, by, rosterId)
  await startImport(db, by, { rosterId, sends: 'now' })
  await endOwnAccess(db, agent, { slug, from: null })
  await work(db, by, rosterId)
  const events = await rowsOf(db, by.communityId, 'auditEvents')
  const deeds = events.filter(({ deed }) => ['imported roster', 'made invitations'].includes(deed))
  expect(deeds.length).toBeGreaterThan(0)
  for (const { actorId, accountId } of deeds)
    expect([actorId, accountId]).toEqual([leader.memberId, agent.accountId])

  const own = await aBroughtRoster(db, leader)
  await chooseColumns(db, leader, { rosterId: own, fields: {}, withoutEmail: 'attention' })
  expect(await rosterOf(db, leader, own)).toMatchObject({ askedUnder: null })
})
