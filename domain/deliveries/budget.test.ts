import fc from 'fast-check'
import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { readEmail } from '#domain/contacts/email-address.ts'
import { addDays, addMinutes } from '#domain/days.ts'
import { inviteAddresses } from '#domain/invitations/invite-addresses.ts'
import { voidBatch } from '#domain/invitations/void-batch.ts'
import { newId } from '#domain/new-id.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aCommunity, anEmail, key } from '#test/factories.ts'
import { change, rowsOf } from '#test/rows.ts'
import { roomToday, spread, spreadOverBudget } from './budget.ts'
import { deliveryState } from './delivery.ts'
import { queueInvitations } from './queue-invitations.ts'

const day = 24 * 60 * 60 * 1000
const april = new Date('2026-04-01T12:00:00Z')

test('no 24 hours ever hold more than the budget, and nothing is lost or early', () => {
  const minutes = fc.integer({ min: -1439, max: 4000 })
  const spentBefore = fc.array(fc.record({ minutes, count: fc.integer({ min: 1, max: 4 }) }), {
    maxLength: 4,
  })
  fc.assert(
    fc.property(
      spentBefore,
      fc.integer({ min: 5, max: 9 }),
      fc.nat(40),
      (before, budget, count) => {
        const spent = before
          .map(({ minutes, count }) => ({ at: addMinutes(april, minutes), count }))
          .sort((a, b) => a.at.getTime() - b.at.getTime())
        const kept = spent.reduce((sum, { count }) => sum + count, 0)
        fc.pre(kept <= budget)
        const moments = spread({ budget, spent, count, now: april })
        expect(moments).toHaveLength(count)
        const all = [...spent.flatMap(({ at, count }) => Array<Date>(count).fill(at)), ...moments]
        for (const last of all) {
          const window = all.filter((one) => one <= last && one.getTime() > last.getTime() - day)
          expect(window.length).toBeLessThanOrEqual(budget)
        }
        expect(moments.every((moment) => moment >= april)).toBe(true)
      },
    ),
  )
})

/** Queues so many invitations, each to somebody else; answers how many leave later. */
function invite(db: Db, by: Actor, { count, at }: { count: number; at?: Date }) {
  const { communityId } = by
  const messages = Array.from({ length: count }, () => ({ recipient: anEmail(), locale: 'en' }))
  const channel = 'email'
  return inCommunity(
    db,
    communityId,
    (db, now) => queueInvitations(db, { communityId, channel, messages, now }),
    at,
  )
}

test('a community on trial sends a thousand a day; the others leave the day after', async ({
  db,
}) => {
  const { leader: by } = await aCommunity(db)

  expect(await invite(db, by, { count: 700 })).toEqual({ later: 0 })
  expect(await invite(db, by, { count: 700 })).toEqual({ later: 400 })
  const dues = (await rowsOf(db, by.communityId, 'deliveries')).map(({ dueAt }) => dueAt)
  const tomorrow = dues.filter((dueAt) => dueAt.getTime() > Date.now() + day / 2)
  expect(tomorrow).toHaveLength(400)
  expect(tomorrow.every((dueAt) => dueAt.getTime() < Date.now() + day)).toBe(true)
})

test.for([
  ['on trial', {}, 1000, 100],
  ['after the trial', { trialEndsAt: addDays(new Date(), -1) }, 10_000, 1000],
  ['whom support gave more', { dailyMessages: 2500 }, 2500, 100],
] as const)('the room of a community %s', async ([, given, email, text], { db }) => {
  const { leader: by, communityId } = await aCommunity(db, given)
  const roomOf = (channel: 'email' | 'text') =>
    inCommunity(db, communityId, (db, now) => roomToday(db, { communityId, channel, now }))
  expect([await roomOf('email'), await roomOf('text')]).toEqual([email, text])

  await invite(db, by, { count: 20 })
  expect([await roomOf('email'), await roomOf('text')]).toEqual([email - 20, text])
})

test('leaders who hurry share one budget', async ({ db }) => {
  const { leader: by, communityId } = await aCommunity(db, { dailyMessages: 50 })
  const spendSome = () => invite(db, by, { count: 20 })
  await Promise.all([spendSome(), spendSome(), spendSome(), spendSome()])

  const dues = (await rowsOf(db, communityId, 'deliveries')).map(({ dueAt }) => dueAt.getTime())
  expect(dues.filter((dueAt) => dueAt < Date.now() + day / 2)).toHaveLength(50)
  expect(dues).toHaveLength(80)
})

test('a list that was voided gives back what it has not sent', async ({ db }) => {
  const { leader: by, communityId } = await aCommunity(db, { dailyMessages: 2 })
  const send = async () => {
    const emails = [anEmail(), anEmail(), anEmail()].map((email) => readEmail(email)!)
    const addressees = emails.map((email) => ({ email, name: null }))
    const list = { addressees, leftOut: [], submission: newId() }
    const outcome = await inviteAddresses(db, by, list, { key })
    if (!outcome.ok) throw new Error(outcome.refusal.because)
    return outcome.value
  }
  const { batchId } = await send()
  const [first] = await rowsOf(db, communityId, 'deliveries')
  await change(db, 'deliveries', first!, { sentAt: new Date() })
  await voidBatch(db, by, { batchId })

  const states = (await rowsOf(db, communityId, 'deliveries')).map((row) =>
    deliveryState(row, new Date()),
  )
  expect(states).toEqual(['sent', 'suppressed', 'suppressed'])
  expect(await send()).toMatchObject({ invited: 3, later: { count: 2 } })
})

test('one community does not spend what is another one’s', async ({ db }) => {
  const one = await aCommunity(db, { dailyMessages: 1 })
  const other = await aCommunity(db, { dailyMessages: 1 })
  await invite(db, one.leader, { count: 5 })

  expect(await invite(db, other.leader, { count: 1 })).toEqual({ later: 0 })
  const moments = await inCommunity(db, one.communityId, (db, now) =>
    spreadOverBudget(db, { communityId: one.communityId, channel: 'email', count: 1, now }),
  )
  expect(moments[0]!.getTime()).toBeGreaterThan(Date.now() + 4 * day)
})
