import { expect } from 'vitest'
import { readOverview } from '#domain/invitations/read-overview.ts'
import { test } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import { rowsOf } from '#test/rows.ts'
import { chooseReminders } from './choose-reminders.ts'

test('reminders are off until a leader wants them, and each choice is recorded once', async ({
  db,
}) => {
  const by = await aLeader(db)
  const reminds = async () => (await readOverview(db, by)).reminds
  expect(await reminds()).toBe(false)

  for (const wanted of [true, true, false]) {
    await chooseReminders(db, by, { reminds: wanted })
    expect(await reminds()).toBe(wanted)
  }
  const events = (await rowsOf(db, by.communityId, 'auditEvents')).filter(
    ({ deed }) => deed === 'chose reminders',
  )
  expect(events).toMatchObject([
    { actorId: by.memberId, facts: { reminds: true } },
    { actorId: by.memberId, facts: { reminds: false } },
  ])
})

test('the choice of one community is not another one’s', async ({ db }) => {
  const [one, other] = [await aLeader(db), await aLeader(db)]
  await chooseReminders(db, one, { reminds: true })
  expect((await readOverview(db, other)).reminds).toBe(false)
})

test('who may not update preferences does not choose', async ({ db }) => {
  const by = await aLeader(db)
  const powerless = { ...by, permissions: new Set(['invite members'] as const) }
  expect(() => chooseReminders(db, powerless, { reminds: true })).toThrow(
    'update community preferences',
  )
})
