import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { enterCommunity } from '#domain/communities/enter-community.ts'
import { mayEnter } from '#domain/communities/list-memberships.ts'
import { leaveForGood } from '#domain/members/leave.ts'
import { suspend } from '#domain/members/suspend.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import { permissions } from '#domain/roles/permission.ts'
import { systemRoles } from '#domain/roles/system-roles.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember } from '#test/factories.ts'
import { hurriedBy } from '#test/hold-open.ts'
import { aMemberWith, systemRole } from '#test/roles.ts'
import { change, rowsOf } from '#test/rows.ts'
import { anAccess, aSupportAgent, purpose } from '#test/support.ts'
import { type Agent, readAgent } from './agent.ts'
import { endAgent } from './appoint-agent.ts'
import { endAccess, endOwnAccess } from './end-access.ts'
import { grantAccess } from './grant-access.ts'

/** How an agent is answered at the door, with two-factor shown unless it is said otherwise. */
function enter(
  db: Db,
  { accountId }: Pick<Agent, 'accountId'>,
  slug: string,
  hasSecondStep = true,
) {
  return enterCommunity(db, { accountId, from: null, hasSecondStep }, slug)
}

const outside = { ok: false, refusal: { because: 'not a member' } }

/** An agent whom the leader of a community let in. */
async function anAgentInside(db: Db) {
  const town = await aCommunity(db)
  const agent = await aSupportAgent(db)
  const accessId = await anAccess(db, { agent, ...town })
  return { ...town, agent, accessId }
}

test('an agent enters at the word of a leader, as that leader, with less', async ({ db }) => {
  const { slug, leader, agent, accessId } = await anAgentInside(db)
  const entered = await enter(db, agent, slug)
  if (!entered.ok) throw new Error(entered.refusal.because)
  const { by, support, hasOthers, livesHere } = entered.value
  expect(by).toMatchObject({ memberId: leader.memberId, accountId: agent.accountId })
  expect(support).toMatchObject({ accessId, name: 'Sam Ode', leader: 'Lee Board', purpose })
  expect(by.support).toEqual(support)
  expect([hasOthers, livesHere]).toEqual([true, false])
  const never = permissions.filter((one) => !by.permissions.has(one))
  expect(never).toEqual([
    'update community preferences',
    'change member role',
    'export members',
    'manage member groups',
  ])
})

test('two-factor is asked of an agent although the community asks it of nobody', async ({ db }) => {
  const { slug, agent } = await anAgentInside(db)
  expect(await enter(db, agent, slug, false)).toEqual({
    ok: false,
    refusal: { because: 'second step' },
  })
})

test('an agent is a stranger without access, in another community, and to those who come after it', async ({
  db,
}) => {
  const { slug, agent } = await anAgentInside(db)
  const other = await aCommunity(db)
  expect(await enter(db, agent, other.slug)).toEqual(outside)
  expect(await enter(db, await aSupportAgent(db), slug)).toEqual(outside)
  await endAgent(db, agent)
  expect(await enter(db, agent, slug)).toEqual(outside)
  expect(await readAgent(db, agent.accountId)).toBe(null)
})

test('access is over by the clock of the database', async ({ db }) => {
  const { slug, communityId, agent, accessId } = await anAgentInside(db)
  const past = new Date(Date.now() - 60_000)
  const times = { grantedAt: new Date(past.getTime() - 60_000), endsAt: past }
  await change(db, 'supportAccesses', { communityId, id: accessId }, times)
  expect(await enter(db, agent, slug)).toEqual(outside)
})

