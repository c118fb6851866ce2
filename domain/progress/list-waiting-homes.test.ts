import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { addDays } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { makePassesForHomes } from '#domain/passes/make-passes-for-homes.ts'
import { type Actor, NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aLeader, anInvitation, key } from '#test/factories.ts'
import { aHousehold } from '#test/households.ts'
import { aHome } from '#test/passes.ts'
import { change, rowsOf } from '#test/rows.ts'
import { listWaitingHomes, type WaitingQuestion } from './list-waiting-homes.ts'

const everything: WaitingQuestion = { holdUp: null, search: '', after: null }

const list = (db: Db, by: Actor, question: Partial<WaitingQuestion> = {}, onPage?: number) =>
  listWaitingHomes(db, by, { ...everything, ...question }, { onPage })

test('a home waits until somebody of it has joined, and says who is expected', async ({ db }) => {
  const { leader, communityId } = await aHousehold(db)
  const { householdId } = await anInvitation(db, {
    by: leader,
    newcomer: { firstName: 'Ana', lastName: 'Reyes' },
  })
  const bo = { firstName: 'Bo', lastName: 'Chen', place: { householdId } }
  await anInvitation(db, { by: leader, newcomer: bo })
  await aHome(db, leader, { street: '99 ZINNIA LN' })
  const { homes, counts, next } = await list(db, leader)
  expect(homes).toMatchObject([
    { people: ['Bo Chen', 'Ana Reyes'], holdUp: 'on the way', act: null },
    { door: '99 ZINNIA LN', people: [], holdUp: 'nobody known', act: 'letter' },
  ])
  expect(counts).toMatchObject({ 'on the way': 1, 'nobody known': 1, 'not sent': 0 })
  expect(next).toBeNull()
  await change(db, 'properties', { communityId, id: homes[1]!.id }, { deletedAt: new Date() })
  expect((await list(db, leader)).homes).toHaveLength(1)
})

test('what a home is held up by follows its messages and its pass', async ({ db }) => {
  const by = await aLeader(db)
  const { invitationId } = await anInvitation(db, { by })
  const [delivery] = await rowsOf(db, by.communityId, 'deliveries')
  const sentAt = addDays(new Date(), -1)
  await change(db, 'deliveries', delivery!, { sentAt, bouncedAt: sentAt })
  const bounced = { holdUp: 'not reached', trouble: 'bounced', act: 'fix address', invitationId }
  expect((await list(db, by)).homes).toMatchObject([bounced])
  await aHome(db, by, { street: '99 ZINNIA LN' })
  await makePassesForHomes(db, by, { submission: newId() }, { key })
  const { homes } = await list(db, by)
  expect(homes).toMatchObject([bounced, { holdUp: 'on paper', act: 'letter' }])
})

test('homes are found by their address and by what holds them up, page after page', async ({
  db,
}) => {
  const by = await aLeader(db)
  for (const number of [11, 12, 13, 14, 15]) await aHome(db, by, { street: `${number} OAK LN` })
  await anInvitation(db, { by })
  const doorsOf = async (question: Partial<WaitingQuestion>) =>
    (await list(db, by, question)).homes.map(({ door }) => door)
  expect(await doorsOf({ search: 'oak 13' })).toEqual(['13 OAK LN'])
  expect(await doorsOf({ holdUp: 'on the way' })).toHaveLength(1)
  expect(await doorsOf({ holdUp: 'nobody known', search: '1' })).toContain('15 OAK LN')
  expect(await doorsOf({ search: 'elm' })).toEqual([])

  const known = { holdUp: 'nobody known' } as const
  const first = await list(db, by, known, 2)
  const second = await list(db, by, { ...known, after: first.next }, 2)
  const third = await list(db, by, { ...known, after: second.next }, 2)
  const doors = [first, second, third].flatMap(({ homes }) => homes.map(({ door }) => door))
  expect(doors).toEqual([11, 12, 13, 14, 15].map((number) => `${number} OAK LN`))
  expect(third.next).toBeNull()
})

test('homes stand in the order of streets, numbers and units, on one page as on many', async ({
  db,
}) => {
  const by = await aLeader(db)
  for (const street of ['10 OAK LN', '9 OAK LN', '100 ELM ST']) await aHome(db, by, { street })
  for (const unit of ['# 1001', '# 101', '# 99'])
    await aHome(db, by, { street: '500 BAY DR', unit })
  const whole = (await list(db, by)).homes.map(({ door }) => door)
  expect(whole).toEqual([
    ...['500 BAY DR # 99', '500 BAY DR # 101', '500 BAY DR # 1001'],
    ...['100 ELM ST', '9 OAK LN', '10 OAK LN'],
  ])
  const first = await list(db, by, {}, 2)
  const second = await list(db, by, { after: first.next }, 4)
  expect([...first.homes, ...second.homes].map(({ door }) => door)).toEqual(whole)
})

test('somebody who has no code that is good is to be invited', async ({ db }) => {
  const by = await aLeader(db)
  const { invitationId: id } = await anInvitation(db, { by })
  const voided = { voidedAt: new Date(), voidedBecause: 'by a leader', sealedCode: null }
  await change(db, 'invitations', { communityId: by.communityId, id }, voided)
  expect((await list(db, by)).homes).toMatchObject([{ holdUp: 'no code', act: 'invite' }])
})

test('homes of other communities are not listed, and not everybody may look', async ({ db }) => {
  const [by, other] = [await aLeader(db), await aLeader(db)]
  await anInvitation(db, { by: other })
  const [home] = (await list(db, other)).homes
  expect((await list(db, by, { after: home!.id })).homes).toEqual([])
  expect((await list(db, by)).homes).toEqual([])
  for (const missing of ['admin view members', 'view property'] as const) {
    const permissions = new Set(by.permissions)
    permissions.delete(missing)
    expect(() => list(db, { ...by, permissions })).toThrow(NotAllowed)
  }
})
