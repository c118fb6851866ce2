import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { aCommunity, aMember } from '#test/factories.ts'
import { aPerson, test } from '#test/identity.ts'
import { aCautiousPerson } from '#test/two-factor.ts'
import { askSecondStep, readSignInSafety } from './ask-second-step.ts'
import { enterAsLeader } from './enter-as-leader.ts'
import { enterCommunity } from './enter-community.ts'
import { listAsking } from './list-asking.ts'

const done = { ok: true, value: null }

test('once it is asked, leaders enter only with a second step, and residents as before', async ({
  db,
}) => {
  const { leader, communityId, slug } = await aCommunity(db)
  const resident = await aMember(db, { communityId })
  const enter = (accountId: string, hasSecondStep?: boolean) =>
    enterCommunity(db, { accountId, from: null, hasSecondStep }, slug)
  expect(await enter(leader.accountId)).toMatchObject({ ok: true })
  expect(await askSecondStep(db, leader, { asked: true, hasSecondStep: true })).toEqual(done)

  expect(await enter(leader.accountId)).toEqual({
    ok: false,
    refusal: { because: 'second step' },
  })
  expect(await enter(leader.accountId, false)).toMatchObject({ ok: false })
  expect(await enter(leader.accountId, true)).toMatchObject({ ok: true })
  expect(await enter(resident.accountId!)).toMatchObject({ ok: true })
  expect(await enterAsLeader(db, slug)).toMatchObject({ ok: true })

  await askSecondStep(db, leader, { asked: false, hasSecondStep: false })
  expect(await enter(leader.accountId)).toMatchObject({ ok: true })
})

test('who has not shown a second step cannot ask it, and so not lock themselves out', async ({
  db,
}) => {
  const { leader } = await aCommunity(db)
  const asked = await askSecondStep(db, leader, { asked: true, hasSecondStep: false })
  expect(asked).toEqual({ ok: false, refusal: { because: 'you first' } })
  expect(await readSignInSafety(db, leader)).toMatchObject({ since: null })
})

test('it takes the permission, and is written down once', async ({ db }) => {
  const { leader, communityId } = await aCommunity(db)
  const resident = { ...leader, permissions: new Set<never>() }
  const choose = (by: typeof leader) => askSecondStep(db, by, { asked: true, hasSecondStep: true })
  await expect(choose(resident)).rejects.toThrow(NotAllowed)
  expect(() => readSignInSafety(db, resident)).toThrow(NotAllowed)
  expect([await choose(leader), await choose(leader)]).toEqual([done, done])
  const events = await inCommunity(db, communityId, (db) =>
    db
      .selectFrom('auditEvents')
      .select(['deed', 'actorId', 'facts'])
      .where('communityId', '=', communityId)
      .where('deed', '=', 'chose two-factor for leaders')
      .execute(),
  )
  const { memberId: actorId } = leader
  expect(events).toEqual([
    { deed: 'chose two-factor for leaders', actorId, facts: { asked: true } },
  ])
})

test('its page names the leaders who do not have it yet, and an account the communities that ask', async ({
  db,
  tools,
}) => {
  const { leader, communityId } = await aCommunity(db)
  const [cautious, careless] = [await aCautiousPerson(db, tools), await aPerson(db, tools)]
  const second = { communityId, role: 'leader' } as const
  await aMember(db, { ...second, accountId: cautious.accountId, firstName: 'Cora' })
  await aMember(db, { ...second, accountId: careless.accountId, firstName: 'Bo' })
  const { leadersWithout } = await readSignInSafety(db, leader)
  expect(leadersWithout.join()).toContain('Bo')
  expect(leadersWithout.join()).not.toContain('Cora')
  expect(await listAsking(db, careless.accountId)).toEqual([])
  await askSecondStep(db, leader, { asked: true, hasSecondStep: true })
  expect(await listAsking(db, careless.accountId)).toEqual(['Maple Court'])
})
