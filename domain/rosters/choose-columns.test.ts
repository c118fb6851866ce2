import { expect } from 'vitest'
import { accept, refuse } from '#domain/result.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { aBroughtRoster, changeRoster, owners, rosterOf } from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import { chooseColumns } from './choose-columns.ts'
import type { Column, Field } from './field.ts'

const april = new Date('2030-04-02T10:00:00Z')
const withoutEmail = 'attention' as const

test('what was chosen holds, is remembered, and has the rows checked', async ({ db }) => {
  const by = { ...(await aLeader(db)), from: '203.0.113.7' }
  const rosterId = await aBroughtRoster(db, by)
  const chosen = { rosterId, fields: { city: 'title' }, withoutEmail: 'paper' } as const
  expect(await chooseColumns(db, by, chosen, { at: april })).toEqual(accept(null))
  const roster = (await rosterOf(db, by, rosterId))!
  expect(roster).toMatchObject({
    ...{ withoutEmail: 'paper', askedFor: 'check', askedAt: april },
    ...{ askedBy: by.memberId, askedFrom: '203.0.113.7' },
  })
  const columns = roster.columns as unknown as Column[]
  expect(columns.map(({ field }) => field)).toEqual([
    ...['fullName', 'address', 'title', 'state', 'zip', 'email', 'household'],
  ])
  expect(columns[2]).toMatchObject({ confidence: 1 })
  const next = (await rosterOf(db, by, await aBroughtRoster(db, by)))!
  expect((next.columns as unknown as Column[])[2]).toMatchObject({ field: 'title' })
})

test('where no column has addresses any more, they can be filled in', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by)
  for (const email of ['ignore', 'title'] as const) {
    await chooseColumns(db, by, { rosterId, fields: { email }, withoutEmail })
    const columns = (await rosterOf(db, by, rosterId))!.columns as unknown as Column[]
    expect(columns.map(({ index, field }) => `${index} ${field}`).slice(5)).toEqual([
      ...[`5 ${email}`, '6 household', '7 email'],
    ])
  }
})

test('what is confirmed as it was guessed stays what it was, as sure as it was', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by)
  const before = (await rosterOf(db, by, rosterId))!.columns
  const fields: Record<string, Field> = { owner: 'fullName', address: 'address' }
  await chooseColumns(db, by, { rosterId, fields, withoutEmail })
  expect((await rosterOf(db, by, rosterId))!.columns).toEqual(before)
  const next = (await rosterOf(db, by, await aBroughtRoster(db, by)))!
  expect(next.columns).toEqual(before)
})

test('a correction leaves the others what they were before, though few rows would not tell it', async ({
  db,
}) => {
  const by = await aLeader(db)
  const header = ['Owner', 'Home', 'Contact', 'Blurb']
  const rows = [1, 2, 3].map((at) => ['Ana Reyes', `${at} Elm Street`, `ana${at}@example.com`, ''])
  const rosterId = await aBroughtRoster(db, by, { rows: [header, ...rows] })
  await chooseColumns(db, by, { rosterId, fields: {}, withoutEmail })
  const few = [header, ['Bo Chen', '9 Elm Street', '', 'Clerk']]
  const restId = await aBroughtRoster(db, by, { rows: few })
  await chooseColumns(db, by, { rosterId: restId, fields: { blurb: 'title' }, withoutEmail })
  const columns = (await rosterOf(db, by, restId))!.columns as unknown as Column[]
  expect(columns.map(({ field }) => field)).toEqual([
    ...['fullName', 'address', 'email', 'title', 'household'],
  ])
})

test('what tells who has left still does, when another column is corrected', async ({ db }) => {
  const by = await aLeader(db)
  const header = ['Owner', 'Home', 'Email', 'Stays', 'Blurb']
  const rows = ['Current', 'Past', 'Sold 3/2024'].map((stays, at) => {
    return ['Ana Reyes', `${at + 1} Elm Street`, `ana${at}@example.com`, stays, 'Clerk']
  })
  const rosterId = await aBroughtRoster(db, by, { rows: [header, ...rows] })
  const fields: Record<string, Field> = { stays: 'ignore', blurb: 'title' }
  await chooseColumns(db, by, { rosterId, fields, withoutEmail })
  const columns = (await rosterOf(db, by, rosterId))!.columns as unknown as Column[]
  expect(columns.map(({ meaning }) => meaning)).toEqual([
    ...['fullName', 'address', 'email', 'hasLeft', 'title', 'household'],
  ])
})