test('access rests while the leader is suspended, and ends with their leading or leaving', async ({
  db,
}) => {
  const { slug, communityId, leader } = await aCommunity(db)
  const second = await aMember(db, { communityId, role: 'leader' })
  const agent = await aSupportAgent(db)
  await anAccess(db, { agent, slug, leader: { memberId: second.id } })
  const of = { communityId, id: second.id }
  expect(await enter(db, agent, slug)).toMatchObject({ ok: true })
  await suspend(db, leader, { memberId: second.id, reason: 'arrears' })
  expect(await enter(db, agent, slug)).toEqual(outside)
  await change(db, 'members', of, { suspendedAt: null, suspendedBecause: null })
  expect(await enter(db, agent, slug)).toMatchObject({ ok: true })
  await change(db, 'members', of, { roleId: await systemRole(db, leader, 'board') })
  expect(await enter(db, agent, slug)).toEqual(outside)
  await change(db, 'members', of, { roleId: await systemRole(db, leader, 'leader') })
  const account = { id: second.accountId!, email: second.email!, phone: null }
  const leaving = { communityId, memberId: second.id, account, from: null }
  await inCommunity(db, communityId, (db, now) => leaveForGood(db, { ...leaving, now }))
  expect(await enter(db, agent, slug)).toEqual(outside)
})

test('an agent may never more than the leader, and grants no role beyond it', async ({ db }) => {
  const { slug, leader, communityId } = await aCommunity(db)
  const { by: narrow, roleId } = await aMemberWith(db, leader, ['import roster', 'export members'])
  await change(db, 'roles', { communityId, id: roleId }, { isLeader: true })
  const agent = await aSupportAgent(db)
  await anAccess(db, { agent, slug, leader: narrow })
  const entered = await enter(db, agent, slug)
  expect(entered.ok && [...entered.value.by.permissions]).toEqual(['import roster'])
  const whole = await aSupportAgent(db)
  await anAccess(db, { agent: whole, slug, leader })
  const inside = await enter(db, whole, slug)
  const own = inside.ok ? inside.value.by.permissions : new Set<string>()
  const grants = systemRoles.map((role) => [role.system, mayGrant(own, role)])
  expect(Object.fromEntries(grants)).toEqual({ leader: false, board: true, resident: true })
})

test('who is a member enters as themselves, and is let in no other way', async ({ db }) => {
  const { slug, communityId, leader } = await aCommunity(db)
  const agent = await aSupportAgent(db)
  await anAccess(db, { agent, slug, leader })
  const { id } = await aMember(db, { communityId, accountId: agent.accountId })
  const entered = await enter(db, agent, slug, false)
  expect(entered).toMatchObject({ ok: true, value: { support: null, by: { memberId: id } } })
  await endOwnAccess(db, agent, { slug, from: null })
  const wish = { slug, memberId: leader.memberId, purpose, hours: 1, from: null }
  const refused = await grantAccess(db, agent, wish)
  expect(refused).toEqual({ ok: false, refusal: { because: 'a member' } })
})

test('only a leader of that community can be the one who asked', async ({ db }) => {
  const { slug, communityId } = await aCommunity(db)
  const other = await aCommunity(db)
  const agent = await aSupportAgent(db)
  const resident = await aMember(db, { communityId })
  const paused = { suspendedAt: new Date(), suspendedBecause: 'arrears' }
  const suspended = await aMember(db, { communityId, role: 'leader', ...paused })
  for (const memberId of [resident.id, suspended.id, other.leader.memberId]) {
    const refused = await grantAccess(db, agent, { slug, memberId, purpose, hours: 1, from: null })
    expect(refused).toEqual({ ok: false, refusal: { because: 'no leader' } })
  }
  expect(await rowsOf(db, communityId, 'supportAccesses')).toEqual([])
})

test('who is no agent any more is let in nowhere', async ({ db }) => {
  const { slug, leader } = await aCommunity(db)
  const agent = await aSupportAgent(db)
  await endAgent(db, agent)
  const wish = { slug, memberId: leader.memberId, purpose, hours: 1, from: null }
  expect(await grantAccess(db, agent, wish)).toMatchObject({ ok: false })
  expect(await endAgent(db, agent)).toBe(false)
})

