import { RouterContextProvider } from 'react-router'
import { expect, onTestFinished } from 'vitest'
import type { Db } from '#database/connect.ts'
import { listen } from '#database/listen.ts'
import { enterCommunity } from '#domain/communities/enter-community.ts'
import { changeRole } from '#domain/members/change-role.ts'
import { suspend } from '#domain/members/suspend.ts'
import { editRole } from '#domain/roles/edit-role.ts'
import type { Permission } from '#domain/roles/permission.ts'
import { fingerprintOf } from '#domain/roles/role.ts'
import { endAgent } from '#domain/support/appoint-agent.ts'
import { endAccess } from '#domain/support/end-access.ts'
import type { Session } from '#integrations/identity/identity.ts'
import { postgresLive } from '#integrations/live/postgres.ts'
import type { Services } from '#server/services.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember } from '#test/factories.ts'
import { aMemberWith, systemRole } from '#test/roles.ts'
import { rowOf } from '#test/rows.ts'
import { anAccess, aSupportAgent } from '#test/support.ts'
import { entrance, house, session } from './context.ts'
import { whileInside } from './while-inside.ts'

/** Somebody to whom a page tells something as it happens, and how their role may be edited. */
async function aListener({ db, address }: { db: Db; address: string }) {
  const { communityId, slug, leader } = await aCommunity(db)
  const { by, roleId } = await aMemberWith(db, leader, ['import roster', 'view property'])
  const entered = await enterCommunity(db, { accountId: by.accountId, from: null }, slug)
  if (!entered.ok) throw new Error(entered.refusal.because)
  const live = postgresLive((given) => listen(address, given))
  onTestFinished(() => live.close())
  const context = new RouterContextProvider()
  context.set(house, { db, live } as Services)
  context.set(session, { accountId: by.accountId } as Session)
  context.set(entrance, entered.value)
  const signal = whileInside(context, new AbortController().signal)
  const ended = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
  await watched(live, [`member ${by.memberId}`, `role ${roleId}`])
  const edit = async (permissions: Permission[]) => {
    const now = await rowOf(db, 'roles', { communityId, id: roleId })
    const role = { name: now.name, isLeader: now.isLeader, permissions: now.permissions as [] }
    return editRole(db, leader, { ...role, permissions, roleId, seen: fingerprintOf(role) })
  }
  return { leader, by, signal, ended, edit }
}

/** Waits until topics are listened to: whoever watches is told once at once. */
async function watched(live: Services['live'], topics: readonly string[]): Promise<void> {
  for (const topic of topics)
    for await (const _ of live.watch(topic, new AbortController().signal)) break
}

test('what a page tells as it happens ends when a permission is taken from the role', async ({
  own,
}) => {
  const { signal, ended, edit } = await aListener(own)
  await edit(['import roster', 'view property', 'view leaders'])
  expect(signal.aborted).toBe(false)
  await edit(['view property', 'view leaders'])
  await ended
})

test('it ends when the person is given a role that may do less', async ({ own }) => {
  const { leader, by, ended } = await aListener(own)
  const roleId = await systemRole(own.db, leader, 'resident')
  await changeRole(own.db, leader, { memberId: by.memberId, roleId })
  await ended
})

/** A support agent to whom a page tells something as it happens, for a leader beside the first. */
async function anAgentListening({ db, address }: { db: Db; address: string }) {
  const { slug, leader, communityId } = await aCommunity(db)
  const { id: memberId } = await aMember(db, { communityId, role: 'leader' })
  const agent = await aSupportAgent(db)
  const accessId = await anAccess(db, { agent, slug, leader: { memberId } })
  const visitor = { accountId: agent.accountId, from: null, hasSecondStep: true }
  const entered = await enterCommunity(db, visitor, slug)
  if (!entered.ok) throw new Error(entered.refusal.because)
  const live = postgresLive((given) => listen(address, given))
  onTestFinished(() => live.close())
  const listening = async (until = entered.value.support!.until) => {
    const context = new RouterContextProvider()
    context.set(house, { db, live } as Services)
    context.set(session, { accountId: agent.accountId, secondStep: 'app' } as Session)
    const support = { ...entered.value.support!, until }
    context.set(entrance, { ...entered.value, support })
    const signal = whileInside(context, new AbortController().signal)
    const ended = new Promise((end) => signal.addEventListener('abort', end))
    const topics = [`member ${memberId}`, `access ${accessId}`, `agent ${agent.accountId}`]
    await watched(live, topics)
    for (let asked = 0; asked < 5; asked += 1) await enterCommunity(db, visitor, slug) // what it asks at first is answered by then
    return { signal, ended }
  }
  return { leader, memberId, agent, accessId, listening }
}

type Listening = Awaited<ReturnType<typeof anAgentListening>> & { db: Db }

const waysOut: Record<string, (given: Listening) => Promise<unknown>> = {
  'a leader ends the access': ({ db, leader, accessId }) => endAccess(db, leader, { accessId }),
  'the agent is no agent any more': ({ db, agent }) => endAgent(db, agent),
  'their leader is suspended': ({ db, leader, memberId }) =>
    suspend(db, leader, { memberId, reason: 'arrears' }),
}

test.for(Object.keys(waysOut))(
  'what a page tells a support agent as it happens ends when %s',
  async (way, { own }) => {
    const given = await anAgentListening(own)
    const { signal, ended } = await given.listening()
    expect(signal.aborted).toBe(false)
    await waysOut[way]!({ ...given, db: own.db })
    await ended
  },
)

test('it ends when the time of the access is over', async ({ own }) => {
  const { listening } = await anAgentListening(own)
  const { ended } = await listening(new Date(Date.now() + 50))
  await ended
})