test('what was corrected before stays corrected when something else is', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by)
  const choose = (fields: Record<string, Field>) =>
    chooseColumns(db, by, { rosterId, fields, withoutEmail })
  await choose({ city: 'title' })
  await choose({ state: 'role' })
  const columns = (await rosterOf(db, by, rosterId))!.columns as unknown as Column[]
  expect(columns.map(({ field }) => field).slice(2, 4)).toEqual(['title', 'role'])
})

test.for([
  [{ owner: 'ignore' }, 'no column of names'],
  [{ address: 'ignore' }, 'no column of homes'],
] as const)('with %o there is %s', async ([fields, because], { db }) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by)
  const before = await rosterOf(db, by, rosterId)
  const outcome = await chooseColumns(db, by, { rosterId, fields, withoutEmail })
  expect(outcome).toEqual(refuse({ because }))
  expect(await rosterOf(db, by, rosterId)).toEqual(before)
})

test.for(['firstName', 'lastName'] as const)(
  'a column of %s is one of names',
  async (name, { db }) => {
    const by = await aLeader(db)
    const rosterId = await aBroughtRoster(db, by)
    const chosen = { rosterId, fields: { owner: name }, withoutEmail }
    expect(await chooseColumns(db, by, chosen)).toEqual(accept(null))
  },
)

test.for(['street', 'lot'] as const)('a column of %s is one of homes', async (home, { db }) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by)
  const chosen = { rosterId, fields: { address: home }, withoutEmail }
  expect(await chooseColumns(db, by, chosen)).toEqual(accept(null))
})

test('once an import was asked for or has begun, its columns stay', async ({ db }) => {
  const by = await aLeader(db)
  const chosen = { fields: { city: 'title' }, withoutEmail } as const
  const totals = JSON.stringify({}) as never
  for (const values of [
    { startedAt: april, plannedAt: april, totals },
    { askedFor: 'import', askedAt: april },
  ]) {
    const rosterId = await aBroughtRoster(db, by)
    await changeRoster(db, by, { rosterId, ...values })
    const outcome = await chooseColumns(db, by, { rosterId, ...chosen })
    expect(outcome).toEqual(refuse({ because: 'already started' }))
  }
})

test('a roster of another community is unknown', async ({ db }) => {
  const stranger = await aLeader(db)
  const rosterId = await aBroughtRoster(db, stranger)
  const chosen = { rosterId, fields: {}, withoutEmail }
  const outcome = await chooseColumns(db, await aLeader(db), chosen)
  expect(outcome).toEqual(refuse({ because: 'unknown roster' }))
})

test('of a long file some hundred rows tell what its columns are', async ({ db }) => {
  const by = await aLeader(db)
  const rows = Array.from({ length: 900 }, (_, at) => [
    ...['Ana Reyes', `${at + 1} Elm Street`, 'Austin', 'TX', '78701'],
    `ana${at}@example.com`,
  ])
  const rosterId = await aBroughtRoster(db, by, { rows: [owners[0]!, ...rows] })
  const chosen = { rosterId, fields: { city: 'title' }, withoutEmail } as const
  await chooseColumns(db, by, chosen)
  const columns = (await rosterOf(db, by, rosterId))!.columns as unknown as Column[]
  expect(columns.map(({ field }) => field)).toEqual([
    ...['fullName', 'address', 'title', 'state', 'zip', 'email', 'household'],
  ])
})

test('nobody chooses columns without the permission to import', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by)
  const actor = { ...by, permissions: new Set(['invite members'] as const) }
  const chosen = { rosterId, fields: {}, withoutEmail }
  expect(() => chooseColumns(db, actor, chosen)).toThrow(NotAllowed)
})