test('of two who let the same agent in at once one does, and an end and a grant take turns', async ({
  db,
}) => {
  const { slug, communityId, leader } = await aCommunity(db)
  const agent = await aSupportAgent(db)
  const wish = { slug, memberId: leader.memberId, purpose, hours: 1, from: null }
  const grant = (db: Db) => grantAccess(db, agent, wish)
  const both = await hurriedBy(db, communityId, { first: grant, second: grant })
  expect(both.first).toMatchObject({ ok: true })
  expect(both.second).toEqual({ ok: false, refusal: { because: 'already inside' } })
  const accessId = both.first.ok ? both.first.value : ''
  const end = (db: Db) => endAccess(db, leader, { accessId })
  const ended = await hurriedBy(db, communityId, {
    first: end,
    second: (db) => endOwnAccess(db, agent, { slug, from: null }),
  })
  expect(ended).toEqual({
    first: { ok: true, value: null },
    second: { ok: false, refusal: { because: 'over' } },
  })
  const [one, ...more] = await rowsOf(db, communityId, 'supportAccesses')
  expect([one!.endedBy, more]).toEqual([leader.memberId, []])
  const events = await rowsOf(db, communityId, 'auditEvents')
  const deeds = events.map(({ deed }) => deed).filter((deed) => deed.includes('support'))
  expect(deeds).toEqual(['granted support access', 'ended support access'])
})

test('an agent ended in the middle of a grant is not let in', async ({ db }) => {
  const { slug, communityId, leader } = await aCommunity(db)
  const agent = await aSupportAgent(db)
  const wish = { slug, memberId: leader.memberId, purpose, hours: 1, from: null }
  const both = await hurriedBy(db, communityId, {
    first: (db) => endAgent(db, agent),
    second: (db) => grantAccess(db, agent, wish),
  })
  expect(both.first).toBe(true)
  expect(await enter(db, agent, slug)).toEqual(outside)
  expect(both.second).toEqual({ ok: false, refusal: { because: 'no agent' } })
})

test('nobody ends an access but leaders who may, the one it was granted for, and its agent', async ({
  db,
}) => {
  const { slug, leader, agent, accessId } = await anAgentInside(db)
  const { by: board } = await aMemberWith(db, leader, ['view community preferences'])
  await expect(async () => endAccess(db, board, { accessId })).rejects.toThrow('permission')
  const inside = await enter(db, agent, slug)
  const asLeader = inside.ok ? inside.value.by : leader
  await expect(async () => endAccess(db, asLeader, { accessId })).rejects.toThrow('permission')
  const narrow = { ...leader, permissions: new Set<never>() }
  expect(await endAccess(db, narrow, { accessId })).toEqual({ ok: true, value: null })
  expect(await enter(db, agent, slug)).toEqual(outside)
  const again = await endAccess(db, leader, { accessId })
  expect(again).toEqual({ ok: false, refusal: { because: 'over' } })
  const other = await aCommunity(db)
  const foreign = await endAccess(db, other.leader, { accessId })
  expect(foreign).toEqual({ ok: false, refusal: { because: 'unknown access' } })
})

test('an access that was ended is over for its agent too, and another can follow', async ({
  db,
}) => {
  const { slug, leader, agent, accessId } = await anAgentInside(db)
  await endAccess(db, leader, { accessId })
  const own = await endOwnAccess(db, agent, { slug, from: null })
  expect(own).toEqual({ ok: false, refusal: { because: 'over' } })
  await anAccess(db, { slug, leader, agent })
  expect(await enter(db, agent, slug)).toMatchObject({ ok: true })
})

test('an agent may sign in although their only community is behind the curtain, and no other may', async ({
  db,
}) => {
  const { communityId } = await aCommunity(db, { curtainDrawnAt: new Date() })
  const agent = await aSupportAgent(db)
  await aMember(db, { communityId, accountId: agent.accountId })
  expect(await mayEnter(db, agent.accountId)).toBe(true)
  await endAgent(db, agent)
  expect(await mayEnter(db, agent.accountId)).toBe(false)
  expect(await mayEnter(db, (await aSupportAgent(db)).accountId)).toBe(true)
})
